import { describe, expect, test } from 'vitest'
import type { Event } from '../../generated/events'
import { hurtAnswer } from './dialogue'
import * as engine from './engine'
import { bridge, floorScript, pain, standingScript, tilt } from './fixtures'
import { fold, merged } from './fold'
import { currentStep, exerciseOf, initial, stepLength_s, type NewEvent, type State } from './state'

type Command = (script: typeof floor, state: State) => engine.Outcome
const floor = floorScript()
const standing = standingScript()
const START_MS = Date.UTC(2026, 0, 5, 6)

/** A player with a clock: keeps every event as the device would, with the state right after it. */
class Played {
  state: State
  events: Event[] = []
  now_ms = START_MS
  /** The state after so many events. */
  readonly after = new Map<number, State>()
  constructor(readonly script = floor) {
    this.state = initial(script)
  }

  do(command: Command): this {
    const { state, events } = command(this.script, this.state)
    this.state = state
    for (const event of events) this.keep(event)
    if (events.length > 0) this.after.set(this.events.length, state)
    return this
  }

  keep({ kind, data }: NewEvent): void {
    const seq = this.events.length
    const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`
    const at = new Date(this.now_ms).toISOString()
    this.events.push({ id, session_id: this.script.session_id, seq, at, kind, data: data as unknown as Event['data'] })
  }

  run(seconds: number, dt_s = 0.1): this {
    for (let left = seconds; left > 1e-9; left -= dt_s) {
      this.now_ms += Math.min(dt_s, left) * 1000
      this.do((script, state) => engine.tick(script, state, Math.min(dt_s, left)))
    }
    return this
  }

  kinds(): string[] {
    return this.events.map((event) => event.kind)
  }

  of<T>(kind: string): T[] {
    return this.events.filter((event) => event.kind === kind).map((event) => event.data as T)
  }

  get place(): string {
    const { at, slot } = this.state
    if (at === 'finish') return 'finish'
    if (at === 'rating') return `${exerciseOf(this.script, this.state).key} rating`
    return `${slot} ${exerciseOf(this.script, this.state).key} ${this.state.step} ${currentStep(this.script, this.state).kind}`
  }
}

const begun = (script = floor) => new Played(script).do(engine.start)
const hurts = (n: number, ...options: string[]): Command => {
  const answers = options.map((answer) => {
    const [question = '', id] = answer.split(':')
    return { question, option: pain.questions.find((one) => one.id === question)!.options.find((o) => o.id === id)! }
  })
  return (script, state) => engine.hurt(script, state, hurtAnswer(pain, answers, n))
}

describe('a whole session by the clock', () => {
  test('nothing moves before the first tap', () => {
    expect(new Played().run(60).events).toEqual([])
  })

  test('every repetition, set, question and step comes in order and to its end', () => {
    const played = begun().run(1000)
    expect(played.place).toBe('finish')
    const reps = played.of<{ key: string }>('repetition-done')
    expect(reps.filter((one) => one.key === '1-bridge')).toHaveLength(10)
    expect(played.of('set-done')).toEqual([
      { key: '1-bridge', exercise_id: 'bridge', side: 'both', set_number: 1, reps: 5, seconds: 40 },
      { key: '1-bridge', exercise_id: 'bridge', side: 'both', set_number: 2, reps: 5, seconds: 40 },
      { key: '2-bird-dog', exercise_id: 'bird-dog', side: 'right', set_number: 1, reps: 4, seconds: 36 },
      { key: '2-bird-dog', exercise_id: 'bird-dog', side: 'left', set_number: 1, reps: 4, seconds: 36 },
      { key: '3-breathing', exercise_id: 'breathing', side: 'none', set_number: 1, reps: 0, seconds: 60 },
    ])
    expect(played.of<{ felt: string }>('rated').map((one) => one.felt)).toEqual(['skipped', 'skipped', 'skipped'])
    expect(played.do((s, t) => engine.finish(s, t, 2, 4)).of('finished')).toEqual([
      { how: 'complete', pain_after_0_10: 2, effort_0_10: 4 },
    ])
    expect(played.state.mode).toBe('finished')
  })

  test.each([0.016, 0.25, 1, 7.3, 600])('ticks of %d s give the same events', (dt_s) => {
    const fine = begun().run(1000)
    expect(begun().run(1000, dt_s).kinds()).toEqual(fine.kinds())
  })

  test('the session takes as long as its steps say, and its questions wait', () => {
    const played = begun()
    const planned = floor.exercises.flatMap((one) => one.steps).reduce((sum, step) => sum + step.seconds, 0)
    expect(engine.remaining_s(floor, played.state)).toBeCloseTo(planned)
    let seconds = 0
    for (; played.state.at !== 'finish'; seconds += 0.5) played.run(0.5)
    expect(seconds).toBeCloseTo(planned + 3 * engine.RATING_S, 0)
  })

  test('alternating sides are counted one by one and are equal', () => {
    const sides = begun(standing).run(40).of<{ side: string; number: number }>('repetition-done')
    expect(sides.map((one) => one.side)).toEqual(['right', 'left', 'right', 'left', 'right', 'left'])
    expect(sides.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('pause, back, next', () => {
  test('a pause stops the clock; going on counts in and then continues in the same place', () => {
    const played = begun().run(10).do((s, t) => engine.pause(s, t, 'person'))
    const before = played.state.at_s
    played.run(100)
    expect(played.state.at_s).toBe(before)
    played.do(engine.resume).run(engine.LEAD_S)
    expect(played.state.at_s).toBeCloseTo(before)
    expect(played.run(1).state.at_s).toBeCloseTo(before + 1)
    expect(played.kinds().filter((kind) => kind === 'paused' || kind === 'resumed')).toEqual(['paused', 'resumed'])
  })

  test('back repeats the set, then leads to the step and to the exercise before', () => {
    const played = begun().run(5 + 40 + 10)
    expect(played.place).toBe('0 1-bridge 2 rest')
    expect(played.do(engine.back).place).toBe('0 1-bridge 1 work')
    expect(played.run(10).do(engine.back).place).toBe('0 1-bridge 1 work')
    expect(played.state.at_s).toBe(0)
    expect(played.do(engine.back).place).toBe('0 1-bridge 0 get-ready')
    expect(played.do(engine.back).place).toBe('0 1-bridge 0 get-ready')
  })

  test('next ends a wait at once; in the work it leaves the rest of the exercise out', () => {
    const played = begun().do(engine.next)
    expect(played.place).toBe('0 1-bridge 1 work')
    expect(played.run(2).do(engine.next).place).toBe('1 2-bird-dog 0 get-ready')
    expect(played.of('skipped')).toEqual([{ key: '1-bridge', exercise_id: 'bridge' }])
    played.do(engine.back)
    expect(played.place).toBe('0 1-bridge 0 get-ready')
  })

  test('a tap that comes a moment after the wait has ended leaves nothing out', () => {
    expect(begun().run(5.4).do(engine.next).place).toBe('0 1-bridge 1 work')
  })

  test('an exercise that was left out is not asked about', () => {
    expect(begun().do(engine.skip).do(engine.skip).do(engine.skip).of('rated')).toEqual([])
  })

  test('more time to get ready, once or always', () => {
    const played = begun().do((s, t) => engine.moreTime(s, t, 15))
    expect(stepLength_s(floor, played.state)).toBe(20)
    played.do((s, t) => engine.setReady(s, t, 30))
    expect(stepLength_s(floor, played.state)).toBe(45)
    expect(played.run(46).place).toBe('0 1-bridge 1 work')
    expect(stepLength_s(floor, played.do(engine.skip).state)).toBe(30)
  })

  test('a rest can be longer too', () => {
    const played = begun().run(5 + 40 + 10).do((s, t) => engine.moreTime(s, t, 15))
    expect(played.run(24).place).toBe('0 1-bridge 2 rest')
    expect(played.run(2).place).toBe('0 1-bridge 3 work')
  })

  test('stopping early asks the last questions and says so', () => {
    const played = begun().run(50).do(engine.endEarly)
    expect(played.place).toBe('finish')
    played.do((s, t) => engine.finish(s, t, null, null))
    expect(played.of('finished')).toEqual([{ how: 'ended-early', pain_after_0_10: null, effort_0_10: null }])
  })
})

describe('another exercise in its place', () => {
  test('easier begins at its get-ready, and the way back is harder', () => {
    const played = begun().run(10).do((s, t) => engine.change(s, t, 'easier', '1-pelvic-tilt'))
    expect(played.place).toBe('0 1-pelvic-tilt 0 get-ready')
    expect(engine.ways(floor, played.state).harder.map((one) => one.key)).toEqual(['1-bridge'])
    expect(played.of('changed')).toEqual([
      { key: '1-bridge', exercise_id: 'bridge', to_key: '1-pelvic-tilt', to_exercise_id: 'pelvic-tilt', why: 'easier' },
    ])
  })

  test('an exercise that the script does not offer cannot be reached', () => {
    const played = begun().run(10).do((s, t) => engine.change(s, t, 'harder', '2-plank'))
    expect(played.place).toBe('0 1-bridge 1 work')
    expect(played.of('changed')).toEqual([])
  })
})

describe('this hurts', () => {
  test.each([
    [3, [], 'green'],
    [4, [], 'amber'],
    [6, [], 'red'],
    [0, ['spreading:yes'], 'red'],
    [0, ['spreading:unsure'], 'red'],
    [1, ['catching:yes'], 'red'],
    [1, ['numbness:yes'], 'red'],
    [2, ['spreading:no', 'numbness:no', 'catching:no'], 'green'],
  ])('pain %d with %o is %s', (n, options, light) => {
    const played = begun().run(10).do((s, t) => engine.pause(s, t, 'dialogue')).do(hurts(n, ...options))
    expect(played.of<{ light: string }>('hurt')[0]!.light).toBe(light)
    expect(played.state).toMatchObject({ mode: 'advice', light })
  })

  test('amber takes a third of what is left, and of the sets to come', () => {
    const played = begun().run(5 + 8 * 2 + 0.1).do(hurts(4)).do(engine.less)
    expect(played.state.mode).toBe('playing')
    played.run(200)
    const sets = played.of<{ key: string; reps: number }>('set-done').filter((one) => one.key === '1-bridge')
    expect(sets.map((one) => one.reps)).toEqual([4, 3])
  })

  test('less on the first side is as much less on the second', () => {
    const played = begun().do(engine.skip).run(5 + 9 + 0.1).do(hurts(4)).do(engine.less).run(200)
    const sets = played.of<{ key: string; reps: number; seconds: number }>('set-done').filter((s) => s.key === '2-bird-dog')
    expect(sets.map((one) => one.reps)).toEqual([3, 3])
    expect(sets[0]!.seconds).toBe(sets[1]!.seconds)
  })

  test('alternating sides stay equal with less', () => {
    const played = begun(standing).run(5 + 10.1).do(hurts(5)).do(engine.less).run(30)
    expect(played.of<{ reps: number }>('set-done')[0]!.reps).toBe(6)
    const early = begun(standing).run(5.1).do(hurts(5)).do(engine.less).run(30)
    expect(early.of<{ reps: number }>('set-done')[0]!.reps).toBe(4)
  })

  test('a bout and a single hold become shorter', () => {
    const bout = begun().do(engine.skip).do(engine.skip).run(5 + 30).do(hurts(4)).do(engine.less)
    expect(stepLength_s(floor, bout.state)).toBeCloseTo(50)
    const plank = begun().do(engine.skip).do((s, t) => engine.change(s, t, 'harder', '2-plank')).run(5 + 2)
    plank.do(hurts(4)).do(engine.less)
    expect(stepLength_s(floor, plank.state)).toBeCloseTo(20 * 2 / 3)
  })

  test('red cannot be clicked away: only what the script advises leads on', () => {
    const played = begun().run(10).do(hurts(8))
    for (const command of [engine.resume, engine.back, engine.next] as Command[]) played.do(command)
    expect(played.run(60).state).toMatchObject({ mode: 'advice', light: 'red' })
    played.do((s, t) => engine.change(s, t, 'swap', '1-cat-cow'))
    expect(played.place).toBe('0 1-cat-cow 0 get-ready')
    expect(played.of<{ why: string }>('changed')[0]!.why).toBe('red')
  })

  test('what hurt is not offered again', () => {
    const played = begun().run(10).do(hurts(4)).do((s, t) => engine.change(s, t, 'easier', '1-pelvic-tilt'))
    expect(played.of<{ why: string }>('changed')[0]!.why).toBe('amber')
    expect(engine.ways(floor, played.state).harder).toEqual([])
  })

  test('green goes on', () => {
    const played = begun().run(10).do(hurts(2)).do(engine.resume)
    expect(played.state).toMatchObject({ mode: 'playing', light: null })
  })
})

describe('something is wrong', () => {
  const stop = (decision: string, action: string): Command => (s, t) =>
    engine.wrong(s, t, { path: ['chest'], decision, action })

  test('an emergency ends the session for good and is recorded', () => {
    const played = begun().run(20).do(stop('e0-heart', 'E0'))
    expect(played.kinds().slice(-2)).toEqual(['wrong', 'finished'])
    expect(played.of<{ how: string }>('finished')[0]!.how).toBe('stopped-for-safety')
    const commands: Command[] = [engine.start, engine.resume, engine.back, engine.next, engine.skip, engine.less, engine.endEarly]
    for (const command of commands) played.do(command)
    expect(played.run(60).state.mode).toBe('stopped')
    expect(fold(floor, played.events).mode).toBe('stopped')
  })

  test('a decision that the script does not know stops', () => {
    expect(begun().run(20).do(stop('unheard-of', 'continue')).state.mode).toBe('stopped')
  })

  test('a decision to ease waits until it is answered', () => {
    const played = begun().run(10).do(stop('ease', 'ease')).do(engine.resume)
    expect(played.state.mode).toBe('advice')
    expect(played.do(engine.less).state.mode).toBe('playing')
  })

  test('it can be said while the advice of a light is shown', () => {
    expect(begun().run(10).do(hurts(8)).do(stop('e0-heart', 'E0')).state.mode).toBe('stopped')
  })
})

describe('after a reload', () => {
  /** A session in which everything happens once. */
  function eventful(): Played {
    const played = begun().run(5 + 17).do((s, t) => engine.pause(s, t, 'hidden')).do(engine.resume).run(5)
    played.do((s, t) => engine.pause(s, t, 'dialogue')).do(hurts(4)).do(engine.less).run(30).do(engine.back).run(60)
    played.do((s, t) => engine.rate(s, t, 'hard')).run(20)
    played.do((s, t) => engine.change(s, t, 'easier', '2-leg-only')).run(30).do(hurts(7)).do(engine.skip)
    return played.run(30).do((s, t) => engine.pause(s, t, 'person')).do(engine.resume).run(90).do((s, t) => engine.finish(s, t, 3, 5))
  }
  const same = ({ slot, at, step, keys, reps, cuts, barred, done, light, decision }: State) => ({
    slot, at, step, keys, reps, barred, done, light, decision, cuts: cuts.map(({ key, step, reps }) => ({ key, step, reps })),
  })

  test('any prefix of the events leads to the place where they were made, standing still', () => {
    const whole = eventful()
    expect(new Set(whole.kinds()).size).toBe(11)
    for (let n = 1; n <= whole.events.length; n++) {
      const state = fold(floor, whole.events.slice(0, n))
      expect(state.mode).not.toBe('playing')
      const live = whole.after.get(n)
      if (live) expect(same(state), `after ${n} events`).toEqual(same(live))
      if (state.at === 'step') expect(state.at_s).toBeLessThanOrEqual(stepLength_s(floor, state))
    }
  })

  test('the state after the events is the state while playing', () => {
    const played = begun()
    for (let n = 0; n < 300; n++) {
      played.run(1)
      if (n % 40 === 20) played.do(engine.back)
      if (n % 70 === 60) played.do(engine.next)
      if (n === 100) played.do(hurts(4)).do(engine.less)
      expect(same(fold(floor, played.events))).toEqual(same(played.state))
    }
  })

  test('it carries on with a count-in, and repetitions that were done stay done', () => {
    const before = begun().run(5 + 17)
    const after = new Played()
    after.events = [...before.events]
    after.state = fold(floor, before.events)
    expect(after.state).toMatchObject({ mode: 'paused', paused_by: 'reload', reps: 2, at_s: 16 })
    after.do(engine.resume)
    expect(after.events.at(-1)!.data).toMatchObject({ step: 1, by: 'resume' })
    after.run(engine.LONG_LEAD_S + 24.5)
    expect(after.of('set-done')).toMatchObject([{ reps: 5, seconds: 40 }])
    expect(after.of<{ number: number }>('repetition-done').map((one) => one.number)).toEqual([1, 2, 3, 4, 5])
  })

  test('a bout carries on from the time that was played', () => {
    const played = begun(standing).do(engine.skip).run(5 + 100).do((s, t) => engine.pause(s, t, 'hidden'))
    played.now_ms += 3_600_000
    expect(fold(standing, played.events).at_s).toBeCloseTo(100, 0)
  })

  test('the question that was open is asked again', () => {
    const played = begun().run(5 + 40 + 20 + 40 + 1)
    expect(played.place).toBe('1-bridge rating')
    expect(fold(floor, played.events)).toMatchObject({ at: 'rating', mode: 'paused' })
  })

  test('events of the device and of the server are one list; twice is once', () => {
    const { events } = begun().run(60)
    const shuffled = [...events.slice(3), ...events.slice(0, 6)]
    expect(merged(shuffled, events.slice(2, 4))).toEqual(events)
  })

  test('events of an exercise that the script does not have are left aside', () => {
    const played = begun().run(10)
    played.keep({ kind: 'step-entered', data: { key: 'gone', exercise_id: 'gone', step: 4, by: 'time' } })
    played.keep({ kind: 'step-entered', data: { key: '1-bridge', exercise_id: 'bridge', step: 40, by: 'time' } })
    expect(fold(floor, played.events)).toMatchObject({ slot: 0, step: 1 })
  })
})

test('the planned exercise and its easier form are told apart by key', () => {
  expect(bridge.easier[0]).toBe(tilt)
})
