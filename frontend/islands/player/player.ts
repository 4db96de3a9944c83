import type { Event } from '../../generated/events'
import type { Script } from '../../generated/script'
import type { WatcherEvents, Watcher } from '../camera/watcher'
import { CameraMenu } from './camera-menu'
import { Coaching } from './coaching'
import { cues, standingCaption, type Cue } from './cues'
import { pathOptions } from './dialogue'
import * as engine from './engine'
import { fold } from './fold'
import { keyAction, type KeyAction } from './inputs'
import { words } from './lookup'
import { Awake, mediaKeys } from './media'
import { Menus } from './menus'
import { SafetyDialogues } from './safety'
import { screen, summary } from './screen'
import { writeSettings, type Settings } from './settings'
import { currentStep, exerciseOf, type NewEvent, type State } from './state'
import { Dialogs, type Choice } from './view/dialogs'
import { CoachView } from './view/coach'
import { Stage } from './view/figure'
import { settingsForm } from './view/forms'
import { Layout } from './view/layout'
import { donePanel, finishPanel, startPanel, stopPanel, type Answers } from './view/panels'
import type { Voice } from './voice'

/** What the page gives to the player. */
export interface Page {
  readonly host: HTMLElement
  readonly home_url: string
  /** Where a session that has ended is told of. */
  readonly done_url: string
  readonly stop_url: string
  readonly danger_url: string
  /** Keep these events; at once in memory, soon on the disk and at the server. */
  keep(events: readonly NewEvent[]): void
  /** Wait until the server has everything, or cannot be reached. */
  settle(): Promise<boolean>
  /** What watches the camera; made when the person turns the coach on. */
  watcher(on: WatcherEvents): Watcher
  /** Nothing more is played: it has ended, or it was stopped for safety. */
  ended(stopped: boolean): void
  /** Take the session over from another tab; gives all events that it left. */
  take(): Promise<readonly Event[]>
}

type Shown = 'start' | 'play' | 'finish' | 'done' | 'stop'
/** A page that stood still shows what it showed; time goes on from there. After a sleep it waits for the person. */
const LONGEST_FRAME_S = 0.5
const SLEPT_S = 20
const MORE_S = 15

/** Joins engine, voice and screen. Every change comes as a command; every frame lets time pass. */
export class Player {
  private shown: Shown | null = null
  private factsOf = ''
  private lastWords = ''
  private frame_ms: number | null = null
  private readOnly = false
  private primed = false
  private soundBefore: Settings['sound'] = 'all'
  private readonly layout: Layout
  private readonly stage: Stage
  private readonly dialogs: Dialogs
  private readonly safety: SafetyDialogues
  private readonly menus: Menus
  private readonly coaching: Coaching
  private readonly camera: CameraMenu
  private readonly you: CoachView
  private figure_s = 0
  private readonly awake = new Awake()
  private keys: ReturnType<typeof mediaKeys> | null = null
  private readonly reduced = globalThis.matchMedia('(prefers-reduced-motion: reduce)')

  constructor(
    private readonly script: Script,
    private state: State,
    private settings: Settings,
    private readonly voice: Voice,
    private readonly page: Page,
  ) {
    this.you = new CoachView(script, () => this.coaching.countAgain())
    this.layout = new Layout(script, (action) => this.act(action), page.danger_url, this.you.root)
    this.stage = new Stage(this.layout.stage, script, () => this.reduced.matches || this.settings.still_figure)
    this.dialogs = new Dialogs(() => this.always())
    const table = {
      script,
      state: () => this.state,
      run: (command: (script: Script, state: State) => engine.Outcome) => this.run(command),
      say: (text: string) => this.voice.say(text),
    }
    this.safety = new SafetyDialogues(table, this.dialogs)
    this.menus = new Menus(table, this.dialogs)
    const coached = {
      ...table,
      tell: (cue: Cue) => this.tell([cue]),
      free: () => !this.dialogs.isOpen && !this.voice.busy && !this.readOnly,
      turned: (on: boolean, chosen: boolean) => this.change(chosen ? { camera: on } : {}),
    }
    this.coaching = new Coaching(coached, this.you, (events) => page.watcher(events))
    const placing = {
      script, wanted: () => this.settings.camera, prime: () => this.prime(),
      again: () => this.shown === 'start' && this.replace('start'),
      you: this.you.root,
      bringBack: () => this.layout.bringBack(this.you.root),
    }
    this.camera = new CameraMenu(placing, this.coaching, this.menus)
    this.state = engine.setReady(script, state, settings.ready_s).state
    this.applySettings()
    document.addEventListener('keydown', (event) => this.pressed(event))
    document.addEventListener('visibilitychange', () => this.visibility())
    document.body.append(this.dialogs.element)
  }

