import { Camera, type Seen } from './camera'
import { NO_SIMD, type FromCoach, type FromEyes, type ToCoach, type ToEyes, type Told } from './messages'
import { Pace } from './pace'
import type { Trouble } from './trouble'

/** How far the coach is: each part that is still missing has its own words for the person. */
export type Progress = 'asking' | 'loading' | 'watching'

export interface WatcherEvents {
  progress(now: Progress): void
  /** One picture has been understood. The row is the listener's own. */
  row(row: Float64Array): void
  told(told: Told): void
  /** There is nothing to coach from any more; everything has been let go. */
  trouble(trouble: Trouble): void
}

export interface Measured {
  /** Time of one picture in the pose model, of one row in the engine (medians), pictures a second that are coached. */
  readonly eyes_ms: number
  readonly engine_ms: number
  readonly per_second: number
  readonly model: string
}

const COUNT_PEOPLE_EACH_S = 1
/** Counting people loads a model of its own: first the person reads what the camera needs. */
const COUNT_PEOPLE_AFTER_S = 3
/** Below this rate a movement cannot be followed; told after this long a look. */
const SLOWEST_PER_S = 5
const LOOK_AT_RATE_S = 6
/** Looks in a row that must be slow: a machine that is busy for a moment is not slow. */
const SLOW_LOOKS = 2

/** Joins camera, eyes and coach. Pictures go from the camera to the eyes and end there; rows go on to the coach. */
export class Watcher {
  readonly camera: Camera
  private eyes: Worker | null = null
  private coach: Worker | null = null
  private readonly pace = new Pace()
  private ready = { eyes: false, coach: false }
  private last_t_s = -1
  private counted_s = NaN
  private exerciseNumber = 0
  private model: 'lite' | 'full' = 'lite'
  private changing = false
  private rate = { since_s: NaN, rows: 0, per_second: NaN, slow: 0 }
  private readonly engine_ms: number[] = []

  constructor(
    private readonly base: string,
    private readonly on: WatcherEvents,
  ) {
    this.camera = new Camera((seen) => this.look(seen), (trouble) => this.fail(trouble))
  }

  /** Load everything, and ask for nothing yet. */
  prepare(): void {
    if (!this.eyes) this.load()
  }

  /** Ask for the camera and, beside it, load everything. */
  async begin(): Promise<void> {
    this.on.progress('asking')
    this.prepare()
    try {
      await this.camera.open()
    } catch (trouble) {
      this.fail(trouble as Trouble)
      return
    }
    this.on.progress(this.ready.eyes && this.ready.coach ? 'watching' : 'loading')
  }

  end(): void {
    this.camera.close()
    this.eyes?.terminate()
    this.coach?.terminate()
    this.eyes = this.coach = null
  }

  /** What to look for now; empty: nothing, the picture is only shown. */
  exercise(setting: string): void {
    this.exerciseNumber += 1
    this.toCoach({ kind: 'exercise', number: this.exerciseNumber, setting })
  }

  /** At rest nothing is counted, and a better or faster model may take over. */
  rest(resting: boolean): void {
    this.toCoach({ kind: 'rest', resting })
    if (resting) this.changeModel()
  }

  get measured(): Measured {
    const sorted = [...this.engine_ms].sort((a, b) => a - b)
    return {
      eyes_ms: 1000 / this.pace.perSecond, engine_ms: sorted[Math.floor(sorted.length / 2)] ?? NaN,
      per_second: this.rate.per_second, model: this.model,
    }
  }

  private load(): void {
    this.eyes = new Worker(new URL('./eyes.worker.ts', import.meta.url), { type: 'module' })
    this.coach = new Worker(new URL('./coach.worker.ts', import.meta.url), { type: 'module' })
    this.eyes.onmessage = ({ data }: MessageEvent<FromEyes>) => this.fromEyes(data)
    this.coach.onmessage = ({ data }: MessageEvent<FromCoach>) => this.fromCoach(data)
    this.eyes.onerror = this.coach.onerror = () => this.fail('broken')
    this.toEyes({ kind: 'begin', base: this.base, model: this.model })
    this.toCoach({ kind: 'begin', base: this.base })
  }

