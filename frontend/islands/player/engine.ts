import type { Hurt, Paused, Rated, RepetitionDone, StepEntered, Wrong } from '../../generated/events'
import type { Script } from '../../generated/script'
import { alternatives, type Alternatives } from './lookup'
import { amountOf, apply, currentStep, exerciseOf, stepLength_s, type NewEvent, type State } from './state'
import { length_s, moment, repEnds_s, spansOf, type Amount, type Span } from './timeline'

/** What a command leads to: the state after it, and the events to keep, in order. */
export interface Outcome {
  readonly state: State
  readonly events: readonly NewEvent[]
}

/** Count-in after a pause, and after a reload, when the person has to get back into position. */
export const LEAD_S = 3
export const LONG_LEAD_S = 5
/** How long the question after an exercise waits for an answer. */
export const RATING_S = 10
/** Going back within this time leads to the step before; later it repeats the step. */
const REPEAT_AFTER_S = 3
/** A tap meant for a wait that has just ended by itself must not leave the exercise out. */
const GRACE_S = 1
const ENOUGH = 1e-6

/** One command at work: it emits events, and every event changes the state through `apply` alone. */
class Turn {
  readonly events: NewEvent[] = []
  constructor(
    readonly script: Script,
    public state: State,
  ) {}

  emit(event: NewEvent): void {
    this.events.push(event)
    this.state = apply(this.script, this.state, event)
  }

  clock(part: Partial<Pick<State, 'at_s' | 'extra_s' | 'lead_s' | 'wait_s' | 'ready_s' | 'at' | 'how' | 'follow' | 'held_s'>>): void {
    this.state = { ...this.state, ...part }
  }

  get here(): { readonly key: string; readonly exercise_id: string } {
    const { key, exercise_id } = exerciseOf(this.script, this.state)
    return { key, exercise_id }
  }

  enter(step: number, by: StepEntered['by']): void {
    this.emit({ kind: 'step-entered', data: { ...this.here, step, by } })
  }

  /** After an exercise: its question, the next exercise or the end, wherever `apply` has led. */
  arrive(by: StepEntered['by']): void {
    if (this.state.at === 'step') this.enter(this.state.step, by)
    else if (this.state.at === 'rating') this.clock({ wait_s: RATING_S })
  }

  outcome(): Outcome {
    return { state: this.state, events: this.events }
  }
}

function turn(script: Script, state: State, act: (turn: Turn) => void): Outcome {
  const one = new Turn(script, state)
  act(one)
  return one.outcome()
}

const live = (state: State) => state.mode === 'playing' || state.mode === 'paused'
const moving = (script: Script, state: State) => ['work', 'bout'].includes(currentStep(script, state).kind)

/** The first tap. */
export function start(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (state.mode !== 'new') return
    t.emit({ kind: 'started', data: { build: script.build, pain_before_0_10: script.pain_before_0_10 } })
    t.arrive('time')
  })
}

/** Let time pass. Nothing passes while play stands still. */
export function tick(script: Script, state: State, dt_s: number): Outcome {
  return turn(script, state, (t) => {
    let left_s = dt_s
    while (left_s > ENOUGH && t.state.mode === 'playing' && t.state.at !== 'finish') {
      left_s -= t.state.at === 'rating' ? waitForRating(t, left_s) : playStep(t, left_s)
    }
  })
}

function waitForRating(t: Turn, left_s: number): number {
  const used_s = Math.min(left_s, t.state.wait_s)
  t.clock({ wait_s: t.state.wait_s - used_s })
  if (t.state.wait_s <= ENOUGH) rateNow(t, 'skipped', 'time')
  return used_s
}

function playStep(t: Turn, left_s: number): number {
  if (follows(t.script, t.state)) return left_s
  if (t.state.lead_s > 0) {
    const used_s = Math.min(left_s, t.state.lead_s)
    t.clock({ lead_s: t.state.lead_s - used_s })
    return used_s
  }
  const total_s = stepLength_s(t.script, t.state)
  const used_s = Math.max(0, Math.min(left_s, total_s - t.state.at_s))
  t.clock({ at_s: t.state.at_s + used_s })
  countRepetitions(t)
  if (t.state.at_s >= total_s - ENOUGH) endStep(t)
  return used_s
}

