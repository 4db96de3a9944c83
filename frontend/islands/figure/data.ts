/** What the server sends: the body's shape and a baked clip. See `limber.body.shape` and `limber.body.clip`. */

export type Triple = readonly [number, number, number]
export type Cloth = 'skin' | 'nose' | 'top' | 'leggings'
export type View = 'side' | 'front' | 'three-quarter'
export type Side = 'right' | 'left'

export interface ShapeSegment {
  readonly name: string
  readonly parent: string | null
  readonly offset_m: Triple
}

export interface Band {
  readonly first: number
  readonly last: number
  readonly cloth: Cloth
}

export interface ShapePart {
  readonly name: string
  readonly limb: string
  readonly line_from: number
  readonly bands: readonly Band[]
  /** segment, centre x y z, across x y z, through x y z, square, neighbour (-1 none), share, breath_m, untwist */
  readonly rings: readonly (readonly number[])[]
}

export interface Shape {
  readonly version: 1
  readonly stature_m: number
  readonly segments: readonly ShapeSegment[]
  readonly parts: readonly ShapePart[]
}

export interface ClipPhase {
  readonly id: string
  readonly name?: string
  readonly seconds: number
  readonly breathe: 'in' | 'out' | null
  readonly hold: boolean
  /** pelvis x y z (metres), then w x y z of every segment's turn in the world, then breath 0-1 */
  readonly frames: readonly (readonly number[])[]
}

export interface Thing {
  readonly kind: string
  readonly place: 'behind' | 'front' | 'right' | 'left' | null
  readonly at: Triple
  /** along X and along Z, metres */
  readonly size: readonly [number, number]
  /** its top, metres */
  readonly height: number
  readonly facing: 'front' | 'back'
  readonly between: readonly (readonly [string, Triple])[]
  /** where the far end of a band is tied in the world, metres; missing = at the body only */
  readonly anchor?: Triple
}

export interface Clip {
  readonly version: 1
  readonly segments: readonly string[]
  readonly phases: readonly ClipPhase[]
  readonly props: readonly Thing[]
  readonly view: View
  readonly working: readonly string[]
  readonly feel: readonly string[]
  readonly bounds: { readonly min: Triple; readonly max: Triple }
  /** trunk, head and arms, where only they are shown: a movement too small to be seen on a whole body */
  readonly near?: { readonly min: Triple; readonly max: Triple } | null
}

function refuse(what: string): never {
  throw new TypeError(`figure: expected ${what}`)
}

/** Check what came over the wire as far as drawing depends on it. */
export function readShape(data: unknown): Shape {
  const shape = data as Shape
  if (shape?.version !== 1 || !Array.isArray(shape.parts) || !Array.isArray(shape.segments)) {
    refuse('a shape of version 1')
  }
  return shape
}

/** Check what came over the wire as far as drawing depends on it. */
export function readClip(data: unknown): Clip {
  const clip = data as Clip
  if (clip?.version !== 1 || !Array.isArray(clip.phases) || clip.phases.length === 0) refuse('a clip of version 1')
  const length = 3 + 4 * clip.segments.length + 1
  for (const phase of clip.phases) {
    if (phase.frames.length === 0 || phase.frames.some((frame: readonly number[]) => frame.length !== length)) {
      refuse(`frames of ${length} numbers in phase ${phase.id}`)
    }
  }
  return clip
}
