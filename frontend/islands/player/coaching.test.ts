import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CoachEvent } from '../../generated/coach'
import type { Coaching as Known, Script, ScriptExercise } from '../../generated/script'
import texts from '../../generated/texts.en.json'
import type { Shown } from '../camera/messages'
import type { Trouble } from '../camera/trouble'
import type { Watcher, WatcherEvents } from '../camera/watcher'
import { Coaching, type CoachTable } from './coaching'
import type { Cue } from './cues'
import * as engine from './engine'
import { floorScript } from './fixtures'
import { currentStep, initial, type NewEvent, type State } from './state'
import type { CoachView } from './view/coach'

/** A player without a page, and a camera that says what the test says. */

const plain = floorScript(texts)
const known = (mode: Known['mode']): Known => ({ watch: '/watch.json', about: '', view: 'side', mode, cues: { sag: 'Lift your middle a little.' }, moving_s: 2 })
const follow = (one: ScriptExercise, mode: Known['mode']): ScriptExercise => ({ ...one, coach: known(mode) })
const bridges: Script = { ...plain, exercises: plain.exercises.map((one) => follow(one, 'repetitions')) }
const [, second] = plain.exercises
const plank = second?.harder[0] as ScriptExercise
const planks: Script = {
  ...plain,
  exercises: [follow({ ...plank, steps: plank.steps.map((step) => (step.kind === 'work' ? { ...step, reps: 3 } : step)) }, 'holds')],
}
const NOTHING: Shown = {
  state: '', progress_0_1: null, range_0_1: null, usual_0_1: null, back: null, back_neutral: null, held_s: null, count: 0,
}

class Room {
  state: State
  kept: NewEvent[] = []
  said: Cue[] = []
  line = ''
  offered = false
  settings: string[] = []
  rests: boolean[] = []
  free = true
  now_s = 0
  ended = false
  on!: WatcherEvents
  readonly coaching: Coaching

  constructor(readonly script: Script) {
    this.state = initial(script)
    const watcher = {
      camera: { video: null }, begin: async () => undefined, prepare: () => undefined, end: () => (this.ended = true),
      exercise: (setting: string) => this.settings.push(setting), rest: (resting: boolean) => this.rests.push(resting),
    } as unknown as Watcher
    const view = {
      open: () => undefined, close: (text: string) => (this.line = text), begin: () => undefined, row: () => undefined, shown: () => undefined,
      fit: () => undefined, sentence: (text: string, offer: boolean) => Object.assign(this, { line: text, offered: offer }),
    } as unknown as CoachView
    const table: CoachTable = {
      script, state: () => this.state, say: () => undefined, tell: (cue) => this.said.push(cue), free: () => this.free, turned: () => undefined,
      run: (command) => this.keep(command(script, this.state)),
    }
    this.coaching = new Coaching(table, view, (on) => ((this.on = on), watcher), () => this.now_s)
    this.coaching.turnOn()
    this.on.progress('watching')
    this.state = engine.start(script, this.state).state
  }

  keep({ state, events }: engine.Outcome): void {
    this.kept.push(...this.coaching.saw(this.state, events), ...events)
    this.state = state
  }

  async settled(): Promise<this> {
    this.coaching.frame()
    await new Promise((done) => setTimeout(done))
    return this
  }

  pass(seconds: number): void {
    for (let left = seconds; left > 0; left -= 0.5) {
      this.now_s += 0.5
      this.keep(engine.tick(this.script, this.state, 0.5))
      this.coaching.frame()
    }
  }

  tell(...events: readonly CoachEvent[]): void {
    this.on.told({ events, shown: NOTHING })
    this.coaching.frame()
  }

  hold(held_s: number): void {
    this.on.told({ events: [], shown: { ...NOTHING, held_s } })
  }

  get kind(): string {
    return currentStep(this.script, this.state).kind
  }
}

