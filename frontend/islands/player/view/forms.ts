import type { Script } from '../../../generated/script'
import type { TextKey } from '../../../generated/texts'
import { words } from '../lookup'
import { RATES, READY_S, type Settings } from '../settings'
import { h } from './dom'

type Change = (part: Partial<Settings>) => void

/** The settings, as the body of a dialogue. Every change holds at once. */
export function settingsForm(script: Script, settings: Settings, voices: readonly SpeechSynthesisVoice[], change: Change, attempt: () => void): HTMLElement {
  const t = (key: TextKey, places = {}) => words(script, key, places)
  const select = <T extends string | number>(key: TextKey, options: readonly (readonly [T, string])[], now: T, pick: (value: T) => void, hint?: TextKey) => {
    const input = h('select', { class: 'player-input' }, ...options.map(([value, text]) => h('option', { value, selected: value === now }, text)))
    input.addEventListener('change', () => pick(options[input.selectedIndex]?.[0] as T))
    return h('label', { class: 'player-field' }, h('span', {}, t(key)), hint ? h('span', { class: 'player-hint' }, t(hint)) : null, input)
  }
  const tick = (key: TextKey, now: boolean, pick: (value: boolean) => void) => {
    const input = h('input', { type: 'checkbox', checked: now })
    input.addEventListener('change', () => pick(input.checked))
    return h('label', { class: 'player-tick' }, input, h('span', {}, t(key)))
  }
  const percent = (n: number) => new Intl.NumberFormat(script.language, { style: 'percent' }).format(n)
  const spoken = voices.length > 0
  const sounds = (spoken ? ['all', 'less', 'tones', 'off'] : ['tones', 'off']) as readonly Settings['sound'][]
  const sound = spoken || settings.sound === 'off' ? settings.sound : 'tones'
  const seconds = READY_S.map((n) => [n, t('seconds_n', { n })] as const)
  return h('div', { class: 'player-form' },
    spoken ? null : h('p', { class: 'player-hint' }, t('no_voice')),
    select('set_sound', sounds.map((one) => [one, t(`sound_${one}`)] as const), sound, (value) => change({ sound: value })),
    voices.length > 1 ? select('set_voice', voices.map((one) => [one.name, one.name] as const), settings.voice || (voices[0]?.name ?? ''), (voice) => change({ voice })) : null,
    spoken ? select('set_rate', RATES.map((n) => [n, percent(n)] as const), settings.rate, (rate) => change({ rate })) : null,
    select('set_volume', [0.25, 0.5, 0.75, 1].map((n) => [n, percent(n)] as const), settings.volume_0_1, (volume_0_1) => change({ volume_0_1 })),
    h('p', {}, h('button', { type: 'button', class: 'player-button plain', click: attempt }, t('try_voice'))),
    select('set_ready', seconds, settings.ready_s ?? nearest(script.get_ready_s), (ready_s) => change({ ready_s }), 'set_ready_hint'),
    tick('set_captions', settings.large_words, (large_words) => change({ large_words })),
    tick('set_still', settings.still_figure, (still_figure) => change({ still_figure })),
    tick('set_letters', settings.letter_keys, (letter_keys) => change({ letter_keys })),
  )
}

const nearest = (s: number) => READY_S.reduce((best, one) => (Math.abs(one - s) < Math.abs(best - s) ? one : best))

/** The keys, as the body of a dialogue. */
export function keysTable(script: Script): HTMLElement {
  const t = (key: TextKey) => words(script, key)
  const rows: readonly (readonly [string, string])[] = [
    [t('key_of_space'), t('key_pause')], [t('key_of_left'), t('key_back')], [t('key_of_right'), t('key_next')],
    ['E', t('easier')], ['H', t('harder')], ['P', t('hurts')], ['W', t('wrong')], ['R', t('key_repeat')], ['M', t('key_sound')],
    ['C', t('key_captions')], ['F', t('full_screen')], ['V', t('key_coach')], ['1 2 3', t('key_rate')], [t('key_of_esc'), t('leave')], ['?', t('key_help')],
  ]
  return h('dl', { class: 'player-keys' }, ...rows.flatMap(([key, text]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, text)]))
}
