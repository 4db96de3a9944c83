/** The body's rings placed in the world for one posture. Pure arithmetic on flat arrays: no allocation per frame. */

import type { Shape } from './data'

const RING = 9 // centre, across, through

export interface RingPlan {
  readonly names: readonly string[]
  readonly count: number
  /** First ring of every part, and one past the last. */
  readonly starts: readonly number[]
  readonly parents: Int16Array
  readonly offsets: Float32Array
  readonly segment: Int16Array
  readonly neighbour: Int16Array
  readonly share: Float32Array
  readonly breath: Float32Array
  readonly untwist: Float32Array
  readonly local: Float32Array
  /** Scratch: where segments start in the world. */
  readonly origins: Float32Array
}

export function ringPlan(shape: Shape): RingPlan {
  const names = shape.segments.map((segment) => segment.name)
  const rows = shape.parts.flatMap((part) => part.rings)
  const starts = [0]
  for (const part of shape.parts) starts.push(starts[starts.length - 1]! + part.rings.length)
  return {
    names,
    count: rows.length,
    starts,
    parents: Int16Array.from(shape.segments, (s) => (s.parent === null ? -1 : names.indexOf(s.parent))),
    offsets: Float32Array.from(shape.segments.flatMap((s) => [...s.offset_m])),
    segment: Int16Array.from(rows, (row) => row[0]!),
    neighbour: Int16Array.from(rows, (row) => row[11]!),
    share: Float32Array.from(rows, (row) => row[12]!),
    breath: Float32Array.from(rows, (row) => row[13]!),
    untwist: Float32Array.from(rows, (row) => row[14]!),
    local: Float32Array.from(rows.flatMap((row) => row.slice(1, 10))),
    origins: new Float32Array(names.length * 3),
  }
}

/** Rotate (x, y, z) by the unit turn that stands at `q` of `turns`; the result goes to `out` at `to`. */
function turnInto(
  turns: Float32Array,
  q: number,
  x: number,
  y: number,
  z: number,
  out: Float32Array,
  to: number,
): void {
  const w = turns[q]!
  const a = turns[q + 1]!
  const b = turns[q + 2]!
  const c = turns[q + 3]!
  const tx = 2 * (b * z - c * y)
  const ty = 2 * (c * x - a * z)
  const tz = 2 * (a * y - b * x)
  out[to] = x + w * tx + b * tz - c * ty
  out[to + 1] = y + w * ty + c * tx - a * tz
  out[to + 2] = z + w * tz + a * ty - b * tx
}

const spot = new Float32Array(3)
const mixedTurn = new Float32Array(4)

/** Hang the segments on each other: `plan.origins` from a posture (pelvis, turns, breath). */
function placeOrigins(plan: RingPlan, posture: Float32Array): void {
  const { origins, offsets, parents } = plan
  for (let n = 0; n < parents.length; n++) {
    const parent = parents[n]!
    if (parent < 0) {
      for (let k = 0; k < 3; k++) origins[3 * n + k] = posture[k]!
      continue
    }
    turnInto(posture, 3 + 4 * parent, offsets[3 * n]!, offsets[3 * n + 1]!, offsets[3 * n + 2]!, spot, 0)
    for (let k = 0; k < 3; k++) origins[3 * n + k] = origins[3 * parent + k]! + spot[k]!
  }
}

/** A point of a segment in the world, for things that hands or feet hold. Call after `placeOrigins`. */
export function pointInto(
  plan: RingPlan,
  posture: Float32Array,
  segment: number,
  at: readonly [number, number, number],
  out: Float32Array,
  to: number,
): void {
  turnInto(posture, 3 + 4 * segment, at[0], at[1], at[2], out, to)
  for (let k = 0; k < 3; k++) out[to + k] = out[to + k]! + plan.origins[3 * segment + k]!
}

/**
 * A ring's turn between its segment's (at `a`) and a neighbour's (at `b`) into `mixedTurn`; gives the cosine of half
 * the bend (not twist) between them.
 */
function mixTurns(posture: Float32Array, a: number, b: number, share: number, untwist: number): number {
  const aw = posture[a]!
  const ax = posture[a + 1]!
  const ay = posture[a + 2]!
  const az = posture[a + 3]!
  const bw = posture[b]!
  const bx = posture[b + 1]!
  const by = posture[b + 2]!
  const bz = posture[b + 3]!
  // The segment's turn in the neighbour's axes: its first and third number tell bend from twist about Y.
  const w = bw * aw + bx * ax + by * ay + bz * az
  const y = bw * ay - by * aw - (bz * ax - bx * az)
  let ow = aw
  let ox = ax
  let oy = ay
  let oz = az
  if (untwist > 0) {
    let twist = 2 * Math.atan2(y, w)
    if (twist > Math.PI) twist -= 2 * Math.PI
    else if (twist < -Math.PI) twist += 2 * Math.PI
    const c = Math.cos((-untwist * twist) / 2)
    const s = Math.sin((-untwist * twist) / 2)
    ow = aw * c - ay * s
    ox = ax * c - az * s
    oy = ay * c + aw * s
    oz = az * c + ax * s
  }
  const signed = ow * bw + ox * bx + oy * by + oz * bz >= 0 ? share : -share
  const keep = 1 - share
  const mw = ow * keep + bw * signed
  const mx = ox * keep + bx * signed
  const my = oy * keep + by * signed
  const mz = oz * keep + bz * signed
  const size = Math.hypot(mw, mx, my, mz) || 1
  mixedTurn[0] = mw / size
  mixedTurn[1] = mx / size
  mixedTurn[2] = my / size
  mixedTurn[3] = mz / size
  return Math.min(1, Math.hypot(w, y))
}

/** All rings in the world: nine numbers each (centre, across, through). The same rules as `limber.body.shape.place`. */
export function placeRings(plan: RingPlan, posture: Float32Array, out: Float32Array): void {
  placeOrigins(plan, posture)
  const breath = posture[posture.length - 1]!
  const { local, segment, neighbour, share, origins } = plan
  for (let n = 0; n < plan.count; n++) {
    const own = segment[n]!
    const from = n * RING
    let turns = posture
    let q = 3 + 4 * own
    let grow = 1
    if (neighbour[n]! >= 0) {
      const part = share[n]!
      const halfCosine = mixTurns(posture, q, 3 + 4 * neighbour[n]!, part, plan.untwist[n]!)
      grow += (1 / Math.max(halfCosine, 0.74) - 1) * 4 * part * (1 - part)
      turns = mixedTurn
      q = 0
    }
    turnInto(posture, 3 + 4 * own, local[from]!, local[from + 1]!, local[from + 2]!, out, from)
    turnInto(turns, q, local[from + 3]!, local[from + 4]!, local[from + 5]!, out, from + 3)
    turnInto(turns, q, local[from + 6]!, local[from + 7]!, local[from + 8]!, out, from + 6)
    let swell = 0
    const breathes = plan.breath[n]!
    if (breathes > 0 && breath !== 0) {
      swell = (breathes * breath) / 2 / Math.hypot(local[from + 6]!, local[from + 7]!, local[from + 8]!)
    }
    for (let k = 0; k < 3; k++) {
      const through = out[from + 6 + k]! * grow
      out[from + k] = out[from + k]! + origins[3 * own + k]! + through * swell
      out[from + 6 + k] = through * (1 + swell)
    }
  }
}
