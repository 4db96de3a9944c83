import silence from './silence.wav?url'

/** Headset and remote keys, and a screen that stays awake. Each works where the browser has it. */

export interface MediaKeys {
  readonly play: () => void
  readonly pause: () => void
  readonly next: () => void
  readonly back: () => void
}

/**
 * Headset keys reach a page only while it plays something, so ten seconds of silence go round and round.
 * Begins in the first tap.
 */
export function mediaKeys(title: string, keys: MediaKeys): { playing(on: boolean): void; stop(): void } {
  const session = globalThis.navigator?.mediaSession
  if (!session) return { playing: () => undefined, stop: () => undefined }
  const audio = new Audio(silence)
  audio.loop = true
  void audio.play().catch(() => undefined)
  if ('MediaMetadata' in globalThis) session.metadata = new MediaMetadata({ title, artist: 'Limber' })
  const handlers: readonly (readonly [MediaSessionAction, () => void])[] = [
    ['play', keys.play], ['pause', keys.pause], ['nexttrack', keys.next], ['previoustrack', keys.back],
  ]
  for (const [action, act] of handlers) {
    try {
      session.setActionHandler(action, act)
    } catch {
      // An action that this browser does not know.
    }
  }
  return {
    playing(on) {
      session.playbackState = on ? 'playing' : 'paused'
      // The silence goes on in a pause: some browsers forget the keys of a page that plays nothing.
      if (on && audio.paused) void audio.play().catch(() => undefined)
    },
    stop() {
      audio.pause()
      session.playbackState = 'none'
    },
  }
}

/** Keep the screen awake while `wanted`; browsers let go when the page is hidden, so it is asked for again. */
export class Awake {
  private lock: WakeLockSentinel | null = null
  private asking = false
  private wanted = false

  keep(wanted: boolean): void {
    if (wanted === this.wanted) return
    this.wanted = wanted
    this.again()
  }

  again(): void {
    if (!this.wanted) {
      void this.lock?.release().catch(() => undefined)
      this.lock = null
    } else if (!this.asking && (this.lock === null || this.lock.released) && document.visibilityState === 'visible') {
      this.asking = true
      const asked = globalThis.navigator?.wakeLock?.request('screen')
      void asked?.then((lock) => (this.lock = lock)).catch(() => undefined).finally(() => (this.asking = false))
    }
  }
}