function countRepetitions(t: Turn): void {
  const exercise = exerciseOf(t.script, t.state)
  const step = currentStep(t.script, t.state)
  const amount = amountOf(t.state, exercise, t.state.step)
  const ended = repEnds_s(step, amount).filter((end_s) => end_s <= t.state.at_s + ENOUGH).length
  for (let number = t.state.reps + 1; number <= ended; number++) {
    const end_s = repEnds_s(step, amount)[number - 1] ?? 0
    const side = moment(step, amount, end_s - ENOUGH).span?.phase.side ?? step.side
    t.emit({ kind: 'repetition-done', data: { ...t.here, side, number, by: 'timer', seen: null } })
  }
}

function endStep(t: Turn): void {
  const step = currentStep(t.script, t.state)
  if (step.kind === 'work' || step.kind === 'bout') {
    const seconds = Math.round(stepLength_s(t.script, t.state) * 10) / 10
    const done = { side: step.side, set_number: step.set_number, reps: t.state.reps, seconds }
    t.emit({ kind: 'set-done', data: { ...t.here, ...done } })
    t.arrive('time')
  } else {
    leaveStep(t, 'time')
  }
}

/** From a step that is not counted to the one after it. */
function leaveStep(t: Turn, by: StepEntered['by']): void {
  if (t.state.step + 1 < exerciseOf(t.script, t.state).steps.length) t.enter(t.state.step + 1, by)
  else t.clock({ at: 'rating', wait_s: RATING_S })
}

/** Whether the person leads now: the coach is on, and these repetitions or this hold can be seen. */
export function follows(script: Script, state: State): boolean {
  if (!state.follow || state.at !== 'step' || currentStep(script, state).kind !== 'work') return false
  const { coach } = exerciseOf(script, state)
  return coach !== null && coach.watch !== ''
}

/** The coach takes over, or hands over to the timer: from the next repetition on, with a count-in. */
export function follow(script: Script, state: State, on: boolean): Outcome {
  return turn(script, state, (t) => {
    const led = follows(script, state)
    t.clock({ follow: on, held_s: 0 })
    if (led === follows(script, t.state)) return
    t.clock({ at_s: repEnds_s(currentStep(script, state), amountHere(t))[state.reps - 1] ?? 0, lead_s: on ? 0 : LEAD_S })
  })
}

/** The camera saw a repetition end; `what` it looked like, where that could be measured. */
export function seen(script: Script, state: State, side: RepetitionDone['side'], what: RepetitionDone['seen'] = null): Outcome {
  return turn(script, state, (t) => {
    if (state.mode === 'playing' && follows(script, state)) repetitionSeen(t, side, what)
  })
}

function repetitionSeen(t: Turn, side: RepetitionDone['side'], what: RepetitionDone['seen'] = null): void {
  const ends_s = repEnds_s(currentStep(t.script, t.state), amountHere(t))
  const number = t.state.reps + 1
  t.emit({ kind: 'repetition-done', data: { ...t.here, side, number, by: 'camera', seen: what } })
  t.clock({ at_s: ends_s[number - 1] ?? t.state.at_s, held_s: 0 })
  if (number >= ends_s.length) endStep(t)
}

/** The camera sees that the position is held, for `held_s` so far; `over` when it was left. */
export function held(script: Script, state: State, held_s: number, over: boolean): Outcome {
  return turn(script, state, (t) => {
    const span = holdSpan(script, state)
    if (state.mode !== 'playing' || !follows(script, state) || !span) return
    const whole_s = span.end_s - span.start_s
    const so_far_s = Math.min(whole_s, state.held_s + held_s)
    t.clock({ at_s: span.start_s + so_far_s, ...(over ? { held_s: so_far_s } : {}) })
    if (so_far_s >= whole_s - ENOUGH) repetitionSeen(t, span.phase.side)
  })
}

