import { EDGE_POINTS } from './frame'

export interface Point {
  readonly x: number
  readonly y: number
}

/** How sure the model is, picture element by picture element, that the person is there. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly values: Float32Array | Uint8Array
}

const INSIDE = 0.5
/** Below this length (in elements of the picture) shoulders and hips are one spot. */
const SHORTEST_PX = 8

/**
 * Where the body ends beside the line from mid-shoulder to mid-hip, both given in elements of the picture.
 *
 * At 17 equally spaced points of the line, the distance to the edge of the mask along the normal (u_y, -u_x) and along
 * its opposite, divided by the length of the line; first all of side a, then all of side b. The edge is the first exit
 * from the mask, walking outward; between the last element inside and the first outside it lies where the mask
 * passes 0.5. NaN where the point itself is off the mask, or where no edge is met within one length.
 */
export function edges(mask: Mask, shoulder: Point, hip: Point): Float64Array {
  const found = new Float64Array(2 * EDGE_POINTS).fill(NaN)
  const [dx, dy] = [hip.x - shoulder.x, hip.y - shoulder.y]
  const length = Math.hypot(dx, dy)
  if (!(length >= SHORTEST_PX)) return found
  const [ux, uy] = [dx / length, dy / length]
  for (let n = 0; n < EDGE_POINTS; n++) {
    const part = n / (EDGE_POINTS - 1)
    const [x, y] = [shoulder.x + part * dx, shoulder.y + part * dy]
    found[n] = exit(mask, x, y, uy, -ux, length) / length
    found[EDGE_POINTS + n] = exit(mask, x, y, -uy, ux, length) / length
  }
  return found
}

function exit(mask: Mask, x: number, y: number, wayX: number, wayY: number, farthest: number): number {
  let before = at(mask, x, y)
  if (!(before >= INSIDE)) return NaN
  for (let walked = 1; walked <= farthest; walked++) {
    const now = at(mask, x + walked * wayX, y + walked * wayY)
    // Beyond the picture nothing is known.
    if (Number.isNaN(now)) return NaN
    if (now < INSIDE) return walked - 1 + (before - INSIDE) / (before - now)
    before = now
  }
  return NaN
}

function at(mask: Mask, x: number, y: number): number {
  const [column, line] = [Math.floor(x), Math.floor(y)]
  if (column < 0 || line < 0 || column >= mask.width || line >= mask.height) return NaN
  const value = mask.values[line * mask.width + column] ?? NaN
  return mask.values instanceof Uint8Array ? value / 255 : value
}
