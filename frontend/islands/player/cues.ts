import type { Script, Step } from '../../generated/script'
import { follows } from './engine'
import { words } from './lookup'
import { amountOf, currentStep, exerciseOf, stepLength_s, type State } from './state'
import { isFast, length_s, moment, repEnds_s } from './timeline'

export type Tone = 'ready' | 'start' | 'rep' | 'phase' | 'side' | 'rest' | 'tick' | 'pause' | 'end'

/**
 * One thing to say and to show. `rank`: a cue silences what is of its own rank or lower, and gives way to
 * what is higher. `detail` cues are left out by "says less", and stay on the screen.
 */
export interface Cue {
  readonly text: string
  readonly rank: 1 | 2 | 3
  readonly detail: boolean
  readonly tone: Tone | null
  /** Said and not shown: the screen has it already, and larger. */
  readonly aloud?: true
}

const NO_TONE = { rank: 1, detail: false, tone: null } as const
/** A hold or a bout of at least this length is told when half of it is over. */
const LONG_HOLD_S = 16
const LONG_BOUT_S = 60
const ANNOUNCE_S = 5
/** A last repetition that is longer than this is too early a place to announce the other side. */
const LONG_REP_S = 14
/** The first rounds of a bout (breathing) are led aloud; then it is quiet. */
const LED_ROUNDS = 4

/** What is said and shown when the state goes from one to the next. */
export function cues(script: Script, before: State, after: State): readonly Cue[] {
  if (after.mode === 'paused' && before.mode === 'playing' && after.paused_by === 'person') {
    return [{ ...NO_TONE, text: words(script, 'paused'), rank: 2, tone: 'pause' }]
  }
  if (after.mode !== 'playing') return []
  if (after.at === 'rating') {
    return before.at === 'rating' ? [] : [{ text: words(script, 'rate_title'), rank: 2, detail: false, tone: 'end' }]
  }
  if (after.at === 'finish') {
    return before.at === 'finish' ? [] : [{ text: words(script, 'end_title'), rank: 2, detail: false, tone: 'end' }]
  }
  if (isNew(before, after)) return [entering(script, after)]
  if (follows(script, after)) return counted(script, before, after)
  if (after.lead_s > 0) return ticks(before.lead_s, after.lead_s)
  return within(script, before, after)
}

function isNew(before: State, after: State): boolean {
  return (
    before.mode === 'new' || before.at !== 'step' || before.slot !== after.slot || before.step !== after.step ||
    before.keys[after.slot] !== after.keys[after.slot] || after.at_s < before.at_s
  )
}

const STEP_TONES: Readonly<Record<Step['kind'], Tone>> = {
  'get-ready': 'ready', work: 'start', bout: 'start', 'change-side': 'side', rest: 'rest',
}

function entering(script: Script, state: State): Cue {
  const step = currentStep(script, state)
  const now = moment(step, amountOf(state, exerciseOf(script, state), state.step), state.at_s)
  const first = now.span?.phase.say ?? ''
  return { text: [step.say, first].filter(Boolean).join(' '), rank: 2, detail: false, tone: STEP_TONES[step.kind] }
}

function within(script: Script, before: State, after: State): readonly Cue[] {
  const step = currentStep(script, after)
  const amount = amountOf(after, exerciseOf(script, after), after.step)
  const total_s = length_s(step, amount)
  const [was, now] = [moment(step, amount, before.at_s), moment(step, amount, after.at_s)]
  const left = (s: number) => total_s - before.at_s > s && total_s - after.at_s <= s
  const announced = announcement(script, after, left)
  if (announced) return [announced]
  const newPhase = was.span !== now.span || was.rep !== now.rep
  if (isFast(step)) return boutCue(script, total_s, total_s - before.at_s, total_s - after.at_s)
  if (step.kind === 'bout') {
    const told = boutCue(script, total_s, total_s - before.at_s, total_s - after.at_s)
    return newPhase ? [...told, ...phaseCue(script, after, true)] : told
  }
  if (newPhase) return phaseCue(script, after, was.rep !== now.rep)
  if (step.kind === 'work') return holdCue(script, after, was.left_in_phase_s, now.left_in_phase_s)
  if (total_s >= 12 && left(ANNOUNCE_S)) return [{ ...NO_TONE, text: words(script, 'starts_in', { n: ANNOUNCE_S }) }]
  return ticks(total_s - before.at_s, total_s - after.at_s)
}

