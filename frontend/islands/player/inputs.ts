import type { Action } from './view/layout'

/** What a key asks for: an action of the buttons, or one of those that have no button. */
export type KeyAction = Action | 'repeat' | 'captions'

const LETTERS: Readonly<Record<string, KeyAction>> = {
  e: 'easier', h: 'harder', p: 'hurts', w: 'wrong', r: 'repeat', m: 'sound', c: 'captions', f: 'full-screen', v: 'coach',
  '1': 'rate-easy', '2': 'rate-right', '3': 'rate-hard', '?': 'help',
}
const OTHERS: Readonly<Record<string, KeyAction>> = {
  ' ': 'play', ArrowLeft: 'back', ArrowRight: 'next', Escape: 'leave', MediaPlayPause: 'play',
}

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly repeat: boolean
  readonly defaultPrevented: boolean
  readonly target: EventTarget | null
}

/**
 * What a key press asks for, or null. Keys in a form field, with Ctrl, Alt or Cmd, or held down, are not for
 * the player; a focused button keeps its own space bar. Single characters can be switched off (WCAG 2.1.4).
 */
export function keyAction(press: Pressed, letters: boolean, mirrored: boolean): KeyAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat || press.defaultPrevented) return null
  const on = (press.target as Partial<Element> | null)?.tagName?.toLowerCase() ?? ''
  if (['input', 'select', 'textarea'].includes(on)) return null
  if (press.key === ' ' && ['button', 'a', 'summary'].includes(on)) return null
  const found = OTHERS[press.key] ?? (letters ? LETTERS[press.key.toLowerCase()] : undefined) ?? null
  if (mirrored && (found === 'back' || found === 'next')) return found === 'back' ? 'next' : 'back'
  return found
}