const READY: CoachEvent = { kind: 'ready', t_s: 0 }
const rep = (half = false): CoachEvent => ({
  kind: 'repetition', t_s: 0, number: 1, side: 'both', half, start_s: 0, peak_s: 0, end_s: 0, held_s: 0, range_0_1: 1, of_usual: null, range_deg: {}, faults: [],
})
const cannot = (why: 'turn-side-on' | 'step-back'): CoachEvent => ({ kind: 'cannot-judge', t_s: 0, why, joints: [] })
const began: CoachEvent = { kind: 'hold-started', t_s: 0, start_s: 0, side: 'both' }
const ended = (seconds: number): CoachEvent => ({ kind: 'hold-ended', t_s: 0, start_s: 0, end_s: seconds, seconds, side: 'both' })

beforeEach(() => vi.stubGlobal('fetch', async () => new Response('{"version":1}')))
afterEach(() => vi.unstubAllGlobals())

describe('what the coach is asked to look for', () => {
  it('is the exercise that is coming, once for each side', async () => {
    const room = await new Room(bridges).settled()
    expect(room.settings).toEqual(['{"watch":{"version":1},"side":"both"}'])
    room.pass(20)
    expect(room.settings).toHaveLength(1)
  })

  it('is nothing in a rest, and nothing in a pause', async () => {
    const room = await new Room(bridges).settled()
    expect(room.rests.at(-1)).toBe(false)
    room.state = engine.pause(room.script, room.state, 'person').state
    room.coaching.frame()
    expect(room.rests.at(-1)).toBe(true)
  })
})

describe('while the camera is being placed', () => {
  it('says that it sees well when it has looked for a second and missed nothing', async () => {
    const room = await new Room(bridges).settled()
    room.coaching.setUp(true)
    room.pass(2)
    expect(room.line).toBe('Getting the camera coach ready.')
    room.tell()
    expect(room.line).toBe('Getting the camera coach ready.')
    room.pass(1)
    expect(room.line).toBe('The camera sees you well.')
  })

  it('says at once what it misses', async () => {
    const room = await new Room(bridges).settled()
    room.coaching.setUp(true)
    room.coaching.frame()
    room.tell(cannot('step-back'))
    expect(room.line).toBe('Move back a little, so that all of you is in the picture.')
  })
})

describe('the person', () => {
  it('in position before the time to get ready is over, begins at once', async () => {
    const room = await new Room(bridges).settled()
    room.tell(READY)
    expect(room.kind).toBe('get-ready')
    room.pass(2.5)
    expect(room.kind).toBe('work')
  })

  it('is introduced to the exercise first', async () => {
    const room = await new Room(bridges).settled()
    room.free = false
    room.tell(READY)
    room.pass(4)
    expect(room.kind).toBe('get-ready')
  })

  it('is counted, and half a repetition is not', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, rep(), rep(true), rep())
    expect(room.state.reps).toBe(2)
  })

  it('is told one cue, in the words of the exercise', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, { kind: 'cue', t_s: 0, fault: 'sag', side: 'none' }, { kind: 'cue', t_s: 0, fault: 'unknown', side: 'none' })
    expect(room.said.map((one) => one.text)).toEqual(['There you are. Begin when you like.', 'Lift your middle a little.'])
  })

  it('pauses and goes on with both hands above the head', async () => {
    const room = await new Room(bridges).settled()
    room.tell({ kind: 'gesture', t_s: 0 })
    expect(room.state.mode).toBe('paused')
    room.tell({ kind: 'gesture', t_s: 0 })
    expect(room.state.mode).toBe('playing')
  })
})

describe('what is kept of a set', () => {
  const seen = (room: Room) => room.kept.filter((one) => one.kind === 'repetition-done' || one.kind === 'camera-saw')

  it('is each repetition that was counted, and beside them what was not', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, rep(), rep(true), { ...rep(), faults: ['sag', 'unknown'] } as CoachEvent)
    room.now_s += 0.5
    room.tell()
    room.keep(engine.pause(room.script, room.state, 'person'))
    const [first, second, beside] = seen(room)
    expect(first?.data).toMatchObject({ number: 1, by: 'camera', seen: { side: 'both', range_0_1: 1, faults: [], half: false } })
    expect(second?.data).toMatchObject({ number: 2, seen: { faults: ['sag'] } })
    expect(beside).toMatchObject({ kind: 'camera-saw', data: { key: '1-bridge', halves: [{ half: true }] } })
    // The count on the screen is the count that is kept.
    expect(seen(room).filter((one) => one.kind === 'repetition-done')).toHaveLength(room.state.reps)
    expect(room.kept.at(-1)?.kind).toBe('paused')
  })

  it('is nothing of what the timer counted', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, cannot('step-back'))
    room.pass(11)
    room.tell(rep(true))
    while (room.kind === 'work') room.pass(1)
    const told = seen(room)
    expect(told.every((one) => one.kind === 'camera-saw' || one.data.seen === null)).toBe(true)
    for (const one of told) if (one.kind === 'camera-saw') expect(one.data).toMatchObject({ judged_s: 0, halves: [] })
  })
})