/** The hold of the repetition that is due. */
function holdSpan(script: Script, state: State): Span | null {
  if (state.at !== 'step') return null
  const step = currentStep(script, state)
  const spans = spansOf(step, amountOf(state, exerciseOf(script, state), state.step))
  return spans.find((one) => one.phase.hold && one.rep === state.reps + 1) ?? null
}

function amountHere(t: Turn): Amount {
  return amountOf(t.state, exerciseOf(t.script, t.state), t.state.step)
}

export function pause(script: Script, state: State, why: Paused['why']): Outcome {
  return turn(script, state, (t) => {
    if (state.mode === 'playing') t.emit({ kind: 'paused', data: { why } })
  })
}

/** Go on after a pause, or after advice that allows it. */
export function resume(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (state.mode === 'paused' && state.paused_by === 'reload') carryOn(t)
    else if (state.mode === 'paused' || (state.mode === 'advice' && mayContinue(script, state))) goOn(t)
  })
}

function goOn(t: Turn): void {
  t.emit({ kind: 'resumed', data: {} })
  if (t.state.at === 'step' && moving(t.script, t.state) && !follows(t.script, t.state)) t.clock({ lead_s: LEAD_S })
}

/** After a reload, and when the session has moved to this tab. */
function carryOn(t: Turn): void {
  if (t.state.at !== 'step') {
    t.emit({ kind: 'resumed', data: {} })
    t.clock({ wait_s: RATING_S })
    return
  }
  t.enter(t.state.step, 'resume')
  if (moving(t.script, t.state)) t.clock({ lead_s: LONG_LEAD_S })
}

/** Whether the advice that waits lets the person go on as before; the script says, not the page. */
function mayContinue(script: Script, state: State): boolean {
  const decision = script.wrong.decisions.find((one) => one.id === state.decision)
  if (state.decision !== null) return decision?.action === 'continue'
  return script.pain.advice.find((one) => one.light === state.light)?.then.includes('continue') ?? false
}

/** Back to the start of the step, and from there to the step or the exercise before. */
export function back(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (!live(state)) return
    const steps = exerciseOf(script, state).steps
    if (state.at !== 'step') return t.enter(state.step, 'back')
    if (moving(script, state) && state.at_s > REPEAT_AFTER_S) return t.enter(state.step, 'back')
    const before = steps.slice(0, state.step).findLastIndex((one) => one.kind !== 'rest' && one.kind !== 'change-side')
    if (before >= 0) return t.enter(before, 'back')
    if (state.slot === 0) return t.enter(0, 'back')
    t.state = { ...t.state, slot: state.slot - 1 }
    t.enter(0, 'back')
  })
}

/** On to what comes next: out of a wait at once, out of an exercise by leaving the rest of it out. */
export function next(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (!live(state) || state.at === 'finish') return
    if (state.at === 'rating') rateNow(t, 'skipped', 'skip')
    else if (!moving(script, state)) leaveStep(t, 'skip')
    else if (state.at_s >= GRACE_S || state.mode === 'paused' || follows(script, state)) skipNow(t)
  })
}

/** Leave the rest of this exercise out. */
export function skip(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if ((live(state) || state.mode === 'advice') && state.at === 'step') skipNow(t)
    else if (state.mode === 'advice') goOn(t)
  })
}

function skipNow(t: Turn): void {
  t.emit({ kind: 'skipped', data: t.here })
  t.arrive('skip')
}

/** More time to get ready or to rest. */
export function moreTime(script: Script, state: State, seconds: number): Outcome {
  return turn(script, state, (t) => {
    const waits = live(state) && state.at === 'step' && !moving(script, state)
    if (waits) t.clock({ extra_s: state.extra_s + seconds })
  })
}

/** The person's own time to get ready, from the settings. */
export function setReady(script: Script, state: State, ready_s: number | null): Outcome {
  return turn(script, state, (t) => t.clock({ ready_s }))
}

