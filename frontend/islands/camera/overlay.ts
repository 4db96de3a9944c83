import { AT, EDGE_POINTS, edgesOf, spot, type Spot } from './frame'

/** Draws what was seen over the camera's picture: the skeleton, and the line of the back. */

/** Landmarks that are joined, by their numbers. The face is left alone. */
const BONES: readonly (readonly [number, number])[] = [
  [11, 12], [23, 24], [11, 23], [12, 24], [11, 13], [13, 15], [12, 14], [14, 16], [23, 25], [25, 27], [24, 26], [26, 28],
  [27, 29], [29, 31], [28, 30], [30, 32],
]
const JOINTS: readonly number[] = [0, ...new Set(BONES.flat())].sort((a, b) => a - b)
/** What the model is unsure of is drawn faintly, and what it only guesses not at all. */
const SURE = 0.5
const GUESSED = 0.2

/** Over a picture, which is the same by day and by night: light, with a dark rim. */
const BONE = '#7fe3cd'
const JOINT = '#ffffff'
const BACK = '#f6b44b'
const RIM = 'rgb(0 0 0 / 0.55)'

export function draw(canvas: HTMLCanvasElement, row: Float64Array): void {
  const [width, height] = [row[1] ?? 0, row[2] ?? 0]
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.clearRect(0, 0, width, height)
  const at = (n: number): Spot | null => {
    const found = spot(row, n)
    return found && { ...found, x: found.x * width, y: found.y * height }
  }
  const thick = Math.max(2, height / 110)
  pen.lineCap = pen.lineJoin = 'round'
  pen.shadowColor = RIM
  pen.shadowBlur = thick
  bones(pen, at, thick)
  back(pen, row, at, thick)
}

function bones(pen: CanvasRenderingContext2D, at: (n: number) => Spot | null, thick: number): void {
  pen.strokeStyle = BONE
  pen.lineWidth = thick
  for (const [from, to] of BONES) {
    const [a, b] = [at(from), at(to)]
    if (!a || !b) continue
    pen.globalAlpha = strength(Math.min(a.visibility, b.visibility))
    pen.beginPath()
    pen.moveTo(a.x, a.y)
    pen.lineTo(b.x, b.y)
    pen.stroke()
  }
  pen.fillStyle = JOINT
  for (const n of JOINTS) {
    const joint = at(n)
    if (!joint) continue
    pen.globalAlpha = strength(joint.visibility)
    pen.beginPath()
    pen.arc(joint.x, joint.y, thick, 0, 2 * Math.PI)
    pen.fill()
  }
  pen.globalAlpha = 1
}

const strength = (visibility: number) => (visibility >= SURE ? 1 : visibility >= GUESSED ? 0.35 : 0)

/** The body's edge along the trunk, on both sides of it, as it was measured. */
function back(pen: CanvasRenderingContext2D, row: Float64Array, at: (n: number) => Spot | null, thick: number): void {
  const [shoulder, hip] = [middle(at(AT.left_shoulder), at(AT.right_shoulder)), middle(at(AT.left_hip), at(AT.right_hip))]
  if (!shoulder || !hip) return
  const [dx, dy] = [hip.x - shoulder.x, hip.y - shoulder.y]
  pen.strokeStyle = BACK
  pen.lineWidth = 1.5 * thick
  edgesOf(row).forEach((edge, side) => {
    const away = side === 0 ? 1 : -1
    let drawing = false
    pen.beginPath()
    edge.forEach((distance, n) => {
      if (Number.isNaN(distance)) {
        drawing = false
        return
      }
      const part = n / (EDGE_POINTS - 1)
      // The normal is (u_y, -u_x), and lengths are parts of the line: both together need no root.
      const [x, y] = [shoulder.x + part * dx + away * distance * dy, shoulder.y + part * dy - away * distance * dx]
      if (drawing) pen.lineTo(x, y)
      else pen.moveTo(x, y)
      drawing = true
    })
    pen.stroke()
  })
}

function middle(a: Spot | null, b: Spot | null): { readonly x: number; readonly y: number } | null {
  return a && b && { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
