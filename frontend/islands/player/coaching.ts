import type { CoachEvent, Cue as FaultSeen, Praise, Repetition } from '../../generated/coach'
import type { Script, ScriptExercise, Step } from '../../generated/script'
import type { TextKey } from '../../generated/texts'
import type { Told } from '../camera/messages'
import type { Recorder } from '../camera/recorder'
import type { Trouble } from '../camera/trouble'
import type { Watcher, WatcherEvents, Progress } from '../camera/watcher'
import type { Cue } from './cues'
import * as engine from './engine'
import { Handover, type Need } from './handover'
import { Collected, measured } from './seen'
import { words } from './lookup'
import type { Table } from './safety'
import { currentStep, exerciseOf, type NewEvent, type State } from './state'
import type { CoachView } from './view/coach'

/** What coaching needs of the player besides the table. */
export interface CoachTable extends Table {
  /** Say something and show it under the count. */
  tell(cue: Cue): void
  /** Whether what the person does now may move the session on: nothing is being introduced, no dialogue is open. */
  free(): boolean
  /** The coach is on, or off again; `chosen` by the person, so that it is remembered. */
  turned(on: boolean, chosen: boolean): void
}

/** Time to see where one is before the exercise begins. */
const SHORTEST_READY_S = 2
/** What the coach misses it says within this time; only then does its silence mean that it sees well. */
const SEES_WELL_AFTER_S = 1

/** What the coach shows while it cannot judge. */
const BLIND = ['cannot-judge', 'waiting']

type MakeWatcher = (events: WatcherEvents) => Watcher

/**
 * The camera coach in the session: tells the engine in the worker what to look for, and does what it says of the
 * person's movement. It holds no rule about movement. Whatever fails, the timer goes on.
 */
export class Coaching {
  private watcher: Watcher | null = null
  private prepared: Watcher | null = null
  private progress: Progress | null = null
  private readonly handover = new Handover()
  private readonly files = new Map<string, Promise<string>>()
  private of = ''
  private step = ''
  private resting: boolean | null = null
  /** The timer took this step over. */
  private byTimer = ''
  private settingUp = false
  /** Since when the coach has been looking for the present exercise. */
  private looking_s = NaN
  private recorder: Recorder | null = null
  private holdSpent = false
  private readonly collected = new Collected()

  constructor(
    private readonly table: CoachTable,
    private readonly view: CoachView,
    private readonly make: MakeWatcher,
    private readonly now_s: () => number = () => performance.now() / 1000,
  ) {}

  get isOn(): boolean {
    return this.watcher !== null
  }

  /**
   * What the camera saw of the stretch that these events end, to be kept before them. A repetition alone ends none.
   */
  saw(before: State, events: readonly NewEvent[]): readonly NewEvent[] {
    if (before.at !== 'step' || !events.some((event) => event.kind !== 'repetition-done')) return []
    const { key, exercise_id } = exerciseOf(this.table.script, before)
    const stretch = this.collected.take()
    return stretch ? [{ kind: 'camera-saw', data: { key, exercise_id, ...stretch } }] : []
  }

  /** Record the rows from now on; null ends the recording. */
  record(recorder: Recorder | null): void {
    this.recorder = recorder
  }

  private row(row: Float64Array): void {
    this.view.row(row)
    this.recorder?.add(row)
  }

  /** Whether anything in the session can be followed at all. */
  static fits(script: Script): boolean {
    return script.exercises.some((one) => [one, ...one.easier, ...one.harder, ...one.swaps].some(canFollow))
  }

  /** The person turns the coach on; now, and not before, the browser asks for the camera. */
  turnOn(): void {
    if (this.watcher) return
    const watcher = this.prepared ?? this.made()
    this.watcher = watcher
    this.prepared = null
    this.of = this.step = ''
    this.resting = null
    this.view.open(watcher.camera.video)
    this.table.turned(true, true)
    void watcher.begin()
  }

  /** The person wants the coach, as last time: what it runs on is loaded while they read. The camera stays off. */
  prepare(): void {
    if (this.watcher || this.prepared) return
    this.prepared = this.made()
    this.prepared.prepare()
  }

  private made(): Watcher {
    return this.make({
      progress: (now) => this.progressed(now),
      row: (row) => this.row(row),
      told: (told) => this.told(told),
      trouble: (trouble) => this.failed(trouble),
    })
  }

  turnOff(): void {
    this.watcher?.end()
    this.stop('')
    this.table.turned(false, true)
  }

  /** The session is over: the camera's light goes out. */
  end(): void {
    this.watcher?.end()
    this.prepared?.end()
    this.watcher = this.prepared = null
    this.view.close('')
  }

