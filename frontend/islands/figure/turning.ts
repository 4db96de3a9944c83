import type { FigureView } from './figure'

const KEY_DEG = 10
const DRAG_DEG_PER_PX = 0.45

/** Let people turn the figure by dragging and by arrow keys. */
export function makeTurnable(canvas: HTMLCanvasElement, view: FigureView): void {
  canvas.tabIndex = 0
  canvas.style.touchAction = 'pan-y'
  canvas.style.cursor = 'grab'
  let last: { x: number; y: number } | null = null
  canvas.addEventListener('pointerdown', (event) => {
    last = { x: event.clientX, y: event.clientY }
    canvas.setPointerCapture(event.pointerId)
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!last) return
    const upright = event.pointerType === 'mouse' ? (event.clientY - last.y) * DRAG_DEG_PER_PX : 0
    view.turn((last.x - event.clientX) * DRAG_DEG_PER_PX, upright)
    last = { x: event.clientX, y: event.clientY }
  })
  for (const end of ['pointerup', 'pointercancel'] as const) canvas.addEventListener(end, () => (last = null))
  const keys: Record<string, readonly [number, number]> = {
    ArrowLeft: [-KEY_DEG, 0],
    ArrowRight: [KEY_DEG, 0],
    ArrowUp: [0, KEY_DEG],
    ArrowDown: [0, -KEY_DEG],
  }
  canvas.addEventListener('keydown', (event) => {
    const way = keys[event.key]
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    view.turn(way[0], way[1])
  })
}
