import type { Script, ScriptExercise, Step } from '../../generated/script'
import { follows, remaining_s, ways } from './engine'
import { words } from './lookup'
import { amountOf, currentStep, exerciseOf, type State } from './state'
import { isFast, length_s, moment, type Moment } from './timeline'

/** What the figure shows: a place in an exercise's clip. */
export interface Pose {
  readonly exercise: ScriptExercise
  readonly side: string
  readonly phase: number
  readonly part: number
}

/** Everything that stands on the screen at one moment of play; the page only draws it. */
export interface Screen {
  readonly kind: Step['kind'] | 'rating' | 'lead'
  readonly name: string
  /** Which set, which side. */
  readonly detail: string
  /** The big number, and the words beside it. */
  readonly count: string
  readonly unit: string
  readonly label: string
  readonly holding: boolean
  /** Part of the present wait, hold or repetition that is over, 0 to 1. */
  readonly passed: number
  readonly breathe: 'in' | 'out' | null
  /** How full the breathing ring is, 0 to 1. */
  readonly breath: number
  readonly next: string
  readonly minutes: string
  readonly dots: readonly ('done' | 'now' | 'ahead')[]
  readonly can: { readonly easier: boolean; readonly harder: boolean; readonly swap: boolean }
  readonly forward: string
  readonly pose: Pose | null
  /** The person leads and the camera counts. */
  readonly following: boolean
}

const SHOW_HOLD_S = 3
const REST_BREATH_S = 5

/** The screen of a state that plays or stands still within the session. `figure_s`: the figure's own time, where the person leads. */
export function screen(script: Script, state: State, figure_s = 0): Screen {
  const exercise = exerciseOf(script, state)
  const step = currentStep(script, state)
  const amount = amountOf(state, exercise, state.step)
  const total_s = length_s(step, amount)
  const now = moment(step, amount, Math.min(state.at_s, total_s))
  const count = counted(script, state, step, now, amount.reps, total_s)
  const rating = state.at === 'rating'
  const offers = ways(script, state)
  return {
    kind: rating ? 'rating' : state.lead_s > 0 ? 'lead' : step.kind,
    name: exercise.name,
    detail: detail(script, step),
    ...count,
    ...breath(step, now, state, follows(script, state)),
    next: step.next ? words(script, 'next', { what: step.next }) : '',
    minutes: minutesLeft(script, state),
    dots: script.exercises.map((_, n) => (n < state.slot || (n === state.slot && rating) ? 'done' : n === state.slot ? 'now' : 'ahead')),
    can: { easier: offers.easier.length > 0, harder: offers.harder.length > 0, swap: offers.swap.length > 0 },
    forward: words(script, step.kind === 'get-ready' ? 'ready_now' : step.kind === 'rest' ? 'end_rest' : step.kind === 'change-side' ? 'go_on' : 'skip'),
    pose: follows(script, state) && !inHold(now) ? looped(exercise, step, figure_s) : pose(script, state, step, now),
    following: follows(script, state),
  }
}

type Counted = Pick<Screen, 'count' | 'unit' | 'label' | 'holding' | 'passed'>

function counted(script: Script, state: State, step: Step, now: Moment, reps: number, total_s: number): Counted {
  const left_s = total_s - state.at_s
  const whole = { holding: false, passed: total_s > 0 ? state.at_s / total_s : 0 }
  if (state.lead_s > 0) {
    const count = String(Math.ceil(state.lead_s))
    return { ...whole, count, unit: words(script, 'seconds'), label: words(script, 'get_ready') }
  }
  if (step.kind !== 'work') {
    const label = { 'get-ready': 'get_ready', rest: 'rest', 'change-side': 'change_side', bout: null } as const
    const key = label[step.kind]
    return { ...whole, ...clock(script, left_s), label: key ? words(script, key) : '' }
  }
  const holding = inHold(now)
  const rep = words(script, 'of', { n: reps })
  if (holding) {
    const label = reps > 1 ? `${now.rep} ${rep}` : ''
    return { ...clock(script, now.left_in_phase_s), unit: words(script, 'hold'), label, holding, passed: now.part }
  }
  if (follows(script, state)) return { ...whole, count: String(state.reps), unit: rep, label: '', passed: state.reps / reps }
  if (reps === 1 || isFast(step)) return { ...whole, ...clock(script, left_s), label: '' }
  return { ...whole, count: String(now.rep), unit: rep, label: '', passed: (now.rep - 1 + partOfRep(now)) / reps }
}

