/** A smooth skin over the rings: which vertices there are (once), and where they stand (every frame). */

import type { Cloth, Shape, ShapePart } from './data'

const RING = 9
const CAP_STEPS = [
  // along the chain beyond its last ring, and width, as parts of the ring's size
  [0.1, 0.82],
  [0.17, 0.47],
] as const
const POLE = 0.2

const SIDES: Record<string, number> = { trunk: 34, head: 28, leg: 22, arm: 18, foot: 18, yoke: 16, hand: 16 }
const STEPS: Record<string, number> = { nose: 2, yoke: 2, thumb: 2 }

/** One row of vertices: a mix of four control rings, or a cap ring beyond an end. */
interface Row {
  readonly rings: readonly [number, number, number, number]
  readonly weights: readonly [number, number, number, number]
  readonly square: number
  /** Place along the chain in control rings, for colours. */
  readonly along: number
  readonly cloth: Cloth
  /** Cap rings: distance beyond the ring (negative at the root) and width, in ring sizes; 0 and 1 for others. */
  readonly beyond: number
  readonly width: number
}

export interface SkinPart {
  readonly part: ShapePart
  readonly firstRing: number
  readonly firstVertex: number
  readonly sides: number
  readonly rows: readonly Row[]
  readonly insideOut: boolean
}

export interface Skin {
  readonly parts: readonly SkinPart[]
  readonly vertices: number
  readonly triangles: number
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly index: Uint16Array
  readonly cosines: Float32Array
  readonly sines: Float32Array
}

export function skin(shape: Shape): Skin {
  const parts: SkinPart[] = []
  const index: number[] = []
  const cosines: number[] = []
  const sines: number[] = []
  let firstRing = 0
  let vertex = 0
  for (const part of shape.parts) {
    const kind = part.name.split('_')[0]!
    const sides = SIDES[kind] ?? 12
    const rows = rowsOf(part, STEPS[kind] ?? 3)
    const insideOut = isInsideOut(part)
    parts.push({ part, firstRing, firstVertex: vertex, sides, rows, insideOut })
    weave(index, vertex, rows.length, sides, insideOut)
    for (const row of rows) {
      for (let s = 0; s < sides; s++) {
        const angle = (2 * Math.PI * s) / sides
        cosines.push(rounded(Math.cos(angle), row.square))
        sines.push(rounded(Math.sin(angle), row.square))
      }
    }
    cosines.push(0, 0) // the two poles
    sines.push(0, 0)
    vertex += rows.length * sides + 2
    firstRing += part.rings.length
  }
  return {
    parts,
    vertices: vertex,
    triangles: index.length / 3,
    positions: new Float32Array(vertex * 3),
    normals: new Float32Array(vertex * 3),
    index: Uint16Array.from(index),
    cosines: Float32Array.from(cosines),
    sines: Float32Array.from(sines),
  }
}

/** Whether a part's rings run against the chain's direction, as seen in two rings of one segment at rest. */
function isInsideOut(part: ShapePart): boolean {
  for (let n = 0; n + 1 < part.rings.length; n++) {
    const a = part.rings[n]!
    const b = part.rings[n + 1]!
    if (a[0] !== b[0]) continue
    const x = a[5]! * a[9]! - a[6]! * a[8]!
    const y = a[6]! * a[7]! - a[4]! * a[9]!
    const z = a[4]! * a[8]! - a[5]! * a[7]!
    return x * (b[1]! - a[1]!) + y * (b[2]! - a[2]!) + z * (b[3]! - a[3]!) < 0
  }
  return false
}

/** A superellipse: 2 is round, more is squarer. */
function rounded(value: number, square: number): number {
  return Math.sign(value) * Math.abs(value) ** (2 / square)
}

function rowsOf(part: ShapePart, steps: number): Row[] {
  const rows: Row[] = []
  const last = part.rings.length - 1
  const squareAt = (ring: number): number => part.rings[ring]![10]!
  const knots = knotsOf(part)
  part.bands.forEach((band) => {
    for (let ring = band.first; ring < band.last; ring++) {
      for (let step = ring === band.first ? 0 : 1; step <= steps; step++) {
        const t = step / steps
        rows.push({
          ...mixOf(knots, ring, t),
          square: squareAt(ring) * (1 - t) + squareAt(ring + 1) * t,
          along: ring + t,
          cloth: band.cloth,
          beyond: 0,
          width: 1,
        })
      }
    }
  })
  const first = rows[0]!
  const end = rows[rows.length - 1]!
  const caps = (of: Row, sign: number): Row[] =>
    CAP_STEPS.map(([beyond, width]) => ({ ...of, beyond: beyond * sign, width }))
  return [...caps(first, -1).reverse(), ...rows, ...caps({ ...end, along: last }, 1)]
}