describe('when the camera cannot judge', () => {
  it('says what it needs, then the timer leads, and the camera can be had again', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, rep(), cannot('turn-side-on'))
    expect(room.line).toBe('Turn your side to the camera.')
    room.pass(9)
    expect(room.state.follow).toBe(true)
    room.pass(1.5)
    expect(room.state.follow).toBe(false)
    expect(room.said.at(-1)?.text).toBe('The camera cannot see this well enough. The timer leads now.')
    expect(room.offered).toBe(true)
    room.tell({ kind: 'can-judge', t_s: 0, from_s: 0, why: 'turn-side-on' })
    expect(room.line).toBe('The camera sees you again.')
    const { reps } = room.state
    room.coaching.countAgain()
    expect(room.state.follow).toBe(true)
    room.tell(rep())
    expect(room.state.reps).toBe(reps + 1)
  })

  it('a pause does not use the time up', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, cannot('step-back'))
    room.state = engine.pause(room.script, room.state, 'person').state
    room.pass(100)
    room.state = engine.resume(room.script, room.state).state
    room.pass(5)
    expect(room.state.follow).toBe(true)
  })

  it('the next set is the camera\'s again', async () => {
    const room = await new Room(bridges).settled()
    room.pass(5)
    room.tell(READY, cannot('step-back'))
    room.pass(11)
    expect(room.state.follow).toBe(false)
    while (room.kind === 'work') room.pass(1)
    expect(room.kind).toBe('rest')
    expect(room.state.follow).toBe(true)
  })
})

describe('a hold', () => {
  const held = async () => {
    const room = await new Room(planks).settled()
    room.pass(5)
    room.tell(READY, began)
    return room
  }

  it('counts once, however long it is held', async () => {
    const room = await held()
    for (const s of [5, 19.9, 20.1, 30, 55]) room.hold(s)
    expect(room.state.reps).toBe(1)
    room.tell(ended(60), began)
    room.hold(20.1)
    expect(room.state.reps).toBe(2)
  })

  it('is put together of parts', async () => {
    const room = await held()
    room.hold(12)
    room.tell(ended(12), began)
    room.hold(7.9)
    expect(room.state.reps).toBe(0)
    room.hold(8.1)
    expect(room.state.reps).toBe(1)
  })
})

it.each(['refused', 'no-camera', 'unplugged', 'slow', 'cannot', 'broken'] satisfies Trouble[])('%s: the timer goes on', async (trouble) => {
  const room = await new Room(bridges).settled()
  room.pass(5)
  room.tell(READY, rep())
  room.on.trouble(trouble)
  expect(room.line).toContain('The timer leads.')
  expect(room.coaching.isOn).toBe(false)
  room.pass(3 + 8)
  expect(room.state.reps).toBe(2)
})

describe('what is wanted as last time', () => {
  const quiet = () => {
    const room = new Room(bridges)
    room.coaching.turnOff()
    room.ended = false
    room.line = ''
    return room
  }

  it('is loaded while the person reads, and turned on with the first tap', () => {
    const room = quiet()
    room.coaching.prepare()
    expect(room.coaching.isOn).toBe(false)
    room.coaching.turnOn()
    expect(room.coaching.isOn).toBe(true)
  })

  it('says nothing when it cannot be loaded before anybody has turned it on', () => {
    const room = quiet()
    room.coaching.prepare()
    room.on.trouble('broken')
    expect(room.line).toBe('')
    room.coaching.turnOn()
    expect(room.coaching.isOn).toBe(true)
  })
})

it('ends with the session: the camera is let go', async () => {
  const room = await new Room(bridges).settled()
  room.coaching.end()
  expect(room.ended).toBe(true)
})
