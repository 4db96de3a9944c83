import type { Event } from '../../generated/events'
import type { Script } from '../../generated/script'
import { amountOf, apply, currentStep, exerciseOf, initial, stepLength_s, type NewEvent, type State } from './state'
import { repEnds_s } from './timeline'

/** Events in their order, each once. Those that the device and the server both hold are the same event. */
export function merged(...lists: readonly (readonly Event[])[]): Event[] {
  const byId = new Map(lists.flat().map((event) => [event.id, event]))
  return [...byId.values()].sort((a, b) => a.seq - b.seq || a.id.localeCompare(b.id))
}

/**
 * The state that the stored events lead to, standing still. Repetitions that were done stay done. A bout
 * has no repetitions, so the time that was played is read from the events' own times.
 */
export function fold(script: Script, events: readonly Event[]): State {
  let state = initial(script)
  let since_ms: number | null = null
  for (const event of events) {
    const at_ms = Date.parse(event.at)
    if (since_ms !== null && state.mode === 'playing') state = played(script, state, (at_ms - since_ms) / 1000)
    state = apply(script, state, event as unknown as NewEvent)
    if (event.kind === 'repetition-done') state = { ...state, at_s: endOfReps_s(script, state) }
    since_ms = at_ms
  }
  return still(state)
}

function played(script: Script, state: State, seconds: number): State {
  if (state.at !== 'step' || currentStep(script, state).kind !== 'bout') return state
  const latest_s = Math.max(0, stepLength_s(script, state) - 1)
  return { ...state, at_s: Math.min(latest_s, state.at_s + Math.max(0, seconds)) }
}

function endOfReps_s(script: Script, state: State): number {
  if (state.at !== 'step' || state.reps === 0) return 0
  const exercise = exerciseOf(script, state)
  return repEnds_s(currentStep(script, state), amountOf(state, exercise, state.step))[state.reps - 1] ?? 0
}

/** Nothing plays by itself when a page opens. */
export function still(state: State): State {
  return state.mode === 'playing' || state.mode === 'paused' ? { ...state, mode: 'paused', paused_by: 'reload' } : state
}
