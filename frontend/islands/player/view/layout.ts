import type { Script } from '../../../generated/script'
import type { TextKey } from '../../../generated/texts'
import { words } from '../lookup'
import type { Screen } from '../screen'
import { h, icon, setData, setIcon, setText, show } from './dom'

/** What the buttons of the player ask for. */
export type Action =
  | 'play' | 'back' | 'next' | 'easier' | 'harder' | 'swap' | 'hurts' | 'wrong' | 'more-time' | 'how' | 'settings' | 'sound'
  | 'help' | 'leave' | 'full-screen' | 'turn' | 'take' | 'coach' | 'setup' | 'rate-easy' | 'rate-right' | 'rate-hard' | 'rate-skipped'

/** The playing screen: made once, then only its words and measures change. */
export class Layout {
  readonly stage: HTMLElement
  readonly root: HTMLElement
  private readonly part: Record<string, HTMLElement> = {}
  private readonly buttons = new Map<Action, HTMLButtonElement>()

  constructor(
    private readonly script: Script,
    private readonly act: (action: Action) => void,
    danger_url: string,
    private readonly you: HTMLElement,
  ) {
    this.stage = h('div', { class: 'player-figure' })
    this.root = h('div', { class: 'player-screen' }, this.top(), this.notes(), this.middle(), this.bar(), this.foot(danger_url))
    this.root.style.setProperty('--exercises', String(script.exercises.length))
  }

  private t(key: TextKey, places: Readonly<Record<string, string | number>> = {}): string {
    return words(this.script, key, places)
  }

  private place<K extends keyof HTMLElementTagNameMap>(name: string, tag: K, props: Record<string, string | boolean> = {}, ...children: (Node | string)[]) {
    const element = h(tag, { class: `player-${name}`, ...props }, ...children)
    this.part[name] = element
    return element
  }

  private get(name: string): HTMLElement {
    return this.part[name] as HTMLElement
  }

  private button(action: Action, key: TextKey, look: string, picture?: Parameters<typeof icon>[0], keys?: string): HTMLButtonElement {
    const text = h('span', { class: 'player-button-text' }, this.t(key))
    const hint = keys ? h('kbd', { 'aria-hidden': 'true' }, keys) : null
    const shortcut = keys ? { 'aria-keyshortcuts': keys } : {}
    const button = h('button', { type: 'button', class: `player-button ${look}`, ...shortcut }, picture ? icon(picture) : null, text, hint)
    button.addEventListener('click', (event) => {
      this.act(action)
      // A tap leaves no focus behind: the space bar then pauses instead of pressing the same button again.
      if (event.detail > 0) button.blur()
    })
    this.buttons.set(action, button)
    return button
  }

  private top(): HTMLElement {
    return h('header', { class: 'player-top' },
      this.place('name', 'h1', { id: 'player-name', tabindex: '-1' }), this.place('detail', 'p'),
      this.place('dots', 'div', { role: 'img' }, ...this.script.exercises.map(() => h('span', { class: 'player-dot' }))),
      this.place('minutes', 'p'),
      h('div', { class: 'player-tools' },
        this.button('coach', 'coach_turn_on', 'tool coach', 'camera'),
        this.button('sound', 'set_sound', 'tool', 'sound'),
        this.button('settings', 'settings', 'tool', 'settings'),
        this.button('leave', 'leave', 'tool', 'leave')),
    )
  }

  private notes(): HTMLElement {
    return h('div', { class: 'player-notes' },
      this.place('note', 'p', { role: 'status' }),
      this.place('elsewhere', 'div', { hidden: true, role: 'status' }, h('p', {}, this.t('elsewhere')), this.button('take', 'use_this_one', 'plain')))
  }

  private middle(): HTMLElement {
    this.place('ring', 'div', { 'aria-hidden': 'true' })
    return this.place('middle', 'div', {},
      h('div', { class: 'player-stage' }, this.get('ring'), this.stage, this.place('paused', 'p', {}, this.t('paused')),
        this.button('turn', 'turn_figure', 'tool turn', 'turn')),
      this.you,
      this.place('now', 'section', { 'aria-labelledby': 'player-name' },
        h('div', { class: 'player-count-row' },
          this.place('count', 'p'),
          h('div', { class: 'player-beside' }, this.place('unit', 'p'), this.place('label', 'p'), this.breathing(),
            this.button('more-time', 'more_time', 'plain more'), this.button('how', 'how', 'quiet how'))),
        this.place('track', 'div', { 'aria-hidden': 'true' }, this.place('passed', 'div')),
        this.place('caption', 'p'),
        this.ready(), this.rating()),
      this.place('live', 'p', { class: 'visually-hidden', 'aria-live': 'polite' }),
    )
  }

  private breathing(): HTMLElement {
    return this.place('breathe', 'p', {}, this.place('lung', 'span', { 'aria-hidden': 'true' }), this.place('breathe-text', 'span'))
  }

  private ready(): HTMLElement {
    return this.place('ready', 'div', { hidden: true }, this.place('facts', 'dl'))
  }

  private rating(): HTMLElement {
    return this.place('rating', 'div', { hidden: true, role: 'group', 'aria-labelledby': 'player-rate' },
      h('h2', { id: 'player-rate' }, this.t('rate_title')),
      h('div', { class: 'player-rating-buttons' },
        this.button('rate-easy', 'felt_easy', 'choice', undefined, '1'),
        this.button('rate-right', 'felt_right', 'choice', undefined, '2'),
        this.button('rate-hard', 'felt_hard', 'choice', undefined, '3')),
      this.button('rate-skipped', 'rate_skip', 'quiet'))
  }