/** Where the camera counts: each repetition as it ends, and a long hold by its half and its last seconds. */
function counted(script: Script, before: State, after: State): readonly Cue[] {
  const step = currentStep(script, after)
  const amount = amountOf(after, exerciseOf(script, after), after.step)
  if (after.reps > before.reps) {
    const soon = amount.reps > 2 && after.reps === amount.reps - 1 ? ` ${words(script, 'last_one')}` : ''
    return [{ ...NO_TONE, text: `${after.reps}.${soon}`, tone: 'rep', aloud: true }]
  }
  const [was, now] = [moment(step, amount, before.at_s), moment(step, amount, after.at_s)]
  return was.span === now.span ? holdCue(script, after, was.left_in_phase_s, now.left_in_phase_s) : []
}

/** The last three seconds of a wait. */
function ticks(before_s: number, after_s: number): readonly Cue[] {
  const ticked = [3, 2, 1].some((s) => before_s > s && after_s <= s)
  return ticked ? [{ ...NO_TONE, text: '', tone: 'tick' }] : []
}

/** The other side is announced in time; after a long hold, by the clock. */
function announcement(script: Script, state: State, left: (s: number) => boolean): Cue | null {
  const exercise = exerciseOf(script, state)
  if (exercise.steps[state.step + 1]?.kind !== 'change-side' || !left(ANNOUNCE_S)) return null
  if (currentStep(script, state).kind === 'work' && lastRep_s(script, state) <= LONG_REP_S) return null
  return { ...NO_TONE, text: words(script, 'change_in', { n: ANNOUNCE_S }), tone: 'side' }
}

function lastRep_s(script: Script, state: State): number {
  const ends = repEnds_s(currentStep(script, state), amountOf(state, exerciseOf(script, state), state.step))
  return (ends.at(-1) ?? 0) - (ends.at(-2) ?? 0)
}

function phaseCue(script: Script, state: State, newRep: boolean): readonly Cue[] {
  const step = currentStep(script, state)
  const exercise = exerciseOf(script, state)
  const amount = amountOf(state, exercise, state.step)
  const now = moment(step, amount, state.at_s)
  const say = now.span?.phase.say ?? ''
  if (step.kind === 'bout') {
    return say && now.rep <= LED_ROUNDS ? [{ text: say, rank: 1, detail: true, tone: null }] : []
  }
  if (!newRep) return [{ text: say, rank: 1, detail: now.rep > 1, tone: 'phase' }]
  const sideNext = exercise.steps[state.step + 1]?.kind === 'change-side' && lastRep_s(script, state) <= LONG_REP_S
  const last = now.rep === amount.reps
  const count = last && sideNext ? words(script, 'change_soon') : last && amount.reps > 2 ? words(script, 'last_one') : `${now.rep}.`
  return [
    { text: count, rank: 1, detail: false, tone: last && sideNext ? 'side' : 'rep' },
    ...(say ? [{ text: say, rank: 1, detail: true, tone: null } as const] : []),
  ]
}

function boutCue(script: Script, total_s: number, before_s: number, after_s: number): readonly Cue[] {
  const passed = (s: number) => before_s > s && after_s <= s
  if (total_s >= 3 * LONG_BOUT_S && passed(60)) return [{ ...NO_TONE, text: words(script, 'one_minute') }]
  if (total_s >= LONG_BOUT_S && passed(total_s / 2)) return [{ ...NO_TONE, text: words(script, 'half_way') }]
  return ticks(before_s, after_s)
}

function holdCue(script: Script, state: State, before_s: number, after_s: number): readonly Cue[] {
  const span = moment(currentStep(script, state), amountOf(state, exerciseOf(script, state), state.step), state.at_s).span
  if (!span?.phase.hold) return []
  const hold_s = span.end_s - span.start_s
  if (hold_s >= LONG_HOLD_S && before_s > hold_s / 2 && after_s <= hold_s / 2) {
    return [{ ...NO_TONE, text: words(script, 'half_way') }]
  }
  return hold_s >= LONG_HOLD_S ? ticks(before_s, after_s) : []
}

/** What the screen says under the count before anything has been said: the words of this very moment. */
export function standingCaption(script: Script, state: State): string {
  if (state.at !== 'step') return ''
  const step = currentStep(script, state)
  const now = moment(step, amountOf(state, exerciseOf(script, state), state.step), Math.min(state.at_s, stepLength_s(script, state)))
  return now.span?.phase.say || step.say
}
