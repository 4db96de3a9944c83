import type { Line } from '../lookup'
import { english, h, type Child } from './dom'

export interface Choice {
  readonly text: string
  readonly english?: string
  readonly pick: () => void
  readonly look?: 'main' | 'plain' | 'quiet' | 'hurts' | 'wrong'
}

export interface Page {
  readonly title: string
  readonly english?: string
  readonly lines?: readonly (string | Line)[]
  /** What to do first, before answering. */
  readonly first?: readonly (string | Line)[]
  readonly choices?: readonly Choice[]
  readonly scale?: { readonly low: string | Line; readonly high: string | Line; readonly pick: (n: number) => void }
  readonly body?: Child
  /** Ways out at the foot: the question before, closing. */
  readonly feet?: readonly Choice[]
  /** What Escape does; without it the page cannot be dismissed. */
  readonly escape?: () => void
  readonly tone?: 'sun' | 'danger'
}

/** One dialogue at a time, one question on it, its heading focused; the browser gives the focus back. */
export class Dialogs {
  readonly element = h('dialog', { class: 'player-dialog', 'aria-labelledby': 'player-dialog-title' })
  private page: Page | null = null

  /** `always`: what stands at the foot of every page that is not about safety itself. */
  constructor(private readonly always: () => readonly Choice[]) {
    this.element.addEventListener('cancel', (event) => {
      event.preventDefault()
      this.page?.escape?.()
    })
    // A browser may close a dialogue on a second Escape in spite of the line above.
    this.element.addEventListener('close', () => {
      if (this.page) this.element.showModal()
    })
  }

  get isOpen(): boolean {
    return this.page !== null
  }

  open(page: Page, safety = false): void {
    this.page = page
    const title = h('h2', { id: 'player-dialog-title', tabindex: '-1' }, ...said(page))
    const always = safety ? [] : this.always()
    this.element.dataset['tone'] = page.tone ?? 'plain'
    this.element.replaceChildren(
      h('div', { class: 'player-dialog-body' },
        title,
        ...(page.lines ?? []).map((line) => h('p', { class: 'player-dialog-line' }, ...said(line))),
        page.first?.length ? h('div', { class: 'player-first' }, ...page.first.map((line) => h('p', {}, ...said(line)))) : null,
        page.choices ? h('div', { class: 'player-choices' }, ...page.choices.map((one) => button(one, 'choice'))) : null,
        page.scale ? scale(page.scale) : null,
        page.body ?? null),
      h('div', { class: 'player-dialog-foot' }, ...(page.feet ?? []).map((one) => button(one, 'quiet'))),
      always.length ? h('div', { class: 'player-dialog-always' }, ...always.map((one) => button(one, 'plain'))) : '',
    )
    if (!this.element.open) this.element.showModal()
    title.focus()
  }

  close(): void {
    this.page = null
    if (this.element.open) this.element.close()
  }
}

/** A text, and the English beneath it where there is one. */
export function said(text: string | { readonly text?: string; readonly title?: string; readonly english?: string | undefined }): Child[] {
  return typeof text === 'string' ? [text] : [text.text ?? text.title ?? '', english(text.english)]
}

/** Named by all that it shows, the English too: who speaks to the computer may say what they read. */
export function button(choice: Choice, look: string): HTMLButtonElement {
  const beneath = english(choice.english)
  const text = beneath ? h('span', { class: 'player-both' }, `${choice.text} `, beneath) : choice.text
  return h('button', { type: 'button', class: `player-button ${choice.look ?? look}`, click: choice.pick }, text)
}

/** Eleven buttons from 0 to 10 with words at the ends; `chosen` is set where an answer stays on the page. */
export function scale(
  { low, high, pick }: NonNullable<Page['scale']>,
  chosen: () => number | null = () => null,
): HTMLElement {
  const numbers = Array.from({ length: 11 }, (_, n) => {
    const name = n === 0 ? `0, ${plain(low)}` : n === 10 ? `10, ${plain(high)}` : String(n)
    return h('button', { type: 'button', class: 'player-button number', 'aria-label': name, 'aria-pressed': String(chosen() === n), click: () => pick(n) }, String(n))
  })
  return h('div', { class: 'player-scale' },
    h('div', { class: 'player-numbers' }, ...numbers),
    h('p', { class: 'player-ends', 'aria-hidden': 'true' }, h('span', {}, '0 · ', ...said(low)), h('span', {}, '10 · ', ...said(high))))
}

const plain = (text: string | Line) => (typeof text === 'string' ? text : text.text)
