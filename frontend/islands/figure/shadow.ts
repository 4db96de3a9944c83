/** The soft shadow on the floor: dark where the body is close to it. Painted by the processor: every device can. Pure. */

import type { Clip } from './data'

const CELLS_PER_M = 40
const MARGIN_M = 0.35
const FADES_OVER_M = 0.17 // how quickly the shadow pales as the body rises
const MOST = 0.95

/** A grid of darkness on the floor, and where it lies. */
export interface FloorShadow {
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly back: number
  readonly width: number
  readonly depth: number
  readonly dark: Float32Array
  /** r g b a for a texture: black, and the darkness as alpha. */
  readonly pixels: Uint8Array
}

/** A grid under everything that the clip's body reaches; `left` for the mirrored side. */
export function floorShadow(bounds: Clip['bounds'], left: boolean): FloorShadow {
  const [near, far] = left ? [-bounds.max[2], -bounds.min[2]] : [bounds.min[2], bounds.max[2]]
  const columns = Math.ceil((bounds.max[0] - bounds.min[0] + 2 * MARGIN_M) * CELLS_PER_M)
  const rows = Math.ceil((far - near + 2 * MARGIN_M) * CELLS_PER_M)
  return {
    columns,
    rows,
    left: bounds.min[0] - MARGIN_M,
    back: near - MARGIN_M,
    width: columns / CELLS_PER_M,
    depth: rows / CELLS_PER_M,
    dark: new Float32Array(columns * rows),
    pixels: new Uint8Array(columns * rows * 4),
  }
}

/** Paint the shadow of placed rings (nine numbers each); wide rings throw wide shadows, high ones pale and wider. */
export function paintShadow(floor: FloorShadow, placed: Float32Array): void {
  const { columns, rows, dark, pixels } = floor
  dark.fill(0)
  for (let n = 0; n < placed.length; n += 9) {
    const across = Math.hypot(placed[n + 3]!, placed[n + 5]!) + Math.hypot(placed[n + 6]!, placed[n + 8]!)
    const thick = Math.abs(placed[n + 4]!) + Math.abs(placed[n + 7]!)
    const height = Math.max(0, placed[n + 1]! - thick)
    const strength = Math.exp(-height / FADES_OVER_M)
    if (strength < 0.01) continue
    const radius = (0.55 * across + 0.035 + 0.35 * height) * CELLS_PER_M
    const x = (placed[n]! - floor.left) * CELLS_PER_M
    const z = (placed[n + 2]! - floor.back) * CELLS_PER_M
    spread(dark, columns, rows, x, z, radius, 0.42 * strength)
  }
  for (let n = 0; n < dark.length; n++) {
    pixels[4 * n + 3] = 255 * MOST * (1 - Math.exp(-dark[n]!))
  }
}

function spread(
  dark: Float32Array,
  columns: number,
  rows: number,
  x: number,
  z: number,
  radius: number,
  strength: number,
): void {
  const reach = radius * 1.8
  const inverse = 1 / (reach * reach)
  const lastRow = Math.min(rows - 1, Math.floor(z + reach))
  const lastColumn = Math.min(columns - 1, Math.floor(x + reach))
  for (let row = Math.max(0, Math.ceil(z - reach)); row <= lastRow; row++) {
    const dz = row - z
    for (let column = Math.max(0, Math.ceil(x - reach)); column <= lastColumn; column++) {
      const dx = column - x
      const off = 1 - (dx * dx + dz * dz) * inverse
      if (off > 0) dark[row * columns + column] = dark[row * columns + column]! + strength * off * off * off
    }
  }
}
