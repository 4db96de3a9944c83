/** What a guided set asks for: so many repetitions of so many seconds; with a hold, seconds are counted down. */
export interface Plan {
  readonly times: number
  readonly pace_s: number
  readonly hold: boolean
  /** Time to get into position before the first one. */
  readonly ready_s: number
}

export interface Shown {
  readonly phase: 'ready' | 'going' | 'done'
  /** The large number: seconds left of a hold or a wait, or the repetition that is under way. */
  readonly count: string
}

/** What stands on the timer after so many seconds of running. */
export function shownAt(plan: Plan, passed_s: number): Shown {
  if (passed_s < plan.ready_s) return { phase: 'ready', count: String(Math.ceil(plan.ready_s - passed_s)) }
  const at_s = passed_s - plan.ready_s
  const left_s = plan.times * plan.pace_s - at_s
  if (left_s <= 0) return { phase: 'done', count: plan.hold ? '0' : `${plan.times} / ${plan.times}` }
  if (plan.hold) return { phase: 'going', count: clock(Math.ceil(left_s)) }
  return { phase: 'going', count: `${Math.floor(at_s / plan.pace_s) + 1} / ${plan.times}` }
}

function clock(seconds: number): string {
  if (seconds < 60) return String(seconds)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
