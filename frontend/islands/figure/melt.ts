/** Softens the crease where a thigh leaves the pelvis: both surfaces are lit as if they were one. Pure. */

import type { Skin, SkinPart } from './loft'

const RING = 9
/** The pelvis' ring (in the trunk's chain) whose roundness both surfaces take over near the crease. */
const HIP_RING = 3
/** Along a chain, in rings: how far the trunk's lower end and a leg's upper end are softened. */
const TRUNK_UNTIL = 2.6
const LEG_FROM = 1.6
const LEG_UNTIL = 3.1

export interface Crease {
  /** First number of the guiding ring in the placed rings. */
  readonly ring: number
  readonly vertices: Uint32Array
  /** How much each vertex takes over, 0-1. */
  readonly share: Float32Array
}

/** Which vertices are softened, and by how much; worked out once. */
export function creases(cover: Skin): readonly Crease[] {
  const trunk = cover.parts.find(({ part }) => part.name === 'trunk')
  if (!trunk) return []
  const ring = (trunk.firstRing + HIP_RING) * RING
  const found = [crease(trunk, ring, (along) => 1 - smooth(along / TRUNK_UNTIL))]
  for (const leg of cover.parts.filter(({ part }) => part.name.startsWith('leg'))) {
    found.push(crease(leg, ring, (along) => 1 - smooth((along - LEG_FROM) / (LEG_UNTIL - LEG_FROM))))
  }
  return found
}

function crease(part: SkinPart, ring: number, shareAt: (along: number) => number): Crease {
  const vertices: number[] = []
  const share: number[] = []
  part.rows.forEach((row, r) => {
    const own = shareAt(row.along)
    if (own <= 0.01) return
    for (let s = 0; s < part.sides; s++) {
      vertices.push(part.firstVertex + r * part.sides + s)
      share.push(own)
    }
  })
  return { ring, vertices: Uint32Array.from(vertices), share: Float32Array.from(share) }
}

/** Turn the normals near creases towards the guiding ring's roundness, unless the surface folds away from it. */
export function melt(cover: Skin, found: readonly Crease[], placed: Float32Array): void {
  const { positions: p, normals: n } = cover
  for (const { ring, vertices, share } of found) {
    const [ax, ay, az] = [placed[ring + 3]!, placed[ring + 4]!, placed[ring + 5]!]
    const [bx, by, bz] = [placed[ring + 6]!, placed[ring + 7]!, placed[ring + 8]!]
    const a2 = ax * ax + ay * ay + az * az
    const b2 = bx * bx + by * by + bz * bz
    for (let k = 0; k < vertices.length; k++) {
      const at = 3 * vertices[k]!
      const x = p[at]! - placed[ring]!
      const y = p[at + 1]! - placed[ring + 1]!
      const z = p[at + 2]! - placed[ring + 2]!
      const u = (x * ax + y * ay + z * az) / (a2 * a2)
      const v = (x * bx + y * by + z * bz) / (b2 * b2)
      const gx = ax * u + bx * v
      const gy = ay * u + by * v
      const gz = az * u + bz * v
      const size = Math.sqrt(gx * gx + gy * gy + gz * gz) || 1
      const facing = (gx * n[at]! + gy * n[at + 1]! + gz * n[at + 2]!) / size
      const take = (share[k]! * smooth((facing - 0.1) / 0.6)) / size
      const keep = 1 - share[k]! * smooth((facing - 0.1) / 0.6)
      const nx = n[at]! * keep + gx * take
      const ny = n[at + 1]! * keep + gy * take
      const nz = n[at + 2]! * keep + gz * take
      const scale = 1 / (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1)
      n[at] = nx * scale
      n[at + 1] = ny * scale
      n[at + 2] = nz * scale
    }
  }
}

function smooth(t: number): number {
  const x = Math.max(0, Math.min(1, t))
  return x * x * (3 - 2 * x)
}
