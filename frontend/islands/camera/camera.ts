import { troubleOf, type Trouble } from './trouble'

/** Enough for the model, which looks at 256 elements of a side; a camera of 4K is made small before it is looked at. */
const WIDTH_PX = 640
const HEIGHT_PX = 360
const SILENT_AFTER_MS = 4000
const LOOK_AGAIN_MS = 1000

export interface Seen {
  readonly t_s: number
  readonly bitmap: ImageBitmap
}

/** The camera: its picture on the page, and one small copy at a time for the eyes. Nothing of it is kept. */
export class Camera {
  readonly video = document.createElement('video')
  private stream: MediaStream | null = null
  private opened_ms = 0
  private last_ms = 0
  private busy = false
  private watch: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly look: (seen: Seen) => void,
    private readonly trouble: (trouble: Trouble) => void,
  ) {
    this.video.muted = true
    this.video.playsInline = true
    this.video.setAttribute('aria-hidden', 'true')
    // A video that is moved to another place of the page stands still.
    this.video.addEventListener('pause', () => void (this.stream && this.video.play().catch(() => undefined)))
  }

  /** Ask for the camera; the browser asks the person. A refusal is thrown as a `Trouble`. */
  async open(): Promise<void> {
    if (!navigator.mediaDevices?.getUserMedia) throw 'cannot' satisfies Trouble
    try {
      const wanted = { width: { ideal: WIDTH_PX }, height: { ideal: HEIGHT_PX }, frameRate: { ideal: 30, max: 60 }, facingMode: 'user' }
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wanted })
      const [track] = this.stream.getVideoTracks()
      track?.addEventListener('ended', () => this.lost('unplugged'))
      this.video.srcObject = this.stream
      await this.video.play()
    } catch (problem) {
      this.close()
      throw troubleOf(problem)
    }
    this.opened_ms = this.last_ms = performance.now()
    this.watch = setInterval(() => this.listen(), LOOK_AGAIN_MS)
    this.next()
  }

  close(): void {
    clearInterval(this.watch)
    // Its light goes out.
    this.stream?.getTracks().forEach((track) => track.stop())
    this.stream = null
    this.video.srcObject = null
  }

  get isOpen(): boolean {
    return this.stream !== null
  }

  /** The eyes have looked: the next picture may come. */
  done(): void {
    this.busy = false
  }

  private lost(why: Trouble): void {
    if (!this.stream) return
    this.close()
    this.trouble(why)
  }

  private listen(): void {
    // A hidden page gets no pictures; that is no trouble of the camera.
    if (document.visibilityState === 'hidden') this.last_ms = performance.now()
    else if (performance.now() - this.last_ms > SILENT_AFTER_MS) this.lost('no-picture')
  }

  private next(): void {
    this.video.requestVideoFrameCallback((now_ms, about) => {
      if (!this.stream) return
      this.last_ms = performance.now()
      void this.take(about.captureTime ?? now_ms)
      this.next()
    })
  }

  private async take(at_ms: number): Promise<void> {
    if (this.busy || this.video.videoWidth === 0) return
    this.busy = true
    const { videoWidth, videoHeight } = this.video
    const smaller = Math.min(1, Math.max(WIDTH_PX, HEIGHT_PX) / Math.max(videoWidth, videoHeight))
    const size = { resizeWidth: Math.round(videoWidth * smaller), resizeHeight: Math.round(videoHeight * smaller) }
    try {
      const bitmap = await createImageBitmap(this.video, smaller < 1 ? size : {})
      this.look({ t_s: Math.max(0, at_ms - this.opened_ms) / 1000, bitmap })
    } catch {
      this.busy = false
    }
  }
}
