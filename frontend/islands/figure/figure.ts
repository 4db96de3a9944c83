/**
 * The figure in three dimensions. The caller owns time: it says which part of which phase to show.
 * See README.md for the contract.
 */

import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Mesh, MeshLambertMaterial } from 'three'
import { PALETTES, type Marks, type Theme, paint } from './colours'
import { type Clip, type Shape, type Side, type View } from './data'
import { drape, skin } from './loft'
import { placeRings, ringPlan } from './rings'
import { otherSide, otherThing, reel, sample, type Reel } from './sampling'
import { makeStage } from './stage'
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
const KEY_DEG = 10
const DRAG_DEG_PER_PX = 0.45

/** Build the figure in `host`; null where the browser cannot draw in three dimensions. */
export function createFigure(host: HTMLElement, shape: Shape, options: FigureOptions = {}): FigureView | null {
  const stage = makeStage()
  if (!stage) return null
  const plan = ringPlan(shape)
  const placed = new Float32Array(plan.count * 9)
  const cover = skin(shape)
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
      stage.frame(boundsWith(next.props, next.bounds), side === 'left')
      view.pose(0, 0)
      dress()
    },
    pose(phaseIndex, fraction) {
      if (!film) return
      sample(film, phaseIndex, fraction, posture)
      placeRings(plan, posture, placed)
      drape(cover, placed)
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

const SLOW_MS = 45
const PAUSE_MS = 250 // a longer gap is nobody moving, not a slow device
const SLOW_FRAMES = 12

/** Watches the time between frames; calls for help after a run of slow ones. */
function pace(help: () => void): (now: number) => void {
  let before = 0
  let slow = 0
  return (now) => {
    const gap = now - before
    before = now
    if (gap > PAUSE_MS) return
    slow = gap > SLOW_MS ? slow + 1 : 0
    if (slow < SLOW_FRAMES) return
    slow = 0
    help()
  }
}

/** Light or dark, as the page shows itself. */
function themeOf(host: HTMLElement, wanted: Theme | 'auto'): Theme {
  if (wanted !== 'auto') return wanted
  const said = host.closest<HTMLElement>('[data-theme]')?.dataset['theme']
  if (said === 'light' || said === 'dark') return said
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function makeTurnable(canvas: HTMLCanvasElement, view: FigureView): void {
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

/** The body's mesh: one geometry whose vertices move, coloured per vertex, glowing where it is to be felt. */
function makeBody(cover: ReturnType<typeof skin>) {
  const geometry = new BufferGeometry()
  const colours = new Float32Array(cover.vertices * 3)
  const glows = new Float32Array(cover.vertices)
  const attribute = (array: Float32Array, size: number): BufferAttribute => {
    const made = new BufferAttribute(array, size)
    made.setUsage(DynamicDrawUsage)
    return made
  }
  const position = attribute(cover.positions, 3)
  const normal = attribute(cover.normals, 3)
  const colour = attribute(colours, 3)
  const glow = attribute(glows, 1)
  geometry.setAttribute('position', position)
  geometry.setAttribute('normal', normal)
  geometry.setAttribute('color', colour)
  geometry.setAttribute('glow', glow)
  geometry.setIndex(new BufferAttribute(cover.index, 1))
  const glowColour = new Color()
  const material = new MeshLambertMaterial({ vertexColors: true })
  material.onBeforeCompile = (shader) => {
    shader.uniforms['glowColour'] = { value: glowColour }
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute float glow;\nvarying float vGlow;')
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvGlow = glow;')
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform vec3 glowColour;\nvarying float vGlow;')
      .replace(
        '#include <color_fragment>',
        // The middle of the part, as the viewer sees it, glows most: its edge keeps the body's form.
        `#include <color_fragment>
        float facing = clamp(dot(normalize(vNormal), normalize(vViewPosition)), 0.0, 1.0);
        diffuseColor.rgb = mix(diffuseColor.rgb, glowColour, 0.55 * vGlow * smoothstep(0.15, 1.0, facing));`,
      )
  }
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return {
    mesh,
    colours,
    glows,
    move() {
      position.needsUpdate = true
      normal.needsUpdate = true
    },
    repaint(rgb: readonly [number, number, number]) {
      glowColour.setRGB(rgb[0], rgb[1], rgb[2])
      colour.needsUpdate = true
      glow.needsUpdate = true
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