  /** The person is placing the camera: it says what it needs for the first exercise that it can follow. */
  setUp(on: boolean): void {
    this.settingUp = on
    // What was seen while the camera was placed is no part of an exercise.
    this.of = ''
    this.view.fit(on ? (firstToFollow(this.table.script)?.image ?? '') : '')
    if (on) this.turnOn()
  }

  /** The timer led for a while; the person wants the camera to count again. */
  countAgain(): void {
    this.byTimer = ''
    this.handover.lead(this.now_s())
    this.frame()
  }

  /** Called at every frame: what is to be looked for, who leads, how long that may go on. */
  frame(): void {
    if (!this.watcher || this.progress !== 'watching') return
    const state = this.table.state()
    this.look(state)
    const following = this.lead(state)
    if (following && state.mode === 'playing' && this.handover.tooLong(this.now_s())) this.toTimer()
    if (!following && this.handover.ready && this.table.free() && this.waits(state)) this.table.run(engine.next)
    this.sentence(this.table.state())
  }

  private look(state: State): void {
    const { script } = this.table
    const wanted = this.settingUp ? first(script) : state.at === 'step' ? coming(script, state) : null
    const of = wanted ? `${wanted.exercise.key} ${wanted.step.side}` : ''
    if (of !== this.of) {
      this.of = of
      this.holdSpent = false
      this.looking_s = NaN
      this.handover.begin(this.now_s())
      this.view.begin()
      if (wanted) void this.give(of, wanted.exercise, wanted.step)
      else this.watcher?.exercise('')
    }
    const resting = !this.settingUp && (state.mode !== 'playing' || state.at !== 'step' || currentStep(script, state).kind === 'rest')
    if (resting !== this.resting) {
      this.resting = resting
      this.watcher?.rest(resting)
      this.handover.lead(this.now_s())
    }
  }

  private async give(of: string, exercise: ScriptExercise, step: Step): Promise<void> {
    try {
      const watch = await this.file(exercise.coach?.watch ?? '')
      if (of !== this.of) return
      this.watcher?.exercise(`{"watch":${watch},"side":${JSON.stringify(step.side)}}`)
      if (this.resting) this.watcher?.rest(true)
    } catch {
      this.byTimer = this.step
    }
  }

  private file(address: string): Promise<string> {
    const known = this.files.get(address)
    if (known) return known
    const asked = fetch(address).then((response) => {
      if (!response.ok) throw new Error(`no file ${address}`)
      return response.text()
    })
    this.files.set(address, asked)
    asked.catch(() => this.files.delete(address))
    return asked
  }

  /** Who leads this step; a change of it counts in. */
  private lead(state: State): boolean {
    const step = `${state.slot} ${state.keys[state.slot]} ${state.step} ${state.at}`
    if (step !== this.step) {
      this.step = step
      this.byTimer = ''
      this.handover.lead(this.now_s())
    }
    const on = this.byTimer !== this.step
    if (state.follow !== on) this.table.run((script, now) => engine.follow(script, now, on))
    return engine.follows(this.table.script, this.table.state())
  }

  private toTimer(): void {
    this.byTimer = this.step
    this.table.run((script, now) => engine.follow(script, now, false))
    this.say('coach_to_timer', 2)
  }

  private waits(state: State): boolean {
    if (state.mode !== 'playing' || state.at !== 'step' || state.at_s < SHORTEST_READY_S) return false
    return ['get-ready', 'change-side'].includes(currentStep(this.table.script, state).kind)
  }

  private told({ events, shown }: Told): void {
    if (Number.isNaN(this.looking_s)) this.looking_s = this.now_s()
    this.collected.time(this.now_s(), this.atWork() ? this.leads() && !BLIND.includes(shown.state) : null)
    for (const event of events) this.act(event)
    if (shown.held_s !== null) this.held(shown.held_s, false)
    this.view.shown(shown)
  }

  /** A hold counts once: what is held beyond its planned time is no part of the next one. */
  private held(held_s: number, over: boolean): void {
    const before = this.table.state()
    if (this.holdSpent || !isHold(this.table.script, before)) return
    if (this.leads()) this.collected.holding(held_s)
    this.table.run((script, state) => engine.held(script, state, held_s, over))
    const after = this.table.state()
    this.holdSpent = after.reps !== before.reps || after.step !== before.step || after.at !== before.at
  }

  private act(event: CoachEvent): void {
    const needed = this.handover.need
    this.handover.told(event, this.now_s())
    switch (event.kind) {
      case 'repetition':
        return this.repetition(event)
      case 'hold-ended':
        this.held(event.seconds, true)
        return this.nextHold()
      case 'hold-started':
        return this.nextHold()
      case 'cue':
        return this.cue(event)
      case 'praise':
        return this.praise(event)
      case 'gesture':
        return this.gesture()
      case 'cannot-judge':
        if (event.why !== needed && event.why !== 'get-into-position') this.say(`need_${event.why}`, 2)
        return
      case 'ready':
        return this.say('coach_ready', 1)
      default:
        return
    }
  }

