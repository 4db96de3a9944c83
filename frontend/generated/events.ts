// Written by frontend/scripts/types_from_python.py from the Python values of the same names. Do not edit.

/** What the camera saw of a stretch of a set beside the repetitions that it counted; stretches add up. */
export interface CameraSaw {
  readonly key: string
  readonly exercise_id: string
  readonly watched_s: number
  readonly judged_s: number
  readonly halves: readonly RepetitionSeen[]
  readonly holds_s: readonly number[]
  readonly faults: readonly string[]
}

/** The person went to an easier, harder or other exercise, or the light asked for it. */
export interface Changed {
  readonly key: string
  readonly to_key: string
  readonly exercise_id: string
  readonly to_exercise_id: string
  readonly why: 'easier' | 'harder' | 'swap' | 'amber' | 'red'
}

/** One event as the device sends it. `data` is one of the values in `KINDS`, as plain data. */
export interface Event {
  readonly id: string
  readonly session_id: string
  readonly seq: number
  readonly at: string
  readonly kind: 'started' | 'step-entered' | 'repetition-done' | 'camera-saw' | 'set-done' | 'skipped' | 'changed' | 'paused' | 'resumed' | 'hurt' | 'wrong' | 'rated' | 'finished'
  readonly data: Readonly<Record<string, unknown>>
}

/** The session came to its end, or was ended. Answers the person did not give are None. */
export interface Finished {
  readonly how: 'complete' | 'ended-early' | 'stopped-for-safety'
  readonly pain_after_0_10: number | null
  readonly effort_0_10: number | null
}

/** **This hurts** was answered; `light` is what the script's table gave. */
export interface Hurt {
  readonly key: string
  readonly exercise_id: string
  readonly where: string
  readonly pain_0_10: number
  readonly spreading: boolean
  readonly numbness: boolean
  readonly catching: boolean
  readonly light: 'green' | 'amber' | 'red'
}

/** Play stopped; `why` tells a person's pause from a closed lid or a hidden page. */
export interface Paused {
  readonly why: 'person' | 'hidden' | 'dialogue'
}

/** The one question after an exercise: how it felt. */
export interface Rated {
  readonly key: string
  readonly exercise_id: string
  readonly felt: 'easy' | 'right' | 'hard' | 'skipped'
}

/** One repetition ended: by the timer, or seen by the camera (`by`); then `seen` tells what it looked like. */
export interface RepetitionDone {
  readonly key: string
  readonly exercise_id: string
  readonly side: 'right' | 'left' | 'both' | 'none'
  readonly number: number
  readonly by: 'timer' | 'camera'
  readonly seen: RepetitionSeen | null
}

/** What the camera saw of one repetition; never where a joint was. */
export interface RepetitionSeen {
  readonly side: 'right' | 'left' | 'both' | 'none'
  readonly range_0_1: number
  readonly seconds: number
  readonly held_s: number
  readonly faults: readonly string[]
  readonly half: boolean
}

/** Play went on. */
export interface Resumed {
}

/** A set, or one side of it, was played to its end. `held_s`: the planned hold of each repetition. */
export interface SetDone {
  readonly key: string
  readonly exercise_id: string
  readonly side: 'right' | 'left' | 'both' | 'none'
  readonly set_number: number
  readonly reps: number
  readonly seconds: number
}

/** The person skipped the rest of an exercise. */
export interface Skipped {
  readonly key: string
  readonly exercise_id: string
}

/** The player opened the script. `build`: the front-end build that the session stays on. */
export interface Started {
  readonly build: string
  readonly pain_before_0_10: number
}

/** The player came to a step: which exercise (`key` in the script), which step, how (`by`). */
export interface StepEntered {
  readonly key: string
  readonly exercise_id: string
  readonly step: number
  readonly by: 'time' | 'back' | 'skip' | 'resume' | 'change'
}

/** **Something is wrong** was answered: the path of option ids and the decision reached. */
export interface Wrong {
  readonly path: readonly string[]
  readonly decision: string
  readonly action: string
}

/** What `data` holds, by kind of event. */
export interface EventData {
  readonly 'started': Started
  readonly 'step-entered': StepEntered
  readonly 'repetition-done': RepetitionDone
  readonly 'camera-saw': CameraSaw
  readonly 'set-done': SetDone
  readonly 'skipped': Skipped
  readonly 'changed': Changed
  readonly 'paused': Paused
  readonly 'resumed': Resumed
  readonly 'hurt': Hurt
  readonly 'wrong': Wrong
  readonly 'rated': Rated
  readonly 'finished': Finished
}

/** What is more is no measurement. */
export const FURTHEST = 3
export const LONGEST_S = 3600
export const MOST_FAULTS = 12
