import type { Repetition } from '../../generated/coach'
import { FURTHEST, LONGEST_S, MOST_FAULTS, type CameraSaw, type RepetitionSeen } from '../../generated/events'
import type { ScriptExercise } from '../../generated/script'

/** A stretch of a set, before it is known which exercise it belongs to. */
type Stretch = Omit<CameraSaw, 'key' | 'exercise_id'>

const NOTHING: Stretch = { watched_s: 0, judged_s: 0, halves: [], holds_s: [], faults: [] }
/** Between two pictures no more time passes than this: a page that slept was not watching. */
const LONGEST_STEP_S = 1

/**
 * What the coach says of the set under way, until it is kept. It collects and rounds; what it means is worked out
 * from the events, in Python, and nowhere else.
 */
export class Collected {
  private stretch = NOTHING
  private held_s = 0
  /** How much of the hold that goes on has been told already. */
  private told_s = 0
  private last_s: number | null = null

  /** Time passes at work: `judged` when the coach could judge; null when nobody is at work. */
  time(now_s: number, judged: boolean | null): void {
    const passed_s = this.last_s === null || judged === null ? 0 : Math.min(LONGEST_STEP_S, Math.max(0, now_s - this.last_s))
    this.last_s = now_s
    const { watched_s, judged_s } = this.stretch
    this.stretch = { ...this.stretch, watched_s: watched_s + passed_s, judged_s: judged_s + (judged ? passed_s : 0) }
  }

  half(seen: RepetitionSeen | null): void {
    if (seen) this.stretch = { ...this.stretch, halves: [...this.stretch.halves, seen] }
  }

  fault(id: string): void {
    this.stretch = { ...this.stretch, faults: [...this.stretch.faults, id] }
  }

  /** The position has been held for so long by now. */
  holding(held_s: number): void {
    this.held_s = held_s
  }

  /** The hold is over, or the next one begins. */
  letGo(): void {
    this.endHold()
    this.held_s = this.told_s = 0
  }

  /** What there is, and begin anew; null when nothing was watched. */
  take(): Stretch | null {
    this.endHold()
    const { watched_s, judged_s, ...found } = this.stretch
    this.stretch = NOTHING
    const whole = { ...found, watched_s: hundredths(Math.min(LONGEST_S, watched_s)), judged_s: hundredths(Math.min(LONGEST_S, judged_s)) }
    return whole.watched_s > 0 ? whole : null
  }

  private endHold(): void {
    const more_s = hundredths(this.held_s - this.told_s)
    if (more_s > 0 && more_s <= LONGEST_S) this.stretch = { ...this.stretch, holds_s: [...this.stretch.holds_s, more_s] }
    this.told_s = this.held_s
  }
}

/** A repetition as it is kept; null where a number cannot be. Faults that the exercise does not know are left out. */
export function measured(event: Repetition, exercise: ScriptExercise): RepetitionSeen | null {
  const { side, half, faults } = event
  const [range_0_1, seconds] = [hundredths(event.range_0_1), hundredths(event.end_s - event.start_s)]
  const held_s = Math.min(seconds, hundredths(event.held_s))
  const known = faults.filter((id) => id in (exercise.coach?.cues ?? {})).slice(0, MOST_FAULTS)
  const fits = within(range_0_1, FURTHEST) && within(seconds, LONGEST_S) && within(held_s, LONGEST_S)
  return fits ? { side, range_0_1, seconds, held_s, faults: known, half } : null
}

function within(number: number, most: number): boolean {
  return Number.isFinite(number) && number >= 0 && number <= most
}

function hundredths(number: number): number {
  return Math.round(number * 100) / 100
}
