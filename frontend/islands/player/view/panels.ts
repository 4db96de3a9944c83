import type { Decision, Script } from '../../../generated/script'
import { line, lines, words, type Line } from '../lookup'
import { button, said, scale, type Choice } from './dialogs'
import { h } from './dom'

/** The whole screens before, after and instead of play. Each is made when it is needed. */

export interface StartPanel {
  readonly title: string
  readonly lines: readonly string[]
  readonly button: string
  readonly begin: () => void
  readonly extra: readonly Choice[]
}

export function startPanel(script: Script, panel: StartPanel): HTMLElement {
  return h('section', { class: 'player-panel player-start' },
    h('h1', { tabindex: '-1' }, panel.title),
    ...panel.lines.map((line) => h('p', {}, line)),
    h('p', { class: 'player-panel-go' }, h('button', { type: 'button', class: 'player-button main', click: panel.begin }, panel.button)),
    h('ol', { class: 'player-plan' }, ...script.exercises.map((one) => h('li', {}, h('span', {}, one.name), h('span', {}, one.dose)))),
    extras(panel.extra),
  )
}

function extras(choices: readonly Choice[]): HTMLElement {
  return h('p', { class: 'player-panel-extra' }, ...choices.map((one) => button(one, 'plain')))
}

export interface Answers {
  pain: number | null
  effort: number | null
}

/** What was done in one sentence, two questions, one button. */
export function finishPanel(script: Script, sentence: string, done: (answers: Answers) => void, extra: readonly Choice[]): HTMLElement {
  const answers: Answers = { pain: null, effort: null }
  const question = (key: 'pain' | 'effort') => {
    const title = words(script, key === 'pain' ? 'pain_after' : 'effort')
    const ends = key === 'pain'
      ? { low: words(script, 'pain_low'), high: words(script, 'pain_high') }
      : { low: words(script, 'effort_low'), high: words(script, 'effort_high') }
    const group = h('div', { class: 'player-question', role: 'group', 'aria-label': title }, h('h2', {}, title))
    const pick = (n: number) => {
      answers[key] = answers[key] === n ? null : n
      group.querySelectorAll('.number').forEach((one, m) => one.setAttribute('aria-pressed', String(answers[key] === m)))
    }
    group.append(scale({ ...ends, pick }))
    return group
  }
  return h('section', { class: 'player-panel player-finish' },
    h('h1', { tabindex: '-1' }, words(script, 'end_title')),
    h('p', { class: 'player-sentence' }, sentence),
    question('pain'), question('effort'),
    h('p', { class: 'player-panel-go' }, h('button', { type: 'button', class: 'player-button main', click: () => done(answers) }, words(script, 'finish'))),
    extras(extra),
  )
}

export function donePanel(script: Script, home_url: string, note: string): HTMLElement {
  return h('section', { class: 'player-panel player-done' },
    h('h1', { tabindex: '-1' }, words(script, 'thanks')),
    note ? h('p', { role: 'status' }, note) : null,
    h('p', { class: 'player-panel-go' }, h('a', { class: 'player-button main', href: home_url }, words(script, 'to_home'))),
  )
}

/** The end for safety: the number, why, and one way on. Nothing else, and no way back. */
export function stopPanel(script: Script, decision: Decision | undefined, answered: readonly Line[], on_url: string, go: () => void): HTMLElement {
  const action = decision?.action ?? 'E0'
  const title = decision
    ? { text: decision.title, english: decision.english_title }
    : line(script, 'in_emergency', { number: script.emergency_number })
  const number = decision ? decision.call : script.emergency_number
  const leave = (event: Event) => {
    event.preventDefault()
    go()
  }
  return h('section', { class: 'player-panel player-stop', role: 'alert', 'data-action': action },
    h('div', { class: 'player-stop-body' },
      h('h1', { tabindex: '-1' }, ...said(title)),
      number ? h('p', {}, h('a', { class: 'player-call', href: `tel:${number.replace(/[^\d+*#]/g, '')}` }, ...said(line(script, 'call', { number })))) : null,
      h('ul', { class: 'player-stop-lines' }, ...lines(decision?.lines ?? [], decision?.english_lines).map((one) => h('li', {}, ...said(one)))),
      answered.length ? h('div', { class: 'player-said' }, h('h2', {}, ...said(line(script, 'you_said'))), ...answered.map((one) => h('p', {}, ...said(one)))) : null,
      h('p', {}, h('a', { class: 'player-stop-on', href: on_url, click: leave }, ...said(line(script, action === 'end' ? 'go_on' : 'what_to_do'))))),
  )
}
