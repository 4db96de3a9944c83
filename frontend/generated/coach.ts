// Written by frontend/scripts/types_from_python.py from the Python values of the same names. Do not edit.

/** The coach sees what it needs again. `from_s`: since when it could not. */
export interface CanJudge {
  readonly kind: 'can-judge'
  readonly t_s: number
  readonly from_s: number
  readonly why: 'nobody' | 'second-person' | 'too-dark' | 'step-back' | 'come-closer' | 'turn-side-on' | 'turn-to-face' | 'turn-other-side' | 'hidden' | 'sides-unclear' | 'get-into-position'
}

/** From now on nothing is scored, and why. `joints`: what cannot be seen, for `hidden` and `step-back`. */
export interface CannotJudge {
  readonly kind: 'cannot-judge'
  readonly t_s: number
  readonly why: 'nobody' | 'second-person' | 'too-dark' | 'step-back' | 'come-closer' | 'turn-side-on' | 'turn-to-face' | 'turn-other-side' | 'hidden' | 'sides-unclear' | 'get-into-position'
  readonly joints: readonly string[]
}

/** A fault of the catalogue was seen and confirmed, and its cue is due. One at a time, most important first. */
export interface Cue {
  readonly kind: 'cue'
  readonly t_s: number
  readonly fault: string
  readonly side: 'right' | 'left' | 'both' | 'none'
}

/** Both wrists were above the head for a second: pause, or go on. */
export interface Gesture {
  readonly kind: 'gesture'
  readonly t_s: number
}

/** The position was left at `end_s`. */
export interface HoldEnded {
  readonly kind: 'hold-ended'
  readonly t_s: number
  readonly start_s: number
  readonly end_s: number
  readonly seconds: number
  readonly side: 'right' | 'left' | 'both' | 'none'
}

/** The position was reached (at `start_s`, which lies a little before `t_s`). */
export interface HoldStarted {
  readonly kind: 'hold-started'
  readonly t_s: number
  readonly start_s: number
  readonly side: 'right' | 'left' | 'both' | 'none'
}

/** The person left the exercise (stood up, lay down, went away): counting waits for the start position again. */
export interface Left {
  readonly kind: 'left'
  readonly t_s: number
}

/** The person came to a phase of the movement; `phase` is its name there (the figure may follow). */
export interface PhaseEntered {
  readonly kind: 'phase'
  readonly t_s: number
  readonly phase: string
  readonly side: 'right' | 'left' | 'both' | 'none'
}

/** Something went well: a cue was followed (`fault` says which), or repetitions are steady. */
export interface Praise {
  readonly kind: 'praise'
  readonly t_s: number
  readonly what: 'cue-followed' | 'steady'
  readonly fault: string | null
}

/** The person is in the start position and still: counting begins. */
export interface Ready {
  readonly kind: 'ready'
  readonly t_s: number
}

/** One repetition ended. `half`: it stayed well below the person's own range; listed, not counted. */
export interface Repetition {
  readonly kind: 'repetition'
  readonly t_s: number
  readonly number: number
  readonly side: 'right' | 'left' | 'both' | 'none'
  readonly half: boolean
  readonly start_s: number
  readonly peak_s: number
  readonly end_s: number
  readonly held_s: number
  readonly range_0_1: number
  readonly of_usual: number | null
  readonly range_deg: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

/** What the coach says. */
export type CoachEvent = CannotJudge | CanJudge | Ready | Left | PhaseEntered | Repetition | HoldStarted | HoldEnded | Cue | Praise | Gesture