  /** Show the first screen, then load the figure. */
  begin(readOnly: boolean, takeable: boolean): void {
    this.setReadOnly(readOnly, takeable)
    this.show()
    if (this.state.mode === 'advice') this.safety.showAdvice()
    requestAnimationFrame((now_ms) => this.frame(now_ms))
    void this.stage.begin().then(() => this.layout.canTurn(this.stage.turns))
    if (!readOnly && this.plays) this.camera.prepare()
  }

  /** Whether there is anything to play, and so to keep. */
  get plays(): boolean {
    return this.shown !== 'done' && this.shown !== 'stop'
  }

  setReadOnly(on: boolean, takeable: boolean): void {
    this.readOnly = on
    this.layout.readOnly(on, takeable)
    if (on) this.dialogs.close()
    this.show()
  }

  note(text: string): void {
    this.layout.note(text)
  }

  /** Another tab has taken the session. */
  lost(): void {
    this.voice.silence()
    this.coaching.end()
    this.state = { ...this.state, mode: this.state.mode === 'playing' ? 'paused' : this.state.mode }
    this.setReadOnly(true, true)
  }

  /** Do a command: keep its events, say what is to be said, show what has changed. */
  run(command: (script: Script, state: State) => engine.Outcome): void {
    if (this.readOnly) return
    const before = this.state
    const { state, events } = command(this.script, before)
    this.state = state
    this.page.keep([...this.coaching.saw(before, events), ...events])
    const text = this.tell(cues(this.script, before, state))
    if (state.mode !== 'playing' && before.mode === 'playing' && !text) this.voice.silence()
    if (events.length > 0 || before.at !== state.at) this.show()
    if (!text && state.mode === 'playing' && before.mode !== 'playing' && state.at === 'step') {
      this.layout.caption(standingCaption(this.script, state), true)
    }
  }

  /** Say something and show it under the count; the words, for what follows from there being any. */
  private tell(said: readonly Cue[]): string {
    if (said.length > 0) this.voice.cue(said)
    const join = (cues: readonly Cue[]) => cues.map((cue) => cue.text).filter(Boolean).join(' ')
    const [text, shown] = [join(said), join(said.filter((cue) => !cue.aloud))]
    if (text) this.lastWords = text
    if (shown) this.layout.caption(shown, this.voice.speaks)
    return text
  }

  private show(): void {
    const wanted = this.screenFor()
    this.awake.keep(this.state.mode === 'playing' && !this.readOnly)
    this.keys?.playing(this.state.mode === 'playing')
    if (wanted !== this.shown || wanted === 'stop') this.replace(wanted)
    if (wanted === 'play') this.draw()
  }

  private screenFor(): Shown {
    const { mode, at, paused_by } = this.state
    if (mode === 'stopped') return 'stop'
    if (mode === 'finished') return 'done'
    if (this.readOnly) return 'play'
    if (mode === 'new' || (mode === 'paused' && paused_by === 'reload')) return 'start'
    return at === 'finish' && mode !== 'advice' ? 'finish' : 'play'
  }

  private replace(wanted: Shown): void {
    const first = this.shown === null
    this.shown = wanted
    this.page.host.dataset['shown'] = wanted
    if (wanted === 'stop' || wanted === 'done') this.dialogs.close()
    const panels: Record<Shown, () => HTMLElement> = {
      start: () => this.start(),
      play: () => this.layout.root,
      finish: () => this.finish(),
      done: () => donePanel(this.script, this.page.home_url, ''),
      stop: () => this.stop(),
    }
    this.page.host.replaceChildren(panels[wanted]())
    if (!first) this.page.host.querySelector<HTMLElement>('h1')?.focus()
    if (wanted === 'done' || wanted === 'stop') this.end()
  }

