/** Light, floor and camera around the figure. */

import {
  AmbientLight,
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShadowMaterial,
  SRGBColorSpace,
  VSMShadowMap,
  WebGLRenderer,
} from 'three'
import type { Palette } from './colours'
import type { Clip } from './data'
import { LENS_DEG, type Aim, frame } from './view'

const MOST_PIXELS_PER_PX = 2

export interface Stage {
  readonly scene: Scene
  readonly canvas: HTMLCanvasElement
  aim(aim: Aim): void
  frame(bounds: Clip['bounds'], left: boolean): void
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
  renderer.shadowMap.enabled = true
  renderer.shadowMap.type = VSMShadowMap
  renderer.setClearColor(0, 0)
  const scene = new Scene()
  const camera = new PerspectiveCamera(LENS_DEG, 1, 0.5, 40)
  const lights = makeLights(scene)
  const floor = new Mesh(new PlaneGeometry(12, 12), new ShadowMaterial({ opacity: 0.3 }))
  floor.rotation.x = -Math.PI / 2
  floor.receiveShadow = true
  scene.add(floor)
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
      place()
    },
    light: (palette) => {
      lights.colour(palette)
      floor.material.opacity = palette.shadow
    },
    resize: (width, height) => {
      renderer.setPixelRatio(Math.min(MOST_PIXELS_PER_PX, globalThis.devicePixelRatio || 1))
      renderer.setSize(width, height, false)
      camera.aspect = width / Math.max(1, height)
      camera.updateProjectionMatrix()
      place()
    },
    render: () => renderer.render(scene, camera),
    dispose: () => {
      floor.geometry.dispose()
      floor.material.dispose()
      lights.dispose()
      renderer.dispose()
    },
  }
}

interface Lights {
  follow(centre: readonly [number, number, number], around: number): void
  colour(palette: Palette): void
  dispose(): void
}

/** Daylight from a window above the viewer's shoulder, the room's light, and a light from behind that draws the edge. */
function makeLights(scene: Scene): Lights {
  const room = new HemisphereLight(0xffffff, 0xcdbfa8, 1.75)
  const fill = new AmbientLight(0xffffff, 0.3)
  const key = new DirectionalLight(0xffffff, 1.6)
  const edge = new DirectionalLight(0xffffff, 0.8)
  key.castShadow = true
  key.shadow.mapSize.set(1024, 1024)
  key.shadow.radius = 7
  key.shadow.blurSamples = 14
  key.shadow.bias = -0.0006
  key.shadow.normalBias = 0.02
  const reach = 1.6
  Object.assign(key.shadow.camera, { left: -reach, right: reach, top: reach, bottom: -reach, near: 0.5, far: 9 })
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
    dispose: () => key.dispose(),
  }
}
