/** Light, floor and camera around the figure. */

import {
  AmbientLight,
  Color,
  DirectionalLight,
  DoubleSide,
  HemisphereLight,
  DataTexture,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  SRGBColorSpace,
  WebGLRenderer,
} from 'three'
import type { Palette } from './colours'
import type { Clip } from './data'
import { floorShadow, paintShadow, type FloorShadow } from './shadow'
import { LENS_DEG, type Aim, frame } from './view'

const MOST_PIXELS_PER_PX = 2
const LEAST_PIXELS_PER_PX = 0.6

export interface Stage {
  readonly scene: Scene
  readonly canvas: HTMLCanvasElement
  aim(aim: Aim): void
  frame(bounds: Clip['bounds'], left: boolean): void
  /** Paint the floor's shadow for placed rings. */
  shade(placed: Float32Array): void
  /** Draw with fewer pixels, on devices that cannot keep up. */
  coarser(): void
  light(palette: Palette): void
  resize(width: number, height: number): void
  render(): void
  dispose(): void
}

/** Build the stage; null where the browser cannot draw in three dimensions. */
export function makeStage(): Stage | null {
  let renderer: WebGLRenderer
  try {
    renderer = new WebGLRenderer({ antialias: true, alpha: true, powerPreference: 'low-power' })
  } catch {
    return null
  }
  renderer.outputColorSpace = SRGBColorSpace
  renderer.setClearColor(0, 0)
  const scene = new Scene()
  const camera = new PerspectiveCamera(LENS_DEG, 1, 0.5, 40)
  const lights = makeLights(scene)
  const floor = makeFloor(scene)
  let sharpness = MOST_PIXELS_PER_PX
  let size: readonly [number, number] = [1, 1]
  let aimed: Aim = { around: 0, above: 8 }
  let bounds: Clip['bounds'] = { min: [-0.5, 0, -0.3], max: [0.5, 1.75, 0.3] }
  let left = false

  const place = (): void => {
    const { centre, distance } = frame(bounds, aimed, camera.aspect, left)
    const a = (aimed.around * Math.PI) / 180
    const e = (aimed.above * Math.PI) / 180
    camera.position.set(
      centre[0] + distance * Math.sin(a) * Math.cos(e),
      centre[1] + distance * Math.sin(e),
      centre[2] + distance * Math.cos(a) * Math.cos(e),
    )
    camera.lookAt(centre[0], centre[1], centre[2])
    lights.follow(centre, a)
  }

  const resize = (): void => {
    renderer.setPixelRatio(Math.min(sharpness, globalThis.devicePixelRatio || 1))
    renderer.setSize(size[0], size[1], false)
    camera.aspect = size[0] / Math.max(1, size[1])
    camera.updateProjectionMatrix()
    place()
  }

  return {
    scene,
    canvas: renderer.domElement,
    aim: (aim) => {
      aimed = aim
      place()
    },
    frame: (box, isLeft) => {
      bounds = box
      left = isLeft
      floor.lay(floorShadow(box, isLeft))
      place()
    },
    shade: (placed) => floor.shade(placed),
    coarser: () => {
      sharpness = Math.max(LEAST_PIXELS_PER_PX, Math.min(sharpness, globalThis.devicePixelRatio || 1) * 0.75)
      resize()
    },
    light: (palette) => {
      lights.colour(palette)
      floor.darken(palette.shadow)
    },
    resize: (width, height) => {
      size = [width, height]
      resize()
    },
    render: () => renderer.render(scene, camera),
    dispose: () => {
      floor.dispose()
      renderer.dispose()
    },
  }
}

interface Lights {
  follow(centre: readonly [number, number, number], around: number): void
  colour(palette: Palette): void
}

/** The floor shows nothing but the shadow. */
function makeFloor(scene: Scene) {
  const material = new MeshBasicMaterial({ color: 0, transparent: true, depthWrite: false, side: DoubleSide })
  const mesh = new Mesh(new PlaneGeometry(1, 1), material)
  mesh.rotation.x = -Math.PI / 2
  mesh.position.y = 0.002
  mesh.renderOrder = 1
  scene.add(mesh)
  let grid: FloorShadow | null = null
  let texture: DataTexture | null = null
  return {
    lay(next: FloorShadow): void {
      grid = next
      texture?.dispose()
      texture = new DataTexture(next.pixels, next.columns, next.rows)
      texture.magFilter = texture.minFilter = LinearFilter
      texture.flipY = false
      material.map = texture
      material.needsUpdate = true
      // Rows run towards +Z, which the plane, laid down, has at its lower edge.
      mesh.scale.set(next.width, -next.depth, 1)
      mesh.position.x = next.left + next.width / 2
      mesh.position.z = next.back + next.depth / 2
    },
    shade(placed: Float32Array): void {
      if (!grid || !texture) return
      paintShadow(grid, placed)
      texture.needsUpdate = true
    },
    darken(opacity: number): void {
      material.opacity = opacity
    },
    dispose(): void {
      texture?.dispose()
      material.dispose()
      mesh.geometry.dispose()
    },
  }
}

/** Daylight from a window above the viewer's shoulder, the room's light, and a light from behind that draws the edge. */
function makeLights(scene: Scene): Lights {
  const room = new HemisphereLight(0xffffff, 0xcdbfa8, 1.75)
  const fill = new AmbientLight(0xffffff, 0.3)
  const key = new DirectionalLight(0xffffff, 1.6)
  const edge = new DirectionalLight(0xffffff, 0.8)
  scene.add(room, fill, key, key.target, edge, edge.target)
  return {
    follow: ([x, y, z], around) => {
      const turn = (right: number, up: number, toward: number): [number, number, number] => [
        x + right * Math.cos(around) + toward * Math.sin(around),
        y + up,
        z - right * Math.sin(around) + toward * Math.cos(around),
      ]
      key.target.position.set(x, y, z)
      edge.target.position.set(x, y, z)
      key.position.set(...turn(0.7, 4, 1.1))
      edge.position.set(...turn(-2, 2.2, -3))
    },
    colour: (palette) => {
      room.color = new Color(palette.sky)
      room.groundColor = new Color(palette.ground)
      key.color = new Color(palette.light)
      edge.color = new Color(palette.sky)
    },
  }
}