  private start(): HTMLElement {
    const t = (key: Parameters<typeof words>[1], places = {}) => words(this.script, key, places)
    const settings: Choice = { text: t('settings'), look: 'quiet', pick: () => this.openSettings() }
    const camera = this.camera.offer()
    const tap = (command: typeof engine.start) => () => {
      this.prime()
      this.run(command)
    }
    if (this.state.mode === 'new') {
      const facts = t('start_facts', { minutes: this.script.minutes, count: this.script.exercises.length })
      const lines = [facts, t('start_place'), this.voice.speaks ? t('start_voice') : t('no_voice'), ...camera.lines]
      return startPanel(this.script, { title: this.script.title, lines, button: t('start'), begin: tap(engine.start), extra: [...camera.choices, settings] })
    }
    const name = this.state.at === 'finish' ? t('end_title') : exerciseOf(this.script, this.state).name
    return startPanel(this.script, {
      title: t('carry_on_title'), lines: [t('carry_on_text', { name })], button: t('carry_on'), begin: tap(engine.resume), extra: [...this.always(), ...camera.choices, settings],
    })
  }

  private finish(): HTMLElement {
    const done = ({ pain, effort }: Answers) => this.run((script, state) => engine.finish(script, state, pain, effort))
    return finishPanel(this.script, summary(this.script, this.state), done, this.always())
  }

  private stop(): HTMLElement {
    const decision = this.script.wrong.decisions.find((one) => one.id === this.state.decision)
    if (decision) this.voice.say([decision.title, ...decision.lines].join('. '))
    const on_url = decision?.action === 'end' ? this.page.done_url : this.page.stop_url
    // The server has to know before it shows the page that follows from it.
    const said = pathOptions(this.script.wrong, this.state.path)
    return stopPanel(this.script, decision, said, on_url, () => void this.page.settle().then(() => location.assign(on_url)))
  }

  /** Nothing more is played. Home only once the server has it all, or after telling that it has not. */
  private end(): void {
    this.keys?.stop()
    this.coaching.end()
    this.page.ended(this.shown === 'stop')
    void this.page.settle().then((sent) => {
      if (this.shown !== 'done') return
      if (sent) location.assign(this.page.done_url)
      else this.page.host.replaceChildren(donePanel(this.script, this.page.home_url, words(this.script, 'saved_here')))
    })
  }

  private prime(): void {
    if (this.primed) return
    this.primed = true
    this.camera.asBefore()
    this.voice.prime()
    const move = (command: typeof engine.back) => () => this.run(command)
    this.keys = mediaKeys(this.script.title, {
      play: move(engine.resume), pause: move((s, t) => engine.pause(s, t, 'person')), next: move(engine.next), back: move(engine.back),
    })
  }

  private frame(now_ms: number): void {
    requestAnimationFrame((later_ms) => this.frame(later_ms))
    const dt_s = this.frame_ms === null ? 0 : (now_ms - this.frame_ms) / 1000
    this.frame_ms = now_ms
    if (!this.readOnly) this.coaching.frame()
    if (this.state.mode !== 'playing' || this.readOnly) return
    this.figure_s += Math.min(dt_s, LONGEST_FRAME_S)
    if (dt_s > SLEPT_S) return this.run((script, state) => engine.pause(script, state, 'hidden'))
    if (!this.introducing()) this.run((script, state) => engine.tick(script, state, Math.min(dt_s, LONGEST_FRAME_S)))
    if (this.shown === 'play') this.draw()
  }

  /** The time to get ready begins when the exercise has been introduced. */
  private introducing(): boolean {
    const { at, at_s } = this.state
    return at === 'step' && at_s === 0 && currentStep(this.script, this.state).kind === 'get-ready' && this.voice.busy
  }

  private draw(): void {
    const now = screen(this.script, this.state, this.figure_s)
    this.layout.draw(now, this.state.mode !== 'playing')
    if (now.pose) this.stage.draw(now.pose)
    const exercise = exerciseOf(this.script, this.state)
    const of = `${exercise.key} ${this.state.step} ${this.state.at}`
    if (of === this.factsOf) return
    this.factsOf = of
    this.layout.caption(standingCaption(this.script, this.state), true)
    this.layout.facts([
      [words(this.script, 'position'), exercise.position], [words(this.script, 'look'), exercise.look],
      [words(this.script, 'needs'), exercise.needs.join(', ')], [words(this.script, 'notes'), exercise.notes.join(' ')],
    ])
  }