/** What the person may go to from here. */
export function ways(script: Script, state: State): Alternatives {
  if (state.at !== 'step') return { easier: [], harder: [], swap: [] }
  return alternatives(script, state.keys, state.slot, state.barred)
}

/** Do another exercise in the place of this one. After a light the event says which light asked for it. */
export function change(script: Script, state: State, way: keyof Alternatives, to_key: string): Outcome {
  return turn(script, state, (t) => {
    const to = ways(script, state)[way].find((one) => one.key === to_key)
    if (!to || (!live(state) && state.mode !== 'advice')) return
    const asked = state.light === 'amber' || state.light === 'red' ? state.light : way
    const goal = { to_key: to.key, to_exercise_id: to.exercise_id }
    t.emit({ kind: 'changed', data: { ...t.here, ...goal, why: asked } })
    t.enter(0, 'change')
  })
}

/** Go on with a third less of this exercise. */
export function less(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (state.mode !== 'advice') return
    if (state.at !== 'step') return goOn(t)
    const { key, exercise_id } = t.here
    t.emit({ kind: 'changed', data: { key, exercise_id, to_key: key, to_exercise_id: exercise_id, why: 'amber' } })
    if (moving(script, t.state)) t.clock({ lead_s: LEAD_S })
  })
}

/** **This hurts** has been answered. */
export function hurt(script: Script, state: State, answers: Omit<Hurt, 'key' | 'exercise_id'>): Outcome {
  return turn(script, state, (t) => {
    if (!live(state)) return
    t.emit({ kind: 'hurt', data: { ...t.here, ...answers } })
  })
}

/** **Something is wrong** has been answered. A decision that ends the session ends it here and now. */
export function wrong(script: Script, state: State, answers: Wrong): Outcome {
  return turn(script, state, (t) => {
    if (!live(state) && state.mode !== 'advice') return
    t.emit({ kind: 'wrong', data: answers })
    const end = { how: 'stopped-for-safety', pain_after_0_10: null, effort_0_10: null } as const
    if (t.state.mode === 'stopped') t.emit({ kind: 'finished', data: end })
  })
}

/** The answer to the question after an exercise. */
export function rate(script: Script, state: State, felt: Rated['felt']): Outcome {
  return turn(script, state, (t) => {
    if (live(state) && state.at === 'rating') rateNow(t, felt, 'time')
  })
}

function rateNow(t: Turn, felt: Rated['felt'], by: StepEntered['by']): void {
  t.emit({ kind: 'rated', data: { ...t.here, felt } })
  t.arrive(by)
}

/** Stop for today: the last questions come now. Nothing is recorded before they are answered. */
export function endEarly(script: Script, state: State): Outcome {
  return turn(script, state, (t) => {
    if (state.mode === 'advice') t.emit({ kind: 'resumed', data: {} })
    if (live(t.state) && t.state.at !== 'finish') t.clock({ at: 'finish', how: 'ended-early' })
  })
}

/** The last questions have been answered, or left open. */
export function finish(script: Script, state: State, pain: number | null, effort: number | null): Outcome {
  return turn(script, state, (t) => {
    if (!live(state) || state.at !== 'finish') return
    t.emit({ kind: 'finished', data: { how: state.how, pain_after_0_10: pain, effort_0_10: effort } })
  })
}

/** Seconds that are still to be played, as planned and as changed. */
export function remaining_s(script: Script, state: State): number {
  if (state.at === 'finish') return 0
  return script.exercises.reduce((sum, _, slot) => {
    if (slot < state.slot || (slot === state.slot && state.at === 'rating')) return sum
    const there: State = slot === state.slot ? state : { ...state, slot, step: -1 }
    const exercise = exerciseOf(script, there)
    const from = slot === state.slot ? state.step : 0
    const steps = exercise.steps.map((step, n) => (n < from ? 0 : length_s(step, amountOf(there, exercise, n))))
    return sum + steps.reduce((a, b) => a + b, 0) - (slot === state.slot ? state.at_s : 0)
  }, 0)
}
