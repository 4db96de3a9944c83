/**
 * The figure in three dimensions. The caller owns time: it says which part of which phase to show.
 * See README.md for the contract.
 */

import { PALETTES, type Marks, type Theme, paint } from './colours'
import { type Clip, type Shape, type Side, type View } from './data'
import { drape, skin } from './loft'
import { creases, melt } from './melt'
import { makeBody } from './mesh'
import { pace } from './pace'
import { placeRings, ringPlan } from './rings'
import { otherSide, otherThing, reel, sample, type Reel } from './sampling'
import { makeStage } from './stage'
import { makeTurnable } from './turning'
import { boundsWith, makeThings, type Things } from './things'
import { type Aim, aimFor } from './view'

export type { Clip, Shape, Side, View } from './data'
export { readClip, readShape } from './data'
export { moment, reel } from './sampling'

export interface FigureOptions {
  /** 'auto' (default) follows `data-theme` of the page and the system's wish. */
  readonly theme?: Theme | 'auto'
  /** Drag and arrow keys turn the figure (default true). */
  readonly turnable?: boolean
  /** Name of the picture for those who do not see it. */
  readonly label?: string
}

export interface FigureView {
  readonly canvas: HTMLCanvasElement
  /** Take a clip (of the right side); `left` shows it mirrored. Stands at its first moment. */
  show(clip: Clip, side?: Side): void
  /** Show a part (0-1) of a phase. */
  pose(phaseIndex: number, fraction: number): void
  /** Look from a named side; turns there smoothly. */
  face(view: View): void
  /** Turn by degrees: to the right, upwards. */
  turn(aroundDeg: number, aboveDeg: number): void
  /** Mark other parts (segment names of the right-sided clip) than the clip's own; nothing = the clip's own. */
  highlight(marks?: Partial<Marks>): void
  resize(): void
  dispose(): void
}

const TURN_MS = 240

/** Build the figure in `host`; null where the browser cannot draw in three dimensions. */
export function createFigure(host: HTMLElement, shape: Shape, options: FigureOptions = {}): FigureView | null {
  const stage = makeStage()
  if (!stage) return null
  const plan = ringPlan(shape)
  const placed = new Float32Array(plan.count * 9)
  const cover = skin(shape)
  const soft = creases(cover)
  const body = makeBody(cover)
  stage.scene.add(body.mesh)

  let film: Reel | null = null
  let clip: Clip | null = null
  let side: Side = 'right'
  let marks: Partial<Marks> | undefined
  let things: Things | null = null
  let posture = new Float32Array(0)
  let aim: Aim = aimFor('side', 'right')
  let turning = 0
  let drawn = 0

  const paced = pace(() => stage.coarser())
  const render = (now: number): void => {
    drawn = 0
    stage.render()
    paced(now)
  }
  const soon = (): void => {
    if (!drawn) drawn = requestAnimationFrame(render)
  }
  const look = (to: Aim): void => {
    aim = to
    stage.aim(aim)
    soon()
  }
  const dress = (): void => {
    const palette = PALETTES[themeOf(host, options.theme ?? 'auto')]
    const sided = (names: readonly string[]): string[] => names.map((n) => (side === 'left' ? otherSide(n) : n))
    const wanted: Marks = {
      working: sided(marks?.working ?? clip?.working ?? []),
      feel: sided(marks?.feel ?? clip?.feel ?? []),
    }
    paint(cover, plan.names, palette, wanted, body.colours, body.glows)
    body.repaint(palette.glow)
    stage.light(palette)
    if (clip) {
      if (things) {
        stage.scene.remove(things.group)
        things.dispose()
      }
      const own = side === 'left' ? clip.props.map(otherThing) : clip.props
      things = makeThings(own, clip.bounds, palette, plan)
      stage.scene.add(things.group)
      if (posture.length) things.follow(posture)
    }
    soon()
  }

  const view: FigureView = {
    canvas: stage.canvas,
    show(next, nextSide = 'right') {
      clip = next
      side = nextSide
      marks = undefined
      film = reel(next, plan.names, side)
      posture = new Float32Array(film.stride)
      aim = aimFor(next.view, side)
      stage.aim(aim)
      stage.frame(next.near ?? boundsWith(next.props, next.bounds), side === 'left')
      view.pose(0, 0)
      dress()
    },
    pose(phaseIndex, fraction) {
      if (!film) return
      sample(film, phaseIndex, fraction, posture)
      placeRings(plan, posture, placed)
      drape(cover, placed)
      melt(cover, soft, placed)
      stage.shade(placed)
      body.move()
      things?.follow(posture)
      soon()
    },
    face(next) {
      const to = aimFor(next, side)
      cancelAnimationFrame(turning)
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return look(to)
      const start = aim
      const began = performance.now()
      const step = (now: number): void => {
        const t = Math.min(1, (now - began) / TURN_MS)
        const s = t * t * (3 - 2 * t)
        look({
          around: start.around + (to.around - start.around) * s,
          above: start.above + (to.above - start.above) * s,
        })
        if (t < 1) turning = requestAnimationFrame(step)
      }
      turning = requestAnimationFrame(step)
    },
    turn(aroundDeg, aboveDeg) {
      look({ around: aim.around + aroundDeg, above: Math.max(0, Math.min(65, aim.above + aboveDeg)) })
    },
    highlight(next) {
      marks = next
      dress()
    },
    resize() {
      const { width, height } = host.getBoundingClientRect()
      if (width < 1 || height < 1) return
      stage.resize(width, height)
      soon()
    },
    dispose() {
      cancelAnimationFrame(drawn)
      cancelAnimationFrame(turning)
      watch.disconnect()
      themes.disconnect()
      system.removeEventListener('change', dress)
      things?.dispose()
      body.dispose()
      stage.dispose()
      stage.canvas.remove()
    },
  }

  const { canvas } = stage
  canvas.style.cssText = 'display:block;inline-size:100%;block-size:100%'
  canvas.setAttribute('role', 'img')
  if (options.label) canvas.setAttribute('aria-label', options.label)
  if (options.turnable ?? true) makeTurnable(canvas, view)
  host.append(canvas)
  const watch = new ResizeObserver(() => view.resize())
  watch.observe(host)
  const themes = new MutationObserver(dress)
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', dress)
  view.resize()
  dress()
  return view
}

/** Light or dark, as the page shows itself. */
function themeOf(host: HTMLElement, wanted: Theme | 'auto'): Theme {
  if (wanted !== 'auto') return wanted
  const said = host.closest<HTMLElement>('[data-theme]')?.dataset['theme']
  if (said === 'light' || said === 'dark') return said
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
