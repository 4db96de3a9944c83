import { describe, expect, it } from 'vitest'
import type { Repetition } from '../../generated/coach'
import texts from '../../generated/texts.en.json'
import { floorScript } from './fixtures'
import { Collected, measured } from './seen'

/** What is kept of the coach's words: rounded, within what can be, and nothing concluded. */

const [bridge] = floorScript(texts).exercises
if (!bridge) throw new Error('no exercise')
const exercise = { ...bridge, coach: { watch: '/w.json', about: '', view: 'side', mode: 'repetitions', cues: { sag: 'Lift.' }, moving_s: 2 } as const }
const rep = (part: Partial<Repetition> = {}): Repetition => ({
  kind: 'repetition', t_s: 9, number: 1, side: 'right', half: false, start_s: 4.1234, peak_s: 6, end_s: 8.4567, held_s: 1.0049,
  range_0_1: 0.87654, of_usual: 1, range_deg: { hip_r: 61.5 }, faults: [], ...part,
})

describe('a repetition', () => {
  it('is kept to the hundredth, without angles', () => {
    expect(measured(rep(), exercise)).toEqual({ side: 'right', range_0_1: 0.88, seconds: 4.33, held_s: 1, faults: [], half: false })
  })

  it('keeps the faults that the exercise knows', () => {
    expect(measured(rep({ faults: ['sag', 'moon'] }), exercise)?.faults).toEqual(['sag'])
  })

  it.each([{ range_0_1: Infinity }, { range_0_1: NaN }, { range_0_1: 3.2 }, { range_0_1: -0.1 }, { end_s: 3 }, { end_s: 4000 }])(
    'that cannot be is counted and not measured: %o',
    (wrong) => expect(measured(rep(wrong), exercise)).toBeNull(),
  )
})

describe('a stretch', () => {
  it('is what there was since the last one', () => {
    const all = new Collected()
    expect(all.take()).toBeNull()
    all.time(0, true)
    all.time(0.4, true)
    all.time(0.9, false)
    all.half(measured(rep({ half: true }), exercise))
    all.half(null)
    all.fault('sag')
    expect(all.take()).toEqual({ watched_s: 0.9, judged_s: 0.4, halves: [expect.objectContaining({ half: true })], holds_s: [], faults: ['sag'] })
    expect(all.take()).toBeNull()
  })

  it('counts no time of a rest, and little of a sleep', () => {
    const all = new Collected()
    for (const [now_s, judged] of [[0, true], [1, true], [31, null], [32, true], [500, true]] as const) all.time(now_s, judged)
    expect(all.take()?.watched_s).toBe(3)
  })

  it('has each hold once, also one that goes on beyond it', () => {
    const all = new Collected()
    all.time(0, true)
    all.time(1, true)
    all.holding(5)
    all.letGo()
    all.holding(4)
    expect(all.take()?.holds_s).toEqual([5, 4])
    all.time(2, true)
    all.holding(7)
    all.letGo()
    expect(all.take()?.holds_s).toEqual([3])
  })
})
