import type { Event, EventData, Paused } from '../../generated/events'
import type { Script, ScriptExercise, Step } from '../../generated/script'
import { exerciseAt, slotOf, stepOf, type Light } from './lookup'
import { length_s, repsPerCycle, type Amount } from './timeline'

export type Kind = Event['kind']

/** An event before the device gives it an id, a number and a time. */
export type NewEvent = { [K in Kind]: { readonly kind: K; readonly data: EventData[K] } }[Kind]

/** new: not started; advice: an answer to a safety question waits; stopped: for safety, for good. */
export type Mode = 'new' | 'playing' | 'paused' | 'advice' | 'finished' | 'stopped'

/** From here on less of an exercise: decided in `step` after `reps` repetitions or `at_s` seconds. */
export interface Cut {
  readonly key: string
  readonly step: number
  readonly reps: number
  readonly at_s: number
}

/**
 * The state of the player. All but the last seven fields follow from the events alone; those are the
 * clock within a step and are lost, by intent, when the page is reloaded.
 */
export interface State {
  readonly mode: Mode
  /** Where in the day: the exercise's place, then its step, its question, or the end of the session. */
  readonly slot: number
  readonly at: 'step' | 'rating' | 'finish'
  readonly step: number
  /** The exercise that is done at each place. */
  readonly keys: readonly string[]
  /** Repetitions that have ended in this step. */
  readonly reps: number
  readonly cuts: readonly Cut[]
  /** Exercises that hurt today (amber or red). */
  readonly barred: readonly string[]
  /** Places of which at least one set was done, and the seconds of all sets. */
  readonly done: readonly number[]
  readonly moved_s: number
  readonly light: Light | null
  readonly decision: string | null
  /** The answers that led to the decision, as ids of options. */
  readonly path: readonly string[]
  readonly paused_by: Paused['why'] | 'reload' | null
  readonly how: 'complete' | 'ended-early'
  readonly at_s: number
  /** Time added to this wait. */
  readonly extra_s: number
  /** Count-in before play goes on. */
  readonly lead_s: number
  /** Time left to answer the question after an exercise. */
  readonly wait_s: number
  /** The person's own time to get ready; null leaves the script's. */
  readonly ready_s: number | null
  /** The camera coach leads: within a repetition no time passes by itself. */
  readonly follow: boolean
  /** What has been held of the present hold, in parts; a position that was left and found again goes on counting. */
  readonly held_s: number
}

const LESS = 2 / 3

export function initial(script: Script): State {
  return {
    mode: 'new',
    slot: 0,
    at: script.exercises.length > 0 ? 'step' : 'finish',
    step: 0,
    keys: script.exercises.map((one) => one.key),
    reps: 0,
    cuts: [],
    barred: [],
    done: [],
    moved_s: 0,
    light: null,
    decision: null,
    path: [],
    paused_by: null,
    how: 'complete',
    at_s: 0,
    extra_s: 0,
    lead_s: 0,
    wait_s: 0,
    ready_s: null,
    follow: false,
    held_s: 0,
  }
}

export function exerciseOf(script: Script, state: State): ScriptExercise {
  return exerciseAt(script, state.keys, state.slot)
}

export function currentStep(script: Script, state: State): Step {
  return stepOf(exerciseOf(script, state), state.step)
}

/** How much of a step of an exercise is to be played. */
export function amountOf(state: State, exercise: ScriptExercise, n: number): Amount {
  const step = stepOf(exercise, n)
  const whole: Amount = { reps: step.reps, seconds: step.seconds, hold_part: 1 }
  if (step.kind !== 'work' && step.kind !== 'bout') {
    const wanted_s = step.kind === 'get-ready' ? Math.max(step.seconds, state.ready_s ?? 0) : step.seconds
    return { ...whole, seconds: wanted_s + (n === state.step ? state.extra_s : 0) }
  }
  const cuts = state.cuts.filter((cut) => cut.key === exercise.key)
  return cuts.reduce((amount, cut) => shorter(exercise, n, amount, cut), whole)
}

/** Take a third of what is left. The other side of the same set gets what this side got. */
function shorter(exercise: ScriptExercise, n: number, amount: Amount, cut: Cut): Amount {
  const step = stepOf(exercise, n)
  if (step.kind === 'bout') {
    const played_s = n === cut.step ? Math.min(cut.at_s, amount.seconds) : 0
    return { ...amount, seconds: played_s + (amount.seconds - played_s) * LESS }
  }
  const where = exercise.steps[cut.step]
  const sameSet = where !== undefined && where.set_number === step.set_number && n >= cut.step
  const done = sameSet ? Math.min(cut.reps, amount.reps) : 0
  const cycle = repsPerCycle(step)
  const wanted = done + Math.round((amount.reps - done) * LESS)
  const reps = Math.max(cycle, Math.ceil(wanted / cycle) * cycle)
  // A single long hold cannot lose repetitions: the hold itself becomes shorter.
  if (amount.reps <= cycle) return { ...amount, hold_part: amount.hold_part * LESS }
  return { ...amount, reps: Math.min(reps, amount.reps) }
}

