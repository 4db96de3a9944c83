/** From where the figure is seen, so that all of it fits. Pure. */

import type { Clip, Side, View } from './data'

/** Degrees: `around` 0 from the person's right, 90 from before them; `above` the horizon. */
export interface Aim {
  readonly around: number
  readonly above: number
}

/** A little round the corner, so that the figure has depth, and never far from the plane of the movement. */
export const AIMS: Readonly<Record<View, Aim>> = {
  side: { around: 9, above: 8 },
  front: { around: 84, above: 8 },
  'three-quarter': { around: 48, above: 14 },
}

export const LENS_DEG = 20

/** The usual view; for the left side from the left, so that the working side is near. */
export function aimFor(view: View, side: Side): Aim {
  const aim = AIMS[view]
  return side === 'left' ? { around: mirroredAround(aim.around), above: aim.above } : aim
}

function mirroredAround(around: number): number {
  return 180 - around
}

export interface Framing {
  readonly centre: readonly [number, number, number]
  readonly distance: number
}

/** Where to look and how far away to stand, so that the box fits into a picture of this shape. */
export function frame(bounds: Clip['bounds'], aim: Aim, aspect: number, left: boolean): Framing {
  const flip = left ? -1 : 1
  const low = [bounds.min[0], bounds.min[1], Math.min(flip * bounds.min[2], flip * bounds.max[2])] as const
  const high = [bounds.max[0], bounds.max[1], Math.max(flip * bounds.min[2], flip * bounds.max[2])] as const
  const centre = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2] as const
  const a = (aim.around * Math.PI) / 180
  const e = (aim.above * Math.PI) / 180
  const toward = [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)] as const
  const right = [Math.cos(a), 0, -Math.sin(a)] as const
  const up = [-Math.sin(a) * Math.sin(e), Math.cos(e), -Math.cos(a) * Math.sin(e)] as const
  const dot = (u: readonly [number, number, number], v: readonly [number, number, number]): number =>
    u[0] * v[0] + u[1] * v[1] + u[2] * v[2]
  const slope = Math.tan(((LENS_DEG / 2) * Math.PI) / 180)
  let distance = 0
  for (let corner = 0; corner < 8; corner++) {
    const at = [0, 1, 2].map((k) => (corner & (1 << k) ? high[k]! : low[k]!) - centre[k]!) as [number, number, number]
    const near = dot(at, toward)
    const wide = (Math.abs(dot(at, right)) + MARGIN_M) / (slope * aspect)
    const tall = (Math.abs(dot(at, up)) + MARGIN_M) / slope
    distance = Math.max(distance, near + wide, near + tall)
  }
  return { centre, distance: Math.max(distance, LEAST_M / slope) }
}

const MARGIN_M = 0.1
const LEAST_M = 0.45 // half the least height of the picture: no closer
