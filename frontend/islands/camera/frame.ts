/**
 * One picture as the engine gets it: a flat row of numbers, in the order of `limber.body.frame.from_numbers`.
 * NaN is unknown; a NaN nose means that nobody was found.
 */
export const LANDMARKS = 33
export const EDGE_POINTS = 17
export const HEAD = 6
export const PER_LANDMARK = 7
export const NUMBERS = HEAD + PER_LANDMARK * LANDMARKS + 2 * EDGE_POINTS

/** Places of the landmarks that the page itself draws or measures with. */
export const AT = {
  left_shoulder: 11, right_shoulder: 12, left_hip: 23, right_hip: 24,
} as const

export interface Place {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly visibility?: number
}

/** What is known of one picture before it becomes a row. */
export interface Picture {
  readonly t_s: number
  readonly width_px: number
  readonly height_px: number
  readonly people: number
  readonly luma_0_1: number
  readonly image: readonly Place[] | null
  readonly world: readonly Place[] | null
  readonly edges: Float64Array | null
}

export function toRow(picture: Picture): Float64Array {
  const row = new Float64Array(NUMBERS).fill(NaN)
  // The camera's picture is not mirrored; only the view on the screen is.
  row.set([picture.t_s, picture.width_px, picture.height_px, picture.people, picture.luma_0_1, 0])
  if (picture.image && picture.world) {
    picture.image.forEach((one, n) => {
      const deep = picture.world?.[n] ?? { x: NaN, y: NaN, z: NaN }
      row.set([one.x, one.y, one.z, one.visibility ?? NaN, deep.x, deep.y, deep.z], HEAD + PER_LANDMARK * n)
    })
  }
  if (picture.edges) row.set(picture.edges, HEAD + PER_LANDMARK * LANDMARKS)
  return row
}

export interface Spot {
  readonly x: number
  readonly y: number
  readonly visibility: number
}

/** A landmark of a row, as parts of the picture's width and height; null where nobody was found. */
export function spot(row: Float64Array, n: number): Spot | null {
  const at = HEAD + PER_LANDMARK * n
  const [x, y, visibility] = [row[at] ?? NaN, row[at + 1] ?? NaN, row[at + 3] ?? NaN]
  return Number.isNaN(x) ? null : { x, y, visibility }
}

/** The silhouette's distances of a row, side a and side b. */
export function edgesOf(row: Float64Array): readonly [Float64Array, Float64Array] {
  const at = HEAD + PER_LANDMARK * LANDMARKS
  return [row.subarray(at, at + EDGE_POINTS), row.subarray(at + EDGE_POINTS, at + 2 * EDGE_POINTS)]
}