/** Distances between neighbouring rings at rest, at least a few millimetres. */
function knotsOf(part: ShapePart): number[] {
  const gaps: number[] = []
  for (let n = 0; n + 1 < part.rings.length; n++) {
    const a = part.rings[n]!
    const b = part.rings[n + 1]!
    const same = a[0] === b[0]
    gaps.push(same ? Math.max(0.006, Math.hypot(b[1]! - a[1]!, b[2]! - a[2]!, b[3]! - a[3]!)) : 0.05)
  }
  return gaps
}

/** Weights of four neighbouring rings for a place between two of them: a curve through all rings, unevenly spaced. */
function mixOf(gaps: readonly number[], ring: number, t: number): Pick<Row, 'rings' | 'weights'> {
  const last = gaps.length
  const a = Math.max(0, ring - 1)
  const d = Math.min(last, ring + 2)
  const h = gaps[ring]!
  const before = ring > 0 ? gaps[ring - 1]! : h
  const after = ring + 1 < last ? gaps[ring + 1]! : h
  const t2 = t * t
  const t3 = t2 * t
  const start = t3 - 2 * t2 + t
  const end = t3 - t2
  // Slopes at both rings (times h), from the slopes of the neighbouring spans.
  const p = ring > 0 ? h / (h + before) : 0 // share of the span before in the slope's direction
  const q = ring + 1 < last ? h / (h + after) : 0
  const weights: [number, number, number, number] = [0, 2 * t3 - 3 * t2 + 1, -2 * t3 + 3 * t2, 0]
  // slope 1 = p * (P1 - P0) * h / before + (1 - p) * (P2 - P1)
  weights[0] -= (start * p * h) / before
  weights[1] += (start * p * h) / before - start * (1 - p)
  weights[2] += start * (1 - p)
  // slope 2 = (1 - q) * (P2 - P1) + q * (P3 - P2) * h / after
  weights[1] -= end * (1 - q)
  weights[2] += end * (1 - q) - (end * q * h) / after
  weights[3] += (end * q * h) / after
  return { rings: [a, ring, Math.min(last, ring + 1), d], weights }
}

function weave(index: number[], first: number, rows: number, sides: number, insideOut: boolean): void {
  const triangle = (a: number, b: number, c: number): void => {
    if (insideOut) index.push(a, c, b)
    else index.push(a, b, c)
  }
  for (let r = 0; r + 1 < rows; r++) {
    for (let s = 0; s < sides; s++) {
      const next = (s + 1) % sides
      const a = first + r * sides + s
      const b = first + r * sides + next
      triangle(a, b, a + sides)
      triangle(b, b + sides, a + sides)
    }
  }
  const root = first + rows * sides
  const tip = root + 1
  const top = first + (rows - 1) * sides
  for (let s = 0; s < sides; s++) {
    const next = (s + 1) % sides
    triangle(root, first + next, first + s)
    triangle(tip, top + s, top + next)
  }
}

const ring = new Float32Array(RING)

/** Where all vertices stand for placed rings, and which way they face. Writes into the skin's own arrays. */
export function drape(cover: Skin, placed: Float32Array): void {
  for (const part of cover.parts) {
    placeRows(cover, part, placed)
    faceRows(cover, part)
  }
}

function placeRows(cover: Skin, part: SkinPart, placed: Float32Array): void {
  const { positions, cosines, sines } = cover
  const { rows, sides, firstVertex, firstRing } = part
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r]!
    mixRings(row, placed, firstRing)
    if (row.beyond !== 0) moveBeyond(row, placed, firstRing, part.part.rings.length, row.beyond)
    let vertex = firstVertex + r * sides
    for (let s = 0; s < sides; s++, vertex++) {
      const c = cosines[vertex]! * row.width
      const n = sines[vertex]! * row.width
      const at = 3 * vertex
      positions[at] = ring[0]! + ring[3]! * c + ring[6]! * n
      positions[at + 1] = ring[1]! + ring[4]! * c + ring[7]! * n
      positions[at + 2] = ring[2]! + ring[5]! * c + ring[8]! * n
    }
  }
  const poles = firstVertex + rows.length * sides
  for (let pole = 0; pole < 2; pole++) {
    const row = rows[pole === 0 ? 0 : rows.length - 1]!
    mixRings(row, placed, firstRing)
    moveBeyond(row, placed, firstRing, part.part.rings.length, pole === 0 ? -POLE : POLE)
    for (let k = 0; k < 3; k++) positions[3 * (poles + pole) + k] = ring[k]!
  }
}