/** How long the current step lasts, in seconds. */
export function stepLength_s(script: Script, state: State): number {
  const exercise = exerciseOf(script, state)
  return length_s(stepOf(exercise, state.step), amountOf(state, exercise, state.step))
}

const AT_START = { reps: 0, at_s: 0, extra_s: 0, lead_s: 0, held_s: 0 } as const
const UNASKED = { light: null, decision: null, paused_by: null } as const

/** What one event makes of the state. Events of other versions or other exercises leave it as it is. */
export function apply(script: Script, state: State, event: NewEvent): State {
  if (state.mode === 'stopped') return state
  switch (event.kind) {
    case 'started':
      return { ...state, mode: 'playing' }
    case 'step-entered':
      return entered(script, state, event.data)
    case 'repetition-done':
      return isCurrent(script, state, event.data.key) ? { ...state, reps: event.data.number } : state
    case 'camera-saw':
      return state
    case 'set-done':
      return isCurrent(script, state, event.data.key) ? setDone(script, state, event.data.seconds) : state
    case 'skipped':
      return isCurrent(script, state, event.data.key) ? nextSlot(script, { ...state, ...UNASKED, mode: 'playing' }) : state
    case 'changed':
      return changed(script, state, event.data)
    case 'paused':
      return state.mode === 'playing' ? { ...state, mode: 'paused', paused_by: event.data.why } : state
    case 'resumed':
      return state.mode === 'paused' || state.mode === 'advice' ? { ...state, ...UNASKED, mode: 'playing' } : state
    case 'hurt':
      return {
        ...state,
        mode: 'advice',
        light: event.data.light,
        barred: event.data.light === 'green' ? state.barred : [...state.barred, event.data.key],
      }
    case 'wrong': {
      const decision = script.wrong.decisions.find((one) => one.id === event.data.decision)
      // A decision that this script does not know stops: unknown is the most restrictive.
      const stops = decision?.ends_session ?? true
      return { ...state, mode: stops ? 'stopped' : 'advice', light: null, decision: event.data.decision, path: event.data.path }
    }
    case 'rated':
      return state.at === 'rating' ? nextSlot(script, { ...state, mode: 'playing' }) : state
    case 'finished':
      return { ...state, mode: event.data.how === 'stopped-for-safety' ? 'stopped' : 'finished' }
  }
}

function isCurrent(script: Script, state: State, key: string): boolean {
  return state.at === 'step' && exerciseOf(script, state).key === key
}

function entered(script: Script, state: State, data: EventData['step-entered']): State {
  const slot = slotOf(script, data.key)
  if (slot < 0) return state
  const keys = state.keys.map((key, n) => (n === slot ? data.key : key))
  const steps = exerciseAt(script, keys, slot).steps.length
  if (data.step >= steps) return state
  const same = state.at === 'step' && state.slot === slot && state.keys[slot] === data.key && state.step === data.step
  const kept = same && data.by === 'resume' ? {} : AT_START
  return { ...state, ...UNASKED, ...kept, mode: 'playing', at: 'step', slot, keys, step: data.step }
}

function setDone(script: Script, state: State, seconds: number): State {
  const done = state.done.includes(state.slot) ? state.done : [...state.done, state.slot]
  const played = { ...state, ...AT_START, done, moved_s: state.moved_s + seconds }
  const last = state.step >= exerciseOf(script, state).steps.length - 1
  return last ? { ...played, at: 'rating' } : { ...played, step: state.step + 1 }
}

function nextSlot(script: Script, state: State): State {
  if (state.slot + 1 >= script.exercises.length) return { ...state, ...AT_START, at: 'finish' }
  return { ...state, ...AT_START, at: 'step', slot: state.slot + 1, step: 0 }
}

function changed(script: Script, state: State, data: EventData['changed']): State {
  const on = { ...state, ...UNASKED, mode: 'playing' } as const
  if (data.to_key === data.key) {
    const cut: Cut = { key: data.key, step: state.step, reps: state.reps, at_s: state.at_s }
    return { ...on, cuts: [...state.cuts, cut] }
  }
  const slot = slotOf(script, data.to_key)
  if (slot < 0) return state
  const keys = state.keys.map((key, n) => (n === slot ? data.to_key : key))
  return { ...on, ...AT_START, at: 'step', slot, keys, step: 0 }
}
