import { EDGE_POINTS, HEAD, LANDMARKS, PER_LANDMARK } from './frame'

/** Names of the landmarks, in MediaPipe's order. */
const NAMES = [
  'nose', 'left_eye_inner', 'left_eye', 'left_eye_outer', 'right_eye_inner', 'right_eye', 'right_eye_outer', 'left_ear', 'right_ear',
  'mouth_left', 'mouth_right', 'left_shoulder', 'right_shoulder', 'left_elbow', 'right_elbow', 'left_wrist', 'right_wrist', 'left_pinky',
  'right_pinky', 'left_index', 'right_index', 'left_thumb', 'right_thumb', 'left_hip', 'right_hip', 'left_knee', 'right_knee', 'left_ankle',
  'right_ankle', 'left_heel', 'right_heel', 'left_foot_index', 'right_foot_index',
] as const
const DIGITS = 5
/** Two hours at thirty a second; what is older is let go. */
const MOST_ROWS = 216_000

const two = (n: number) => String(n).padStart(2, '0')

const COLUMNS: readonly string[] = [
  't_s',
  ...NAMES.flatMap((name) => ['x', 'y', 'z', 'visibility', 'wx', 'wy', 'wz'].map((part) => `${name}_${part}`)),
  ...['a', 'b'].flatMap((side) => Array.from({ length: EDGE_POINTS }, (_, n) => `edge_${side}_${two(n)}`)),
]

/**
 * Keeps the rows of a recording, in this page's memory, until they are saved on the person's own disk. The file is the
 * one that `limber analyze` reads: landmarks and silhouette, no picture.
 */
export class Recorder {
  private rows: Float64Array[] = []

  add(row: Float64Array): void {
    if (this.rows.length >= MOST_ROWS) this.rows.shift()
    this.rows.push(row.slice())
  }

  get seconds(): number {
    const [first, last] = [this.rows[0], this.rows.at(-1)]
    return first && last ? (last[0] ?? 0) - (first[0] ?? 0) : 0
  }

  csv(): string {
    const [first] = this.rows
    const head = `# width_px=${first?.[1] ?? 0} height_px=${first?.[2] ?? 0}`
    const start_s = first?.[0] ?? 0
    return [head, COLUMNS.join(','), ...this.rows.map((row) => line(row, start_s)), ''].join('\n')
  }

  async packed(): Promise<Blob> {
    const plain = new Blob([this.csv()]).stream()
    return new Response(plain.pipeThrough(new CompressionStream('gzip'))).blob()
  }
}

function line(row: Float64Array, start_s: number): string {
  const values = [...row.subarray(HEAD, HEAD + PER_LANDMARK * LANDMARKS + 2 * EDGE_POINTS)]
  return [((row[0] ?? 0) - start_s).toFixed(4), ...values.map(text)].join(',')
}

/** Unknown is left blank. */
function text(value: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toFixed(DIGITS)))
}

/** Hand a file to the person; the browser puts it where downloads go. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
