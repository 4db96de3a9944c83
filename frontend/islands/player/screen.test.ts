import { describe, expect, test } from 'vitest'
import texts from '../../generated/texts.en.json'
import * as engine from './engine'
import { fastMarch, floorScript, script, standingScript } from './fixtures'
import { keyAction } from './inputs'
import { clock, screen, summary } from './screen'
import { DEFAULTS, readSettings, writeSettings } from './settings'
import { initial, type State } from './state'

const floor = floorScript(texts)
const standing = standingScript(texts)
const after = (script: typeof floor, seconds: number, from?: State) =>
  engine.tick(script, from ?? engine.start(script, initial(script)).state, seconds).state

describe('what stands on the screen', () => {
  test.each([
    [0, { kind: 'get-ready', name: 'Bridge', detail: 'Set 1 of 2', count: '5', unit: 'seconds', label: 'Get ready', next: 'Next: Bridge, set 1 of 2' }],
    [5.5, { kind: 'work', count: '1', unit: 'of 5', breathe: 'out', holding: false }],
    [7.5, { kind: 'work', count: '4', unit: 'Hold', label: '1 of 5', holding: true }],
    [10.9, { kind: 'work', count: '1', unit: 'Hold', holding: true }],
    [13.5, { kind: 'work', count: '2', unit: 'of 5', breathe: 'out' }],
    [50, { kind: 'rest', count: '15', label: 'Rest', detail: 'Set 2 of 2', forward: 'Enough rest' }],
    [106, { kind: 'rating', name: 'Bridge', dots: ['done', 'ahead', 'ahead'] }],
  ])('after %d s', (seconds, expected) => {
    expect(screen(floor, after(floor, seconds))).toMatchObject(expected)
  })

  test('sides are named', () => {
    const side = engine.skip(floor, after(floor, 0)).state
    expect(screen(floor, side)).toMatchObject({ name: 'Bird dog', detail: 'right side', dots: ['done', 'now', 'ahead'] })
    expect(screen(floor, after(floor, 5 + 36 + 1, side))).toMatchObject({ kind: 'change-side', detail: 'left side', forward: 'Go on' })
  })

  test('a march shows its clock, since its steps come too fast to be counted', () => {
    const march = script('0198c5a0-0000-7000-8000-000000000003', 'A march', 2, [fastMarch], texts)
    expect(screen(march, after(march, 5 + 10))).toMatchObject({ kind: 'work', count: '1:08', unit: '' })
  })

  test('a count-in hides what is not done yet', () => {
    const paused = engine.pause(floor, after(floor, 8), 'person').state
    expect(screen(floor, engine.resume(floor, paused).state)).toMatchObject({ kind: 'lead', count: '3', label: 'Get ready', breathe: null })
  })

  test('the figure waits in the position that comes next, and shows the movement while there is time', () => {
    expect(screen(floor, after(floor, 1)).pose).toMatchObject({ phase: 0, part: 0 })
    expect(screen(floor, after(floor, 4.5)).pose).toMatchObject({ phase: 1 })
    expect(screen(floor, after(floor, 50)).pose).toMatchObject({ phase: 0, part: 0 })
    expect(screen(floor, after(floor, 106)).pose?.exercise.name).toBe('Bird dog')
    expect(screen(standing, after(standing, 5 + 2.5)).pose).toMatchObject({ side: 'left', phase: 0, part: 0.5 })
  })

  test.each([
    [0.2, '1', 'seconds'], [59.9, '1:00', ''], [60, '1:00', ''], [61, '1:01', ''], [599, '9:59', ''], [725, '12', ':05 minutes'],
  ])('a clock of %d s is %s %s', (left, count, unit) => {
    expect(clock(floor, left)).toEqual({ count, unit })
  })

  test('one sentence at the end', () => {
    expect(summary(floor, after(floor, 1000))).toBe('You moved for 4 min and did 3 of 3 exercises.')
    expect(summary(floor, engine.endEarly(floor, after(floor, 60)).state)).toBe('You did 1 of 3 exercises in 1 min. That counts.')
    expect(summary(floor, engine.endEarly(floor, after(floor, 6)).state)).toBe('You made a start. That counts.')
  })

  test('every fixed word is there and every place in it is filled', () => {
    for (const seconds of [0, 6, 8, 50, 106, 130]) {
      const { name, detail, count, unit, label, next, minutes, forward } = screen(floor, after(floor, seconds))
      for (const text of [name, detail, count, unit, label, next, minutes, forward]) expect(text).not.toMatch(/[{}]|undefined/)
    }
  })
})

describe('keys', () => {
  const press = (key: string, more: object = {}) =>
    keyAction({ key, ctrlKey: false, altKey: false, metaKey: false, repeat: false, defaultPrevented: false, target: null, ...more }, true, false)
  const on = (tagName: string) => ({ target: { tagName } as unknown as EventTarget })

  test.each([
    [' ', 'play'], ['ArrowLeft', 'back'], ['ArrowRight', 'next'], ['e', 'easier'], ['H', 'harder'], ['p', 'hurts'], ['w', 'wrong'],
    ['r', 'repeat'], ['m', 'sound'], ['c', 'captions'], ['f', 'full-screen'], ['Escape', 'leave'], ['?', 'help'], ['2', 'rate-right'], ['x', null],
  ])('%s is %s', (key, action) => expect(press(key)).toBe(action))

  test('keys of the browser, held keys, fields and buttons keep their own meaning', () => {
    expect(press('p', { ctrlKey: true })).toBeNull()
    expect(press(' ', { repeat: true })).toBeNull()
    expect(press('e', on('INPUT'))).toBeNull()
    expect(press(' ', on('BUTTON'))).toBeNull()
    expect(press('e', on('BUTTON'))).toBe('easier')
    expect(press('ArrowLeft', { defaultPrevented: true })).toBeNull()
  })

  test('letters can be switched off; the other keys stay', () => {
    const key = { key: 'p', ctrlKey: false, altKey: false, metaKey: false, repeat: false, defaultPrevented: false, target: null }
    expect(keyAction(key, false, false)).toBeNull()
    expect(keyAction({ ...key, key: ' ' }, false, false)).toBe('play')
  })

  test('where one reads from right to left, left is forward', () => {
    const key = { key: 'ArrowLeft', ctrlKey: false, altKey: false, metaKey: false, repeat: false, defaultPrevented: false, target: null }
    expect(keyAction(key, true, true)).toBe('next')
  })
})

describe('settings', () => {
  const storage = (text: string | null) => {
    const kept = { text }
    return { kept, place: () => ({ getItem: () => kept.text, setItem: (_: string, value: string) => void (kept.text = value) }) }
  }

  test('what is written is read again', () => {
    const { place } = storage(null)
    const chosen = { ...DEFAULTS, sound: 'less', ready_s: 45, large_words: true, letter_keys: false } as const
    writeSettings(place, chosen)
    expect(readSettings(place)).toEqual(chosen)
  })

  test.each([null, 'not json', '{"sound":"shout","ready_s":600,"rate":"fast","volume_0_1":7,"letter_keys":1}', '[]'])(
    'what is missing or makes no sense is as at first: %s',
    (text) => expect(readSettings(storage(text).place)).toEqual(DEFAULTS),
  )

  test('a browser that keeps nothing still plays', () => {
    const refused = () => { throw new DOMException('denied', 'SecurityError') }
    expect(readSettings(refused)).toEqual(DEFAULTS)
    expect(() => writeSettings(refused, DEFAULTS)).not.toThrow()
  })
})