function inHold({ span }: Moment): boolean {
  return span?.phase.hold === true && span.end_s - span.start_s >= SHOW_HOLD_S
}

const partOfRep = (now: Moment) => (now.span?.phase.ends_rep ? now.part : 0)

/** Seconds below a minute, minutes:seconds below ten, which explain themselves, then minutes with the seconds beside. */
export function clock(script: Script, left_s: number): { readonly count: string; readonly unit: string } {
  const s = Math.max(0, Math.ceil(left_s - 1e-6))
  const [minutes, seconds] = [Math.floor(s / 60), s % 60]
  const two = String(seconds).padStart(2, '0')
  if (minutes === 0) return { count: String(s), unit: words(script, 'seconds') }
  if (minutes < 10) return { count: `${minutes}:${two}`, unit: '' }
  return { count: String(minutes), unit: `:${two} ${words(script, 'minutes')}` }
}

function detail(script: Script, step: Step): string {
  const set = step.sets > 1 ? words(script, 'set_of', { n: step.set_number, of: step.sets }) : ''
  const side = step.side === 'right' || step.side === 'left' ? words(script, `side_${step.side}`) : ''
  return [set, side].filter(Boolean).join(' · ')
}

function minutesLeft(script: Script, state: State): string {
  return words(script, 'minutes_left', { minutes: Math.max(1, Math.round(remaining_s(script, state) / 60)) })
}

function breath(step: Step, now: Moment, { at_s, lead_s }: State, following: boolean): Pick<Screen, 'breathe' | 'breath'> {
  // Who leads the movement leads the breath.
  if (lead_s > 0 || following) return { breathe: null, breath: 0.5 }
  if (step.kind === 'rest') {
    // A quiet breath to rest with; nothing is asked for.
    return { breathe: null, breath: (1 - Math.cos((at_s / REST_BREATH_S) * Math.PI)) / 2 }
  }
  const breathe = now.span?.phase.breathe ?? null
  const eased = (1 - Math.cos(now.part * Math.PI)) / 2
  return { breathe, breath: breathe === 'out' ? 1 - eased : breathe === 'in' ? eased : 0.5 }
}

/** While the person gets ready or rests, the figure waits in the position that comes next. */
function pose(script: Script, state: State, step: Step, now: Moment): Pose | null {
  const exercise = exerciseOf(script, state)
  if (state.at === 'rating') {
    const after = script.exercises[state.slot + 1]
    return after ? waiting({ ...state, slot: state.slot + 1, step: 0 }, script, 0) : waiting(state, script, 0)
  }
  if (now.span === null) return waiting(state, script, step.kind === 'get-ready' ? state.at_s : 0)
  const { clip_side, clip_phase } = now.span.phase
  return { exercise, side: clip_side, phase: clip_phase, part: state.lead_s > 0 ? 0 : now.part }
}

/** Where the person leads, the figure does the movement over and over in its own time. */
function looped(exercise: ScriptExercise, step: Step, figure_s: number): Pose {
  const cycle_s = step.cycle.reduce((sum, one) => sum + one.seconds, 0)
  const { span, part } = moment({ ...step, kind: 'bout' }, { reps: 1, seconds: cycle_s, hold_part: 1 }, cycle_s > 0 ? figure_s % cycle_s : 0)
  return { exercise, side: span?.phase.clip_side ?? 'none', phase: span?.phase.clip_phase ?? 0, part }
}

const SHOWN_AFTER_S = 2

/** The start position; when there is time to get ready, the movement is shown once or more before. */
function waiting(state: State, script: Script, at_s: number): Pose {
  const exercise = exerciseOf(script, state)
  const coming = exercise.steps.slice(state.step).find((one) => one.cycle.length > 0)
  const first = coming?.cycle[0]
  if (!coming || !first) return { exercise, side: 'none', phase: 0, part: 0 }
  const show_s = at_s - SHOWN_AFTER_S
  if (show_s <= 0) return { exercise, side: first.clip_side, phase: first.clip_phase, part: 0 }
  return looped(exercise, coming, show_s)
}

/** What was done, in one sentence. */
export function summary(script: Script, state: State): string {
  if (state.done.length === 0) return words(script, 'end_none')
  const places = { minutes: Math.max(1, Math.round(state.moved_s / 60)), done: state.done.length, of: script.exercises.length }
  return words(script, state.how === 'complete' ? 'end_all' : 'end_early', places)
}