  private look({ t_s, bitmap }: Seen): void {
    // The first look at a person takes long, so it is done at once. The next ones wait until Python is there: both
    // together would make the person wait for twice as long. Time never stands still or goes back, whatever a camera
    // says of its pictures.
    const looked = this.last_t_s >= 0
    if (!this.eyes || !this.ready.eyes || (looked && !this.ready.coach) || t_s <= this.last_t_s) {
      bitmap.close()
      this.camera.done()
      return
    }
    this.last_t_s = t_s
    if (this.ready.coach && Number.isNaN(this.counted_s)) this.counted_s = t_s + COUNT_PEOPLE_AFTER_S
    const count_people = t_s - this.counted_s >= COUNT_PEOPLE_EACH_S
    if (count_people) this.counted_s = t_s
    this.toEyes({ kind: 'picture', t_s, bitmap, count_people }, [bitmap])
  }

  private fromEyes(message: FromEyes): void {
    if (message.kind === 'broken') return this.broken(message.why)
    if (message.kind === 'ready') {
      this.model = message.model
      this.changing = false
      return this.isReady('eyes')
    }
    this.camera.done()
    this.pace.note(message.ms)
    this.count(message.row[0] ?? 0)
    this.on.row(message.row.slice())
    if (this.ready.coach) this.toCoach({ kind: 'row', row: message.row }, [message.row.buffer])
  }

  private fromCoach(message: FromCoach): void {
    if (message.kind === 'broken') return this.broken(message.why)
    if (message.kind === 'ready') return this.isReady('coach')
    // What was said of an exercise that is over is not for the present one.
    if (message.number !== this.exerciseNumber) return
    this.engine_ms.push(message.ms)
    if (this.engine_ms.length > 300) this.engine_ms.shift()
    this.on.told(message.told)
  }

  private isReady(part: 'eyes' | 'coach'): void {
    const before = this.ready.eyes && this.ready.coach
    this.ready[part] = true
    // While Python is loading beside it, everything is slow, and pictures wait.
    if (part === 'coach') this.rate = { ...this.rate, since_s: NaN }
    if (!before && this.ready.eyes && this.ready.coach && this.camera.isOpen) this.on.progress('watching')
  }

  /** Pictures a second, each few seconds. */
  private count(t_s: number): void {
    if (Number.isNaN(this.rate.since_s)) this.rate = { ...this.rate, since_s: t_s, rows: 0 }
    this.rate.rows += 1
    const passed_s = t_s - this.rate.since_s
    if (passed_s < LOOK_AT_RATE_S) return
    const per_second = this.rate.rows / passed_s
    // A page that was hidden has a gap, and no fault.
    const slow = passed_s < 2 * LOOK_AT_RATE_S && per_second < SLOWEST_PER_S ? this.rate.slow + 1 : 0
    this.rate = { since_s: t_s, rows: 0, per_second, slow }
    if (slow >= SLOW_LOOKS) this.fail('slow')
  }

  private changeModel(): void {
    const model = this.pace.choose()
    if (model === this.model || this.changing) return
    this.changing = true
    this.toEyes({ kind: 'model', model })
  }

  /** The person is told in plain words; whoever looks into it finds the reason in the browser's console. */
  private broken(why: string): void {
    console.warn('The camera coach:', why)
    this.fail(why.includes(NO_SIMD) ? 'cannot' : 'broken')
  }

  private fail(trouble: Trouble): void {
    if (!this.eyes) return
    this.end()
    this.on.trouble(trouble)
  }

  private toEyes(message: ToEyes, moved: Transferable[] = []): void {
    this.eyes?.postMessage(message, moved)
  }

  private toCoach(message: ToCoach, moved: Transferable[] = []): void {
    this.coach?.postMessage(message, moved)
  }
}
