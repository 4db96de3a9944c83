/** What the figure is dressed in, and how working and felt parts show: colours for every vertex. Pure. */

import type { Cloth } from './data'
import type { Skin } from './loft'

export type Theme = 'light' | 'dark'
type Rgb = readonly [number, number, number]

export interface Palette {
  readonly cloths: Readonly<Record<Cloth, Rgb>>
  readonly warm: Readonly<Record<Cloth, Rgb>>
  readonly glow: Rgb
  readonly mat: number
  readonly wall: number
  readonly thing: number
  readonly strap: number
  readonly sky: number
  readonly ground: number
  readonly light: number
  readonly shadow: number
}

/** A colour #RRGGBB as linear light, which is what shading adds up. */
export function linear(hex: number): Rgb {
  const channel = (shift: number): number => {
    const v = ((hex >> shift) & 255) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  }
  return [channel(16), channel(8), channel(0)]
}

const dressed = (skin: number, nose: number, top: number, leggings: number): Record<Cloth, Rgb> => ({
  skin: linear(skin),
  nose: linear(nose),
  top: linear(top),
  leggings: linear(leggings),
})

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    cloths: dressed(0xe8d2b6, 0xe2c7a6, 0x8fb3a9, 0x547c7d),
    warm: dressed(0xf0cf9f, 0xe8c08a, 0xe6b368, 0xd59a4c),
    glow: linear(0xffe3a2),
    mat: 0xc2cfc3,
    wall: 0xf0e9dc,
    thing: 0xdcc9a8,
    strap: 0xb9742a,
    sky: 0xffffff,
    ground: 0xcdbfa8,
    light: 0xfff4e2,
    shadow: 0.3,
  },
  dark: {
    cloths: dressed(0xdcc4a6, 0xd2b690, 0x7fa79c, 0x4d7778),
    warm: dressed(0xe8c08a, 0xdcb077, 0xdda654, 0xc68a3b),
    glow: linear(0xffdb94),
    mat: 0x46524e,
    wall: 0x37332e,
    thing: 0x7a6a4e,
    strap: 0xd08c3c,
    sky: 0xe9efee,
    ground: 0x4a443c,
    light: 0xffeed8,
    shadow: 0.55,
  },
}

export interface Marks {
  /** Segments that work: their limbs are warm. */
  readonly working: readonly string[]
  /** Segments to feel: softly lit. */
  readonly feel: readonly string[]
}

const WORKS_FROM = 0.3 // this part of a limb's rings must work before the limb is warm

/** Write r g b of every vertex, and how much it glows (0-1). `names`: the shape's order of segments. */
export function paint(
  cover: Skin,
  names: readonly string[],
  palette: Palette,
  marks: Marks,
  colours: Float32Array,
  glows: Float32Array,
): void {
  for (const { part, rows, sides, firstVertex } of cover.parts) {
    const segments = part.rings.map((ring) => names[ring[0]!]!)
    const feels = segments.map((name) => (marks.feel.includes(name) ? 1 : 0))
    const hangsOnFelt = part.limb.startsWith('leg') && marks.feel.includes('pelvis')
    const inTrunk = part.limb === 'trunk' || part.name.startsWith('yoke')
    rows.forEach((row, r) => {
      const warmth = inTrunk ? 0 : warmthAt(part, segments, row.along, marks.working)
      const own = spreadAt(feels, row.along)
      const root = 1 - rooted(part.line_from, row.along)
      const glow = hangsOnFelt ? Math.max(own, root) : own * (1 - root)
      const cool = palette.cloths[row.cloth]
      const warm = palette.warm[row.cloth]
      const poles = r === 0 ? [rows.length * sides] : r === rows.length - 1 ? [rows.length * sides + 1] : []
      const vertices = [...Array.from({ length: sides }, (_, s) => r * sides + s), ...poles]
      for (const vertex of vertices) {
        const at = firstVertex + vertex
        glows[at] = glow
        for (let k = 0; k < 3; k++) colours[3 * at + k] = cool[k]! + (warm[k]! - cool[k]!) * warmth
      }
    })
  }
}

function warmthAt(
  part: Skin['parts'][number]['part'],
  segments: readonly string[],
  along: number,
  working: readonly string[],
): number {
  const band = part.bands.find((b) => along <= b.last) ?? part.bands[part.bands.length - 1]!
  const own = segments.slice(band.first, band.last + 1)
  if (own.filter((name) => working.includes(name)).length <= WORKS_FROM * own.length) return 0
  if (part.line_from === 0 || band.first > 0) return 1
  return rooted(part.line_from, along)
}

/** A limb grows warm out of the trunk instead of being cut off from it. */
function rooted(lineFrom: number, along: number): number {
  return lineFrom === 0 ? 1 : smooth((along - lineFrom - 0.1) / 1.4)
}

/** A soft step between marked rings and unmarked ones. */
function spreadAt(marked: readonly number[], along: number): number {
  const n = Math.min(marked.length - 1, Math.max(0, Math.floor(along)))
  const a = marked[n]!
  const b = marked[Math.min(marked.length - 1, n + 1)]!
  return a + (b - a) * smooth(along - n)
}

function smooth(t: number): number {
  const x = Math.max(0, Math.min(1, t))
  return x * x * (3 - 2 * x)
}
