import type { Model } from './messages'

/** Time that the full model takes, measured against the lite one. */
const FULL_OVER_LITE = 1.5
/** 20 pictures a second, with a little room for everything else. */
const LONGEST_MS = 46
const ENOUGH = 60
const WINDOW = 120

/** Which of the two models this device can keep up with: the full one if it still gives 20 pictures a second. */
export class Pace {
  private readonly taken_ms: number[] = []
  private tooMuch = false

  constructor(private model: Model = 'lite') {}

  /** One picture took so long. */
  note(ms: number): void {
    this.taken_ms.push(ms)
    if (this.taken_ms.length > WINDOW) this.taken_ms.shift()
  }

  /** The model to go on with; asked for at rest, so that a change never falls into a movement. */
  choose(): Model {
    if (this.taken_ms.length < ENOUGH) return this.model
    const now_ms = median(this.taken_ms)
    if (this.model === 'full' && now_ms > LONGEST_MS) this.change('lite', true)
    else if (this.model === 'lite' && !this.tooMuch && now_ms * FULL_OVER_LITE <= LONGEST_MS) this.change('full', false)
    return this.model
  }

  /** Pictures a second that the model could do. */
  get perSecond(): number {
    return this.taken_ms.length === 0 ? NaN : 1000 / median(this.taken_ms)
  }

  private change(model: Model, tooMuch: boolean): void {
    this.model = model
    this.tooMuch = tooMuch
    this.taken_ms.length = 0
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
