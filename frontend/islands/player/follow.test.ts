import { describe, expect, it } from 'vitest'
import type { CannotJudge, CoachEvent } from '../../generated/coach'
import type { Coaching, Script, ScriptExercise } from '../../generated/script'
import texts from '../../generated/texts.en.json'
import { cues } from './cues'
import * as engine from './engine'
import { floorScript } from './fixtures'
import { Handover } from './handover'
import { screen } from './screen'
import { initial, type State } from './state'

/** The person leads: repetitions and holds come from the camera, and no time passes by itself. */

const coach = (mode: Coaching['mode']): Coaching => ({ watch: '/watch.json', about: '', view: 'side', mode, cues: {}, moving_s: 2 })
const plain = floorScript(texts)
const followed = (one: ScriptExercise): ScriptExercise => {
  const holds = one.steps.some((step) => step.kind === 'work' && step.reps === 1)
  return { ...one, coach: coach(holds ? 'holds' : 'repetitions'), harder: one.harder.map(followed) }
}
const script: Script = { ...plain, exercises: plain.exercises.map(followed) }

/** In the first work step of the first exercise, with the coach leading. */
function working(of: Script = script): State {
  const begun = engine.start(of, engine.follow(of, initial(of), true).state).state
  return engine.next(of, begun).state
}

const reps = (state: State, count: number): State =>
  Array.from({ length: count }).reduce<State>((now) => engine.seen(script, now, 'both').state, state)

describe('repetitions', () => {
  it('waits for the person, however long that takes', () => {
    const state = working()
    const { state: later, events } = engine.tick(script, state, 600)
    expect(events).toEqual([])
    expect(later.step).toBe(state.step)
    expect(screen(script, later).count).toBe('0')
    expect(screen(script, later).following).toBe(true)
  })

  it('counts what was seen, and says by whom', () => {
    const { state, events } = engine.seen(script, working(), 'right')
    expect(events).toEqual([
      { kind: 'repetition-done', data: { key: '1-bridge', exercise_id: 'bridge', side: 'right', number: 1, by: 'camera', seen: null } },
    ])
    expect(screen(script, state).count).toBe('1')
    expect(cues(script, working(), state)[0]?.text).toBe('1.')
  })

  it('ends the set with the last one', () => {
    const state = reps(working(), 4)
    expect(cues(script, reps(working(), 3), state)[0]?.text).toBe('4. Last one.')
    const { state: after, events } = engine.seen(script, state, 'both')
    expect(events.map((one) => one.kind)).toEqual(['repetition-done', 'set-done', 'step-entered'])
    expect(after.step).toBe(state.step + 1)
  })

  it('counts nothing in a pause, in a rest or where nothing can be followed', () => {
    const paused = engine.pause(script, working(), 'person').state
    expect(engine.seen(script, paused, 'both').events).toEqual([])
    const resting = reps(working(), 5)
    expect(engine.seen(script, resting, 'both').events).toEqual([])
    const unknown = engine.next(plain, engine.start(plain, engine.follow(plain, initial(plain), true).state).state).state
    expect(engine.seen(plain, unknown, 'both').events).toEqual([])
    expect(engine.tick(plain, unknown, 10).events.length).toBeGreaterThan(0)
  })

  it('may be left out at any time', () => {
    expect(engine.next(script, working()).events[0]?.kind).toBe('skipped')
  })

  it('hands over to the timer with a count-in, and nothing that was done is lost', () => {
    const state = engine.follow(script, reps(working(), 2), false).state
    expect(state.reps).toBe(2)
    expect(state.lead_s).toBe(engine.LEAD_S)
    const { events } = engine.tick(script, state, 200)
    const counted = events.filter((one) => one.kind === 'repetition-done')
    expect(counted[0]?.data).toMatchObject({ number: 3, by: 'timer' })
    expect(counted.filter((one) => one.data.key === '1-bridge').length).toBe(3 + 5)
  })

  it('takes over from the timer in the middle of a set', () => {
    const timed = engine.tick(script, engine.follow(script, working(), false).state, 3 + 8 + 3).state
    expect(timed.reps).toBe(1)
    const led = engine.follow(script, timed, true).state
    expect(engine.tick(script, led, 60).events).toEqual([])
    expect(engine.seen(script, led, 'both').events[0]?.data).toMatchObject({ number: 2 })
  })
})

describe('a hold', () => {
  const plank: Script = { ...script, exercises: script.exercises.map((one) => one.harder[0] ?? one).slice(1, 2) }
  const start = working(plank)
  const held = (state: State, seconds: number, over = false) => engine.held(plank, state, seconds, over).state

  it('counts while it is held', () => {
    const state = held(held(start, 3), 7.5)
    expect(screen(plank, state).count).toBe('13')
    expect(screen(plank, state).holding).toBe(true)
  })

  it('goes on where it was when the position is left and found again', () => {
    const state = held(held(held(start, 12), 12, true), 3)
    expect(screen(plank, state).count).toBe('5')
  })

  it('is done when the planned time has been held', () => {
    const { events } = engine.held(plank, held(start, 19.9), 20, false)
    expect(events.slice(0, 2).map((one) => one.kind)).toEqual(['repetition-done', 'set-done'])
    expect(events[0]?.data).toMatchObject({ number: 1, by: 'camera', seen: null })
  })

  it('tells its half', () => {
    expect(cues(plank, held(start, 9.9), held(start, 10))[0]?.text).toBe('Half way.')
  })
})

describe('who leads', () => {
  const cannot = (why: CannotJudge['why'], t_s = 0): CoachEvent => ({ kind: 'cannot-judge', t_s, why, joints: [] })
  const can: CoachEvent = { kind: 'can-judge', t_s: 0, from_s: 0, why: 'hidden' }
  const ready: CoachEvent = { kind: 'ready', t_s: 0 }
  const begun = (...events: readonly CoachEvent[]) => {
    const handover = new Handover()
    handover.begin(0)
    for (const event of events) handover.told(event, 0)
    return handover
  }

  it.each([
    ['turn-side-on', 9.9, false], ['turn-side-on', 10, true], ['second-person', 10, true], ['nobody', 10, true],
    ['get-into-position', 29, false], ['get-into-position', 30, true],
  ] as const)('%s after %s s: the timer leads: %s', (why, after_s, timer) => {
    expect(begun(ready, cannot(why)).tooLong(after_s)).toBe(timer)
  })

  it('a new reason does not begin the time anew', () => {
    const handover = begun(ready, cannot('hidden'))
    handover.told(cannot('turn-side-on'), 6)
    expect(handover.need).toBe('turn-side-on')
    expect(handover.tooLong(10)).toBe(true)
  })

  it('the time begins anew once it could judge', () => {
    const handover = begun(ready, cannot('hidden'))
    handover.told(can, 6)
    expect(handover.need).toBeNull()
    expect(handover.tooLong(20)).toBe(false)
    handover.told(cannot('hidden'), 20)
    expect(handover.tooLong(29)).toBe(false)
    expect(handover.tooLong(30)).toBe(true)
  })

  it('the person who asks for the camera gets it for as long again', () => {
    const handover = begun(ready, cannot('hidden'))
    handover.lead(12)
    expect(handover.tooLong(21)).toBe(false)
    expect(handover.tooLong(22)).toBe(true)
  })

  it('somebody who never comes into position, or of whom nothing is heard, does not wait for ever', () => {
    expect(begun().tooLong(29)).toBe(false)
    expect(begun().tooLong(30)).toBe(true)
    expect(begun(ready).tooLong(59)).toBe(false)
    expect(begun(ready).tooLong(60)).toBe(true)
  })
})
