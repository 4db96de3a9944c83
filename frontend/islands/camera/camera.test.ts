import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { edgesOf, NUMBERS, spot, toRow, type Place } from './frame'
import { Pace } from './pace'
import { Recorder } from './recorder'
import { edges } from './silhouette'
import { troubleOf } from './trouble'

/** The same examples as Python's: tests/golden/test_camera_golden.py. */
interface Golden {
  silhouettes: { name: string; width: number; height: number; mask: number[]; shoulder: [number, number]; hip: [number, number]; edges: (number | null)[][] }[]
  pictures: { name: string; row: (number | null)[]; picture: { t_s: number; width_px: number; height_px: number; people: number | null; luma_0_1: number; image: Place[] | null; world: Place[] | null; edges: (number | null)[] | null } }[]
}
const golden = JSON.parse(readFileSync(`${import.meta.dirname}/../../../tests/golden/camera.json`, 'utf8')) as Golden
const known = (value: number | null | undefined) => value ?? NaN
const point = ([x, y]: readonly [number, number]) => ({ x, y })

describe('the silhouette', () => {
  it.each(golden.silhouettes.map((one) => [one.name, one] as const))('%s', (_, one) => {
    for (const values of [Uint8Array.from(one.mask), Float32Array.from(one.mask, (value) => value / 255)]) {
      const found = edges({ width: one.width, height: one.height, values }, point(one.shoulder), point(one.hip))
      one.edges.flat().forEach((expected, n) => {
        if (expected === null) expect(found[n]).toBeNaN()
        else expect(found[n]).toBeCloseTo(expected, 5)
      })
    }
  })
})

describe('a picture as a row', () => {
  it.each(golden.pictures.map((one) => [one.name, one] as const))('%s', (_, { picture, row }) => {
    const made = toRow({ ...picture, people: known(picture.people), edges: picture.edges && Float64Array.from(picture.edges, known) })
    expect(made).toHaveLength(NUMBERS)
    expect([...made]).toEqual(row.map(known))
  })

  it('is read back where the page draws', () => {
    const [somebody, nobody] = golden.pictures.map(({ row }) => Float64Array.from(row, known))
    expect(spot(somebody as Float64Array, 11)).toEqual({ x: 11 / 40, y: 11 / 50, visibility: 11 / 33 })
    expect(spot(nobody as Float64Array, 11)).toBeNull()
    expect(edgesOf(somebody as Float64Array)[1][0]).toBe(0.5)
    expect(edgesOf(somebody as Float64Array)[0][3]).toBeNaN()
  })
})

describe('a recording', () => {
  const rows = golden.pictures.map(({ row }) => Float64Array.from(row, known))

  it('has the columns that the engine reads, and no picture', () => {
    const recorder = new Recorder()
    const later = Float64Array.from(rows[0] as Float64Array)
    later[0] = 3.5
    recorder.add(rows[0] as Float64Array)
    recorder.add(later)
    const [head, columns, first, second] = recorder.csv().split('\n')
    expect(head).toBe('# width_px=640 height_px=360')
    expect(columns?.split(',')).toHaveLength(1 + 33 * 7 + 34)
    expect(columns?.startsWith('t_s,nose_x,nose_y,nose_z,nose_visibility,nose_wx,nose_wy,nose_wz,left_eye_inner_x')).toBe(true)
    expect(columns?.endsWith('edge_b_15,edge_b_16')).toBe(true)
    expect(first?.split(',')).toHaveLength(1 + 33 * 7 + 34)
    expect(first?.startsWith('0.0000,0,0,0,0,0,0,0,0.025,0.02,-0.01667,0.0303,')).toBe(true)
    expect(second?.startsWith('2.2500,')).toBe(true)
    expect(recorder.seconds).toBe(2.25)
    // What is unknown is blank.
    expect(first?.split(',')[1 + 33 * 7 + 3]).toBe('')
  })

  it('keeps its own copy of each row', () => {
    const recorder = new Recorder()
    const row = Float64Array.from(rows[0] as Float64Array)
    recorder.add(row)
    row[0] = 99
    expect(recorder.csv()).toContain('\n0.0000,')
  })
})

describe('the pace', () => {
  const fed = (pace: Pace, ms: number, times = 60) => {
    for (let n = 0; n < times; n++) pace.note(ms)
    return pace
  }

  it('takes the full model where the device would still give twenty pictures a second', () => {
    expect(fed(new Pace(), 18).choose()).toBe('full')
    expect(fed(new Pace(), 40).choose()).toBe('lite')
  })

  it('waits until it has seen enough', () => {
    expect(fed(new Pace(), 18, 59).choose()).toBe('lite')
  })

  it('goes back for good when the full model is too slow after all', () => {
    const pace = fed(new Pace(), 25)
    expect(pace.choose()).toBe('full')
    expect(fed(pace, 70).choose()).toBe('lite')
    expect(fed(pace, 25).choose()).toBe('lite')
  })

  it('is not misled by a few slow pictures', () => {
    const pace = fed(new Pace(), 20, 100)
    expect(fed(pace, 900, 5).choose()).toBe('full')
  })
})

describe('what a refusal means', () => {
  it.each([
    ['NotAllowedError', 'refused'], ['NotFoundError', 'no-camera'], ['NotReadableError', 'in-use'], ['TypeError', 'broken'],
  ] as const)('%s', (name, trouble) => {
    expect(troubleOf(Object.assign(new Error('no'), { name }))).toBe(trouble)
  })
})