  private repetition(event: Repetition): void {
    if (isHold(this.table.script, this.table.state())) return
    const seen = measured(event, exerciseOf(this.table.script, this.table.state()))
    if (!event.half) this.table.run((script, state) => engine.seen(script, state, event.side, seen))
    else if (this.leads()) this.collected.half(seen)
  }

  private nextHold(): void {
    this.holdSpent = false
    this.collected.letGo()
  }

  private cue({ fault }: FaultSeen): void {
    const text = exerciseOf(this.table.script, this.table.state()).coach?.cues[fault]
    if (!text || !this.leads()) return
    if (isHold(this.table.script, this.table.state())) this.collected.fault(fault)
    this.table.tell({ text, rank: 2, detail: false, tone: 'phase' })
  }

  private praise({ what }: Praise): void {
    if (this.leads()) this.say(`praise_${what}`, 1)
  }

  /** Both hands above the head: nobody has to crawl to the keyboard. */
  private gesture(): void {
    const { mode } = this.table.state()
    if (mode === 'playing') this.table.run((script, state) => engine.pause(script, state, 'person'))
    else if (mode === 'paused' && this.table.free()) this.table.run(engine.resume)
  }

  /** Whether something is done now that a camera could judge. */
  private atWork(): boolean {
    const [script, state] = [this.table.script, this.table.state()]
    return state.mode === 'playing' && state.at === 'step' && currentStep(script, state).kind === 'work' && canFollow(exerciseOf(script, state))
  }

  private leads(): boolean {
    return this.table.state().mode === 'playing' && engine.follows(this.table.script, this.table.state())
  }

  private say(key: TextKey, rank: 1 | 2): void {
    // The introduction of an exercise is not cut short; what the camera needs stands in its picture all the while.
    if (this.table.state().mode !== 'playing' || !(this.table.free() || this.leads())) return
    this.table.tell({ text: words(this.table.script, key), rank, detail: false, tone: null })
  }

  /** The one line in the camera's picture. */
  private sentence(state: State): void {
    const { script } = this.table
    const { need, ready } = this.handover
    if (this.settingUp) return this.view.sentence(words(script, this.placed(need)), false)
    if (state.at !== 'step' || state.mode === 'new') return this.view.sentence('', false)
    const exercise = exerciseOf(script, state)
    if (!canFollow(exercise)) return this.view.sentence(exercise.coach?.about ?? words(script, 'coach_timer_only'), false)
    if (need) return this.view.sentence(words(script, `need_${need}`), this.byTimer === this.step)
    if (this.byTimer === this.step) return this.view.sentence(words(script, ready ? 'coach_sees' : 'coach_timer'), true)
    this.view.sentence(ready ? '' : words(script, 'coach_waits'), false)
  }

  /** What to say while the camera is being placed: what is missing, once the coach has had a look. */
  private placed(need: Need | null): TextKey {
    if (need && need !== 'get-into-position') return `need_${need}`
    return this.now_s() - this.looking_s >= SEES_WELL_AFTER_S ? 'setup_good' : 'coach_loading'
  }

  private progressed(now: Progress): void {
    this.progress = now
    this.view.sentence(now === 'watching' ? '' : words(this.table.script, now === 'asking' ? 'coach_asking' : 'coach_loading'), false)
  }

  private failed(trouble: Trouble): void {
    this.prepared = null
    if (!this.watcher) return
    const text = words(this.table.script, `trouble_${trouble}`)
    this.stop(text)
    this.table.turned(false, false)
    if (this.table.state().mode === 'playing') this.table.tell({ text, rank: 2, detail: false, tone: null })
  }

  private stop(text: string): void {
    this.watcher = null
    this.progress = null
    this.table.run((script, state) => engine.follow(script, state, false))
    this.view.close(text)
  }
}

function canFollow(exercise: ScriptExercise): boolean {
  return exercise.coach !== null && exercise.coach.watch !== ''
}

function isHold(script: Script, state: State): boolean {
  return exerciseOf(script, state).coach?.mode === 'holds'
}

function firstToFollow(script: Script): ScriptExercise | undefined {
  return script.exercises.find(canFollow)
}

function first(script: Script): Wanted {
  const exercise = firstToFollow(script)
  const step = exercise?.steps.find((one) => one.kind === 'work')
  return exercise && step ? { exercise, step } : null
}

type Wanted = { readonly exercise: ScriptExercise; readonly step: Step } | null

/** The work that is being done or comes next within this exercise; null where the camera cannot follow it. */
function coming(script: Script, state: State): Wanted {
  const exercise = exerciseOf(script, state)
  const step = exercise.steps.slice(state.step).find((one) => one.kind === 'work')
  return step && canFollow(exercise) ? { exercise, step } : null
}
