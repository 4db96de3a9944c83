import type { Script } from '../../generated/script'
import * as engine from './engine'
import { words, type Alternatives } from './lookup'
import type { Table } from './safety'
import { exerciseOf } from './state'
import type { Dialogs, Page } from './view/dialogs'
import { h } from './view/dom'
import { keysTable } from './view/forms'

/** The dialogues that are not about safety. Each pauses, and goes on afterwards only if it was what paused. */
export class Menus {
  private paused = false

  constructor(
    private readonly table: Table,
    private readonly dialogs: Dialogs,
  ) {}

  private get script(): Script {
    return this.table.script
  }

  private open(page: Omit<Page, 'escape' | 'feet'>, close: 'close' | 'stay' = 'close'): void {
    this.paused = this.table.state().mode === 'playing'
    this.table.run((script, state) => engine.pause(script, state, 'dialogue'))
    const pick = () => this.back()
    this.dialogs.open({ ...page, feet: [{ text: words(this.script, close), pick }], escape: pick })
  }

  private back(): void {
    this.dialogs.close()
    const resume = this.paused
    this.paused = false
    if (resume) this.table.run(engine.resume)
  }

  /** Something easier, harder or else. */
  offer(way: keyof Alternatives): void {
    const list = engine.ways(this.script, this.table.state())[way]
    const choices = list.map((one) => ({
      text: one.dose ? `${one.name} · ${one.dose}` : one.name,
      pick: () => {
        this.dialogs.close()
        this.table.run((script, state) => engine.change(script, state, way, one.key))
      },
    }))
    const lines = list.length === 0 ? [words(this.script, `no_${way}`)] : []
    this.open({ title: words(this.script, `${way}_title`), lines, choices }, 'stay')
  }

  settings(form: HTMLElement, camera: HTMLElement | null): void {
    this.open({ title: words(this.script, 'settings'), body: h('div', { class: 'player-settings' }, form, camera) })
  }

  /** Placing the camera. `done`: called however the dialogue is left. */
  setUp(body: HTMLElement, done: () => void): void {
    const close = () => {
      this.back()
      done()
    }
    // It may have been opened out of the settings, which have paused already.
    this.paused ||= this.table.state().mode === 'playing'
    this.table.run((script, state) => engine.pause(script, state, 'dialogue'))
    const feet = [{ text: words(this.script, 'setup_done'), pick: close, look: 'main' as const }]
    this.dialogs.open({ title: words(this.script, 'setup_title'), body, feet, escape: close })
  }

  how(): void {
    const { name, how, breathing } = exerciseOf(this.script, this.table.state())
    const steps = h('ol', { class: 'player-how' }, ...how.map((line) => h('li', {}, line)))
    const lines = breathing ? [`${words(this.script, 'breathing')}: ${breathing}`] : []
    this.open({ title: name, body: steps, lines })
  }

  keys(): void {
    this.open({ title: words(this.script, 'help'), body: keysTable(this.script) })
  }

  leave(go: () => void): void {
    const choices = [
      { text: words(this.script, 'leave_later'), pick: go },
      {
        text: words(this.script, 'leave_end'),
        pick: () => {
          this.dialogs.close()
          this.table.run(engine.endEarly)
        },
      },
    ]
    const stay = { text: words(this.script, 'go_on'), pick: () => this.back() }
    this.open({ title: words(this.script, 'leave_title'), lines: [words(this.script, 'leave_text')], choices: [stay, ...choices] })
  }
}