  private bar(): HTMLElement {
    return h('div', { class: 'player-bar' },
      h('div', { class: 'player-moves' },
        this.button('back', 'back', 'move', 'back'), this.button('play', 'pause', 'main', 'pause'), this.button('next', 'skip', 'move', 'next')),
      h('div', { class: 'player-ways' },
        this.button('easier', 'easier', 'plain', undefined, 'E'), this.button('harder', 'harder', 'plain', undefined, 'H'),
        this.button('swap', 'swap', 'plain')),
      h('div', { class: 'player-safety' }, this.button('hurts', 'hurts', 'hurts', undefined, 'P'), this.button('wrong', 'wrong', 'wrong', undefined, 'W')))
  }

  private foot(danger_url: string): HTMLElement {
    return h('footer', { class: 'player-foot' }, this.place('next', 'p'),
      h('p', { class: 'player-foot-links' },
        this.button('help', 'help', 'quiet keys'),
        danger_url ? h('a', { href: danger_url, target: '_blank', rel: 'noopener' }, this.t('danger_signs')) : ''))
  }

  /** Draw one moment. Called at every frame; writes only what changed. */
  draw(now: Screen, paused: boolean): void {
    setData(this.root, 'kind', now.kind)
    setData(this.root, 'paused', String(paused))
    setData(this.root, 'holding', String(now.holding))
    setData(this.root, 'following', String(now.following))
    for (const name of ['name', 'detail', 'count', 'unit', 'label', 'next', 'minutes'] as const) setText(this.get(name), now[name])
    setData(this.get('count'), 'long', String(now.count.length > 2))
    setText(this.get('breathe-text'), now.breathe ? this.t(`breathe_${now.breathe}`) : '')
    setData(this.get('breathe'), 'way', now.breathe ?? 'none')
    this.get('lung').style.setProperty('--full', now.breath.toFixed(3))
    this.get('ring').style.setProperty('--full', now.breath.toFixed(3))
    this.get('passed').style.setProperty('--passed', now.passed.toFixed(4))
    this.drawDots(now.dots)
    this.drawButtons(now, paused)
    show(this.get('ready'), now.kind === 'get-ready')
    show(this.buttons.get('how') as HTMLElement, now.kind === 'get-ready')
    show(this.buttons.get('more-time') as HTMLElement, now.kind === 'get-ready' || now.kind === 'rest')
    show(this.get('rating'), now.kind === 'rating')
  }

  private drawDots(dots: Screen['dots']): void {
    const place = this.get('dots')
    dots.forEach((state, n) => setData(place.children[n] as HTMLElement, 'state', state))
    const here = Math.max(1, dots.filter((one) => one !== 'ahead').length)
    const label = this.t('exercise_of', { n: here, of: dots.length })
    if (place.getAttribute('aria-label') !== label) place.setAttribute('aria-label', label)
  }

  private drawButtons(now: Screen, paused: boolean): void {
    const play = this.buttons.get('play') as HTMLButtonElement
    setIcon(play, paused ? 'play' : 'pause')
    setText(play.querySelector('span') as HTMLElement, this.t(paused ? 'go_on' : 'pause'))
    setText((this.buttons.get('next') as HTMLElement).querySelector('span') as HTMLElement, now.forward)
    for (const way of ['easier', 'harder', 'swap'] as const) {
      const button = this.buttons.get(way) as HTMLButtonElement
      button.setAttribute('aria-disabled', String(!now.can[way]))
    }
  }

  /** What to know before an exercise. The first two, position and view, say themselves what they are. */
  facts(rows: readonly (readonly [label: string, text: string])[]): void {
    const shown = rows.map(([label, text], n) => [h('dt', { class: n < 2 ? 'visually-hidden' : '' }, label), h('dd', {}, text), text] as const)
    this.get('facts').replaceChildren(...shown.filter(([, , text]) => text).flatMap(([dt, dd]) => [dt, dd]))
  }

  caption(text: string, aloud: boolean): void {
    const place = this.get('caption')
    setText(place, text)
    setData(place, 'size', text.length > 60 ? 'small' : text.length > 32 ? 'medium' : 'large')
    // Where a voice speaks, a screen reader must not say the same again.
    setText(this.get('live'), aloud ? '' : text)
  }

  note(text: string): void {
    setText(this.get('note'), text)
  }

  sound(on: boolean, label: string): void {
    const button = this.buttons.get('sound') as HTMLButtonElement
    setIcon(button, on ? 'sound' : 'mute')
    setText(button.querySelector('span') as HTMLElement, label)
  }

  largeWords(on: boolean): void {
    setData(this.root, 'words', on ? 'large' : 'normal')
  }

  canTurn(on: boolean): void {
    show(this.buttons.get('turn') as HTMLElement, on)
  }

  /** The person's own picture comes back to its place beside the figure. */
  bringBack(you: HTMLElement): void {
    this.get('middle').children[0]?.after(you)
  }

  /** Whether the coach is on; without anything to follow there is no button. */
  coach(on: boolean, fits: boolean): void {
    const button = this.buttons.get('coach') as HTMLButtonElement
    show(button, fits)
    button.setAttribute('aria-pressed', String(on))
    setText(button.querySelector('span') as HTMLElement, this.t(on ? 'coach_turn_off' : 'coach_turn_on'))
    setData(this.root, 'coach', on ? 'on' : 'off')
  }

  /** Another tab plays: everything here stands still but the way to take over. */
  readOnly(on: boolean, takeable: boolean): void {
    setData(this.root, 'readonly', String(on))
    show(this.get('elsewhere'), on)
    for (const [action, button] of this.buttons) button.disabled = on && action !== 'take' && action !== 'leave'
    show(this.buttons.get('take') as HTMLElement, takeable)
  }
}
