import type { ScriptPhase, Step } from '../../generated/script'

/** How much of a step is to be played, after everything that made it shorter or longer. */
export interface Amount {
  /** Repetitions of a work step. */
  readonly reps: number
  /** Length of any other step. */
  readonly seconds: number
  /** Holds last this part of their written time; 1 unless the person goes on with less. */
  readonly hold_part: number
}

/** One passage through a phase: from when to when in the step, and in which repetition (from 1). */
export interface Span {
  readonly phase: ScriptPhase
  readonly index: number
  readonly start_s: number
  readonly end_s: number
  readonly rep: number
}

/** Where play is within a step. */
export interface Moment {
  readonly span: Span | null
  /** Part of the phase that has passed, 0 to 1. */
  readonly part: number
  readonly left_in_phase_s: number
  /** The repetition (work) or the passage through the cycle (bout), from 1. */
  readonly rep: number
}

interface Timeline {
  readonly spans: readonly Span[]
  readonly rep_ends_s: readonly number[]
  readonly total_s: number
}

const LONGEST = 5000
const made = new WeakMap<Step, Map<string, Timeline>>()

function build(step: Step, amount: Amount): Timeline {
  const spans: Span[] = []
  const rep_ends_s: number[] = []
  const counts = step.cycle.some((phase) => phase.ends_rep)
  const reps = step.kind === 'work' ? amount.reps : 1
  let at_s = 0
  for (let n = 0; step.cycle.length > 0 && rep_ends_s.length < reps && n < LONGEST; n++) {
    const index = n % step.cycle.length
    const phase = step.cycle[index] as ScriptPhase
    const seconds = phase.seconds * (phase.hold ? amount.hold_part : 1)
    spans.push({ phase, index, start_s: at_s, end_s: at_s + seconds, rep: rep_ends_s.length + 1 })
    at_s += seconds
    const last = index === step.cycle.length - 1
    // A bout is not counted: its cycle is one round, whatever ends a repetition within it.
    if (step.kind === 'work' && counts ? phase.ends_rep : last) rep_ends_s.push(at_s)
  }
  return { spans, rep_ends_s, total_s: at_s }
}

function timeline(step: Step, amount: Amount): Timeline {
  const key = `${amount.reps} ${amount.hold_part}`
  const known = made.get(step) ?? new Map<string, Timeline>()
  made.set(step, known)
  const found = known.get(key) ?? build(step, amount)
  known.set(key, found)
  return found
}

/** How long the step lasts, in seconds. */
export function length_s(step: Step, amount: Amount): number {
  if (step.kind !== 'work') return amount.seconds
  const { total_s } = timeline(step, amount)
  return total_s > 0 ? total_s : amount.seconds
}

/** When each repetition of a work step ends, in seconds from its start. */
export function repEnds_s(step: Step, amount: Amount): readonly number[] {
  return step.kind === 'work' ? timeline(step, amount).rep_ends_s : []
}

/** Every passage through a phase of a work step, in order. */
export function spansOf(step: Step, amount: Amount): readonly Span[] {
  return step.kind === 'work' ? timeline(step, amount).spans : []
}

/** Repetitions that one passage through the cycle gives: two where the sides alternate. */
export function repsPerCycle(step: Step): number {
  return Math.max(1, step.cycle.filter((phase) => phase.ends_rep).length)
}

/** Where play is after so many seconds of the step. */
export function moment(step: Step, amount: Amount, at_s: number): Moment {
  const { spans, total_s } = timeline(step, amount)
  if (spans.length === 0) return { span: null, part: 0, left_in_phase_s: 0, rep: 1 }
  const round = step.kind === 'work' ? 0 : Math.floor(at_s / total_s)
  const within_s = at_s - round * total_s
  const span = spans.find((one) => within_s < one.end_s) ?? (spans[spans.length - 1] as Span)
  const seconds = span.end_s - span.start_s
  const part = Math.min(1, Math.max(0, (within_s - span.start_s) / seconds))
  return { span, part, left_in_phase_s: Math.max(0, span.end_s - within_s), rep: span.rep + round }
}

const FAST_REP_S = 2

/** Whether repetitions come too fast to be counted aloud (the steps of a march): the clock leads instead. */
export function isFast(step: Step): boolean {
  const cycle_s = step.cycle.reduce((sum, phase) => sum + phase.seconds, 0)
  return step.kind === 'work' && step.reps > 2 && cycle_s / repsPerCycle(step) < FAST_REP_S
}
