import type { Script } from '../../generated/script'
import { Recorder, save } from '../camera/recorder'
import { Coaching } from './coaching'
import { words } from './lookup'
import type { Menus } from './menus'
import { button, type Choice } from './view/dialogs'
import { h } from './view/dom'
import { setupForm } from './view/setup'

const RECORDING = 'limber-recording.csv.gz'

/** What turning the coach on and off needs of the player. */
export interface CameraTable {
  readonly script: Script
  /** Whether the person wants the coach, now and next time. */
  wanted(): boolean
  /** The first tap: only now may a browser make sounds and ask for things. */
  prime(): void
  /** Draw the screen before the session anew. */
  again(): void
  /** The person's own picture, and its place beside the figure. */
  readonly you: HTMLElement
  bringBack(): void
}

/** Turning the camera coach on and off, before the session and within it, and placing the camera. */
export class CameraMenu {
  readonly fits: boolean
  private recorder: Recorder | null = null

  constructor(
    private readonly table: CameraTable,
    private readonly coaching: Coaching,
    private readonly menus: Menus,
  ) {
    this.fits = Coaching.fits(table.script)
  }

  /** While the person reads: load what the coach will need, if they wanted it last time. */
  prepare(): void {
    if (this.fits && this.table.wanted()) this.coaching.prepare()
  }

  /** With the first tap the coach comes on, if they wanted it last time. */
  asBefore(): void {
    if (this.fits && this.table.wanted()) this.coaching.turnOn()
  }

  /** For the screen before the session: what the coach is, and the buttons for it. */
  offer(): { readonly lines: readonly string[]; readonly choices: readonly Choice[] } {
    const { script } = this.table
    if (!this.fits) return { lines: [], choices: [] }
    const wanted = this.table.wanted()
    const on: Choice = { text: words(script, wanted ? 'setup_title' : 'coach_turn_on'), pick: () => this.setUp() }
    const off: Choice = { text: words(script, 'coach_turn_off'), pick: () => (this.coaching.turnOff(), this.table.again()) }
    return { lines: [words(script, wanted ? 'coach_will' : 'coach_offer')], choices: wanted ? [on, off] : [on] }
  }

  /** The picture moves into the dialogue, and back beside the figure. */
  setUp(): void {
    this.table.prime()
    this.coaching.setUp(true)
    this.menus.setUp(setupForm(this.table.script, this.table.you), () => {
      this.coaching.setUp(false)
      this.table.bringBack()
      this.table.again()
    })
  }

  /** For the settings: place the camera, record. Null while the coach is off. */
  form(): HTMLElement | null {
    const { script } = this.table
    if (!this.coaching.isOn) return null
    const record = h('button', { type: 'button', class: 'player-button plain', click: () => void this.record(record) })
    record.textContent = words(script, this.recorder ? 'record_save' : 'record')
    return h('div', { class: 'player-form' },
      h('h3', {}, words(script, 'coach_title')),
      h('p', {}, button({ text: words(script, 'setup_title'), pick: () => this.setUp() }, 'plain')),
      h('div', {}, record, h('p', { class: 'player-hint' }, words(script, 'record_hint'))))
  }

  private async record(place: HTMLButtonElement): Promise<void> {
    const made = this.recorder
    this.recorder = made ? null : new Recorder()
    this.coaching.record(this.recorder)
    place.textContent = words(this.table.script, this.recorder ? 'record_save' : 'record')
    if (made) save(await made.packed(), RECORDING)
  }

  toggle(): void {
    if (this.coaching.isOn) this.coaching.turnOff()
    else if (this.fits) this.coaching.turnOn()
  }
}
