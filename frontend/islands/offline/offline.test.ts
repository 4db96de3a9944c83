import { describe, expect, it } from 'vitest'
import { dated, kindOf, mayOpen, outdated } from './rules'

const SESSION = '/session/0198c5a0-0000-7000-8000-000000000001'
const asked = (path: string, more: object = {}) => kindOf({ method: 'GET', mode: 'navigate', path, ours: true, ...more })

describe('what a request is', () => {
  it.each([
    [SESSION, 'session'], [`${SESSION}/done`, 'other'], ['/session', 'other'], ['/', 'other'], ['/plan', 'other'],
    ['/screen', 'answer'], ['/screen/pain', 'answer'], ['/stop', 'answer'],
  ] as const)('opening %s: %s', (path, kind) => expect(asked(path)).toBe(kind))

  it('whatever is sent from a page may change what the person may do', () => {
    for (const path of ['/session', '/check-in', '/you', SESSION]) expect(asked(path, { method: 'POST' })).toBe('answer')
  })

  it('events are sent as always', () => {
    expect(asked(`${SESSION}/events`, { method: 'POST', mode: 'same-origin' })).toBe('other')
  })

  it('only our own files are kept', () => {
    expect(asked('/static/assets/player-12345678.js', { mode: 'cors' })).toBe('file')
    expect(asked('/own/bridge-12.json', { mode: 'cors' })).toBe('file')
    expect(asked('/static/assets/player-12345678.js', { mode: 'cors', ours: false })).toBe('other')
  })
})

describe('a kept session', () => {
  const at = (text: string) => new Date(text).getTime()
  const kept = (text: string) => dated(new Response('page'), at(text))

  it.each([
    ['2026-03-02T09:00', '2026-03-02T23:59', true],
    ['2026-03-02T09:00', '2026-03-03T03:59', true],
    ['2026-03-02T09:00', '2026-03-03T04:00', false],
    ['2026-03-02T03:00', '2026-03-02T05:00', false],
    ['2026-03-02T09:00', '2026-03-02T08:00', false],
    ['2026-03-02T09:00', '2027-03-02T09:00', false],
  ])('kept at %s, opened at %s: %s', async (then, now, may) => {
    expect(mayOpen(await kept(then), at(now))).toBe(may)
  })

  it('is not opened when nobody knows since when it is kept', () => {
    expect(mayOpen(new Response('page'), at('2026-03-02T09:00'))).toBe(false)
  })

  it('keeps its policy', async () => {
    const page = await dated(new Response('page', { headers: { 'content-security-policy': "default-src 'none'", 'content-encoding': 'br' } }), 1)
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'")
    expect(page.headers.get('content-encoding')).toBeNull()
  })
})

it('the files of the build before this one stay for a session that is still open', () => {
  expect(outdated(['limber-files-a', 'limber-files-b', 'limber-sessions', 'limber-files-c'], 'limber-files-c')).toEqual(['limber-files-a'])
  expect(outdated(['limber-files-b', 'limber-files-c'], 'limber-files-c')).toEqual([])
})