function mixRings(row: Row, placed: Float32Array, firstRing: number): void {
  const [a, b, c, d] = row.rings
  const [p, q, r, s] = row.weights
  const i = (firstRing + a) * RING
  const j = (firstRing + b) * RING
  const k = (firstRing + c) * RING
  const l = (firstRing + d) * RING
  for (let n = 0; n < RING; n++) {
    ring[n] = placed[i + n]! * p + placed[j + n]! * q + placed[k + n]! * r + placed[l + n]! * s
  }
  // Where a limb twists, half-axes that point apart would cancel out: keep the sizes that lie between.
  for (let axis = 3; axis < RING; axis += 3) {
    const wanted =
      sizeAt(placed, i + axis) * p + sizeAt(placed, j + axis) * q + sizeAt(placed, k + axis) * r + sizeAt(placed, l + axis) * s
    const by = wanted / (sizeAt(ring, axis) || 1)
    ring[axis] = ring[axis]! * by
    ring[axis + 1] = ring[axis + 1]! * by
    ring[axis + 2] = ring[axis + 2]! * by
  }
}

function sizeAt(of: Float32Array, at: number): number {
  const x = of[at]!
  const y = of[at + 1]!
  const z = of[at + 2]!
  return Math.sqrt(x * x + y * y + z * z)
}

/** Move the scratch ring along the chain's direction at its end, by a part of the ring's smaller half-axis. */
function moveBeyond(row: Row, placed: Float32Array, firstRing: number, count: number, by: number): void {
  const inner = (firstRing + (row.beyond < 0 ? 1 : count - 2)) * RING
  const outer = (firstRing + (row.beyond < 0 ? 0 : count - 1)) * RING
  let x = placed[outer]! - placed[inner]!
  let y = placed[outer + 1]! - placed[inner + 1]!
  let z = placed[outer + 2]! - placed[inner + 2]!
  const size = Math.hypot(x, y, z) || 1
  const across = Math.hypot(ring[3]!, ring[4]!, ring[5]!)
  const through = Math.hypot(ring[6]!, ring[7]!, ring[8]!)
  const far = (Math.abs(by) * Math.min(across, through)) / size
  x *= far
  y *= far
  z *= far
  ring[0] = ring[0]! + x
  ring[1] = ring[1]! + y
  ring[2] = ring[2]! + z
}

function faceRows(cover: Skin, part: SkinPart): void {
  const { positions: p, normals } = cover
  const { rows, sides, firstVertex } = part
  const flip = part.insideOut ? -1 : 1
  for (let r = 0; r < rows.length; r++) {
    const below = firstVertex + Math.max(0, r - 1) * sides
    const above = firstVertex + Math.min(rows.length - 1, r + 1) * sides
    const own = firstVertex + r * sides
    for (let s = 0; s < sides; s++) {
      const a = 3 * (own + (s === 0 ? sides - 1 : s - 1))
      const b = 3 * (own + (s + 1 === sides ? 0 : s + 1))
      const c = 3 * (below + s)
      const d = 3 * (above + s)
      const ux = p[b]! - p[a]!
      const uy = p[b + 1]! - p[a + 1]!
      const uz = p[b + 2]! - p[a + 2]!
      const vx = p[d]! - p[c]!
      const vy = p[d + 1]! - p[c + 1]!
      const vz = p[d + 2]! - p[c + 2]!
      const x = uy * vz - uz * vy
      const y = uz * vx - ux * vz
      const z = ux * vy - uy * vx
      const size = flip / (Math.sqrt(x * x + y * y + z * z) || 1)
      const at = 3 * (own + s)
      normals[at] = x * size
      normals[at + 1] = y * size
      normals[at + 2] = z * size
    }
  }
  facePoles(cover, part)
}

function facePoles(cover: Skin, part: SkinPart): void {
  const { positions: p, normals } = cover
  const { rows, sides, firstVertex } = part
  const poles = firstVertex + rows.length * sides
  for (let pole = 0; pole < 2; pole++) {
    const at = 3 * (poles + pole)
    const row = firstVertex + (pole === 0 ? 0 : rows.length - 1) * sides
    let x = 0
    let y = 0
    let z = 0
    for (let s = 0; s < sides; s++) {
      const v = 3 * (row + s)
      x += p[at]! - p[v]!
      y += p[at + 1]! - p[v + 1]!
      z += p[at + 2]! - p[v + 2]!
    }
    const size = Math.hypot(x, y, z) || 1
    normals[at] = x / size
    normals[at + 1] = y / size
    normals[at + 2] = z / size
  }
}