  private act(action: KeyAction): void {
    if (this.readOnly && action !== 'take' && action !== 'leave') return
    const commands: Partial<Record<KeyAction, (script: Script, state: State) => engine.Outcome>> = {
      play: (s, t) => (t.mode === 'playing' ? engine.pause(s, t, 'person') : engine.resume(s, t)),
      back: engine.back,
      next: engine.next,
      'more-time': (s, t) => engine.moreTime(s, t, MORE_S),
      'rate-easy': (s, t) => engine.rate(s, t, 'easy'),
      'rate-right': (s, t) => engine.rate(s, t, 'right'),
      'rate-hard': (s, t) => engine.rate(s, t, 'hard'),
      'rate-skipped': (s, t) => engine.rate(s, t, 'skipped'),
    }
    const command = commands[action]
    if (command) return this.run(command)
    const others: Partial<Record<KeyAction, () => void>> = {
      easier: () => this.menus.offer('easier'), harder: () => this.menus.offer('harder'), swap: () => this.menus.offer('swap'),
      hurts: () => this.safety.openHurt(), wrong: () => this.safety.openWrong(),
      how: () => this.menus.how(), settings: () => this.openSettings(), help: () => this.menus.keys(), leave: () => this.leave(),
      sound: () => this.toggleSound(),
      captions: () => this.change({ large_words: !this.settings.large_words }),
      repeat: () => this.voice.say(this.lastWords, 2),
      'full-screen': () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined),
      turn: () => this.stage.turn(),
      coach: () => this.camera.toggle(),
      setup: () => this.camera.setUp(),
      take: () => void this.take(),
    }
    others[action]?.()
  }

  private pressed(event: KeyboardEvent): void {
    if (this.dialogs.isOpen || !this.shown || this.shown === 'stop' || this.shown === 'done') return
    const action = keyAction(event, this.settings.letter_keys, document.dir === 'rtl')
    if (!action) return
    // Before the first tap and at the last questions only help, sound and safety have a meaning.
    const session = this.shown === 'play' || ['help', 'sound', 'captions'].includes(action) || (this.shown === 'finish' && ['hurts', 'wrong'].includes(action))
    if (action === 'play' && this.shown === 'start') {
      event.preventDefault()
      this.page.host.querySelector<HTMLButtonElement>('.player-panel-go button')?.click()
    } else if (session) {
      event.preventDefault()
      this.act(action)
    }
  }

  private openSettings(): void {
    const attempt = () => {
      this.prime()
      this.voice.say(words(this.script, 'try_sentence'))
      if (!this.voice.speaks) this.voice.cue([{ text: '', rank: 3, detail: false, tone: 'start' }])
    }
    const form = settingsForm(this.script, this.settings, this.voice.voices(), (part) => this.change(part), attempt)
    this.menus.settings(form, this.camera.form())
  }

  private leave(): void {
    const home = () => location.assign(this.page.home_url)
    if (this.readOnly) home()
    else this.menus.leave(() => void this.page.settle().then(home))
  }

  private async take(): Promise<void> {
    const events = await this.page.take()
    this.state = engine.setReady(this.script, fold(this.script, events), this.settings.ready_s).state
    this.factsOf = ''
    this.setReadOnly(false, false)
    if (this.state.mode === 'advice') this.safety.showAdvice()
  }

  private toggleSound(): void {
    const { sound } = this.settings
    this.change({ sound: sound === 'off' ? this.soundBefore : 'off' })
    if (sound !== 'off') this.soundBefore = sound
  }

  private change(part: Partial<Settings>): void {
    this.settings = { ...this.settings, ...part }
    writeSettings(() => globalThis.localStorage, this.settings)
    this.state = engine.setReady(this.script, this.state, this.settings.ready_s).state
    this.applySettings()
    if (this.settings.sound === 'off') this.voice.silence()
  }

  private applySettings(): void {
    this.voice.settings = this.settings
    const what = words(this.script, `sound_${this.settings.sound}`)
    this.layout.sound(this.settings.sound !== 'off', words(this.script, 'sound_now', { what }))
    this.layout.largeWords(this.settings.large_words)
    this.layout.coach(this.coaching.isOn, this.camera.fits)
  }

  private visibility(): void {
    if (document.visibilityState === 'hidden') this.run((script, state) => engine.pause(script, state, 'hidden'))
    else this.awake.again()
  }

  /** The two buttons that are never away, on every dialogue that is not theirs. */
  private always(): readonly Choice[] {
    return [
      { text: words(this.script, 'hurts'), pick: () => this.safety.openHurt(), look: 'hurts' },
      { text: words(this.script, 'wrong'), pick: () => this.safety.openWrong(), look: 'wrong' },
    ]
  }
}
