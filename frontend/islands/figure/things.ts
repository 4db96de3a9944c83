/** Mat, wall, chair and other things as simple soft solids. Those that the body carries move with it. */

import {
  BoxGeometry,
  BufferGeometry,
  CapsuleGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  MeshLambertMaterial,
  SphereGeometry,
  TorusGeometry,
  Vector3,
  type Material,
} from 'three'
import type { Palette } from './colours'
import type { Clip, Thing } from './data'
import { pointInto, type RingPlan } from './rings'

const CHAIR_BACK_TOP_M = 0.86
const WALL_HEIGHT_M = 2.1
const UP = new Vector3(0, 1, 0)

export interface Things {
  readonly group: Group
  /** Move what hands and feet hold. Call after the body is placed. */
  follow(posture: Float32Array): void
  dispose(): void
}

interface Workshop {
  readonly group: Group
  readonly wood: Material
  readonly mat: Material
  readonly wall: Material
  readonly strap: Material
  readonly water: Material
  readonly bounds: Clip['bounds']
  readonly liesAcross: boolean
}

/** Make the things of a clip, around a body that has been placed by `plan`. */
export function makeThings(things: readonly Thing[], bounds: Clip['bounds'], palette: Palette, plan: RingPlan): Things {
  const cloth = (color: number, more: object = {}): Material =>
    new MeshLambertMaterial({ color, emissive: color, emissiveIntensity: 0.16, ...more })
  const shop: Workshop = {
    group: new Group(),
    wood: cloth(palette.thing),
    mat: cloth(palette.mat, { emissiveIntensity: 0 }),
    wall: cloth(palette.wall),
    strap: cloth(palette.strap),
    water: cloth(0x5fa3b5, { transparent: true, opacity: 0.3, depthWrite: false }),
    bounds,
    liesAcross: liesAcross(plan),
  }
  const moving: ((posture: Float32Array) => void)[] = []
  for (const thing of things) {
    const follow = make(thing, shop, plan)
    if (follow) moving.push(follow)
  }
  return {
    group: shop.group,
    follow: (posture) => {
      for (const follow of moving) follow(posture)
    },
    dispose: () => {
      shop.group.traverse((child) => {
        if (child instanceof Mesh) (child.geometry as BufferGeometry).dispose()
      })
      for (const material of [shop.wood, shop.mat, shop.wall, shop.strap, shop.water]) material.dispose()
    },
  }
}

type Follow = (posture: Float32Array) => void

function make(thing: Thing, shop: Workshop, plan: RingPlan): Follow | undefined {
  switch (thing.kind) {
    case 'mat':
      return mat(thing, shop)
    case 'wall':
      return wall(thing, shop)
    case 'chair':
      return chair(thing, shop)
    case 'table':
      return table(thing, shop)
    case 'counter':
    case 'step':
      return around(thing, 0, thing.height, shop, shop.wood)
    case 'bed':
      around(thing, 0.1, thing.height - 0.16, shop, shop.wood)
      return around(thing, thing.height - 0.16, thing.height, shop, shop.mat)
    case 'pillow':
    case 'cushion':
    case 'towel':
    case 'bolster':
      return soft(thing, shop)
    case 'doorway':
      return doorway(thing, shop)
    case 'water':
      return water(thing, shop)
    case 'strap':
    case 'band':
      return strap(thing, shop, plan)
    case 'ball':
    case 'weight':
      return held(thing, shop, plan)
    case 'bike':
      return bike(shop, plan)
    default:
      return undefined
  }
}

function box(shop: Workshop, low: Vector3, high: Vector3, material: Material): Mesh {
  const mesh = new Mesh(new BoxGeometry(high.x - low.x, high.y - low.y, high.z - low.z), material)
  mesh.position.copy(low).add(high).multiplyScalar(0.5)
  shop.group.add(mesh)
  return mesh
}

function around(thing: Thing, bottom: number, top: number, shop: Workshop, material: Material): undefined {
  const [x, , z] = thing.at
  const [long, wide] = thing.size
  const low = new Vector3(x - long / 2, bottom, z - wide / 2)
  box(shop, low, new Vector3(x + long / 2, top, z + wide / 2), material)
}

/** Whether the body lies along Z, from one side to the other. */
function liesAcross(plan: RingPlan): boolean {
  const head = 3 * plan.names.indexOf('head')
  const pelvis = 3 * plan.names.indexOf('pelvis')
  const along = (axis: number): number => Math.abs(plan.origins[head + axis]! - plan.origins[pelvis + axis]!)
  return along(2) > Math.max(0.2, along(0))
}

/** Bounds that hold the floor and the things which the picture should show in full, too; of water only its surface. */
export function boundsWith(things: readonly Thing[], bounds: Clip['bounds']): Clip['bounds'] {
  const min = [...bounds.min] as [number, number, number]
  const max = [...bounds.max] as [number, number, number]
  const afloat = things.some(({ kind }) => kind === 'water')
  min[1] = afloat ? min[1] - BELOW_SURFACE_M : Math.min(0, min[1])
  for (const { kind, at, size, height } of things) {
    if (!SHOWN_IN_FULL.includes(kind)) continue
    const reach = [size[0] / 2, kind === 'chair' ? CHAIR_BACK_TOP_M : height, size[1] / 2] as const
    for (const k of [0, 2] as const) {
      min[k] = Math.min(min[k], at[k] - reach[k])
      max[k] = Math.max(max[k], at[k] + reach[k])
    }
    max[1] = Math.max(max[1], reach[1])
  }
  return { min, max }
}

const BELOW_SURFACE_M = 0.2
const SHOWN_IN_FULL = ['chair', 'step', 'pillow', 'cushion', 'bolster', 'bed']

function mat(thing: Thing, shop: Workshop): undefined {
  const { min, max } = shop.bounds
  let [x, , z] = thing.at
  if (x === 0 && z === 0) {
    x = (min[0] + max[0]) / 2
    z = (min[2] + max[2]) / 2
  }
  const [long, wide] = shop.liesAcross ? [thing.size[1], thing.size[0]] : thing.size
  box(shop, new Vector3(x - long / 2, -0.014, z - wide / 2), new Vector3(x + long / 2, -0.001, z + wide / 2), shop.mat)
}

function wall(thing: Thing, shop: Workshop): undefined {
  const { min, max } = shop.bounds
  const [x, , z] = thing.at
  const midX = (min[0] + max[0]) / 2
  const midZ = (min[2] + max[2]) / 2
  const top = Math.min(WALL_HEIGHT_M, Math.max(1.2, max[1] + 0.25))
  if (thing.place === 'behind' || thing.place === 'front') {
    const far = thing.place === 'behind' ? x - 0.05 : x + 0.05
    const low = new Vector3(Math.min(x, far), 0, midZ - 0.6)
    box(shop, low, new Vector3(Math.max(x, far), top, midZ + 0.6), shop.wall)
  } else {
    const far = thing.place === 'right' ? z + 0.05 : z - 0.05
    const low = new Vector3(midX - 0.9, 0, Math.min(z, far))
    box(shop, low, new Vector3(midX + 0.9, top, Math.max(z, far)), shop.wall)
  }
}

function chair(thing: Thing, shop: Workshop): undefined {
  const [x, , z] = thing.at
  const [long, wide] = thing.size
  const sign = thing.facing === 'front' ? 1 : -1
  const face = x - (sign * long) / 2
  const back = face - sign * 0.03
  const [a, b] = [Math.min(face, back), Math.max(face, back)]
  const front = sign > 0 ? x + long / 2 - 0.035 : x - long / 2
  around(thing, thing.height - 0.035, thing.height, shop, shop.wood)
  for (const side of [z - wide / 2, z + wide / 2 - 0.035]) {
    box(shop, new Vector3(a, 0, side), new Vector3(b, CHAIR_BACK_TOP_M, side + 0.035), shop.wood)
    box(shop, new Vector3(front, 0, side), new Vector3(front + 0.035, thing.height - 0.035, side + 0.035), shop.wood)
  }
  for (const y of [thing.height + 0.17, CHAIR_BACK_TOP_M - 0.08]) {
    box(shop, new Vector3(a, y, z - wide / 2), new Vector3(b, y + 0.08, z + wide / 2), shop.wood)
  }
}

function table(thing: Thing, shop: Workshop): undefined {
  const [x, , z] = thing.at
  const [long, wide] = thing.size
  around(thing, thing.height - 0.03, thing.height, shop, shop.wood)
  for (const left of [x - long / 2, x + long / 2 - 0.05]) {
    for (const side of [z - wide / 2, z + wide / 2 - 0.05]) {
      box(shop, new Vector3(left, 0, side), new Vector3(left + 0.05, thing.height - 0.03, side + 0.05), shop.wood)
    }
  }
}

function soft(thing: Thing, shop: Workshop): undefined {
  const [x, , z] = thing.at
  const [long, wide] = thing.size
  const round = Math.min(long, thing.height) / 2
  const mesh = new Mesh(new CapsuleGeometry(round, Math.max(0.01, wide - 2 * round), 6, 16), shop.mat)
  mesh.rotation.x = Math.PI / 2
  mesh.scale.set(long / 2 / round, 1, thing.height / 2 / round)
  mesh.position.set(x, thing.height / 2, z)
  shop.group.add(mesh)
}

function doorway(thing: Thing, shop: Workshop): undefined {
  const [x, , z] = thing.at
  const half = (thing.size[1] || 0.85) / 2
  for (const side of [z - half - 0.08, z + half]) {
    box(shop, new Vector3(x - 0.06, 0, side), new Vector3(x + 0.06, WALL_HEIGHT_M, side + 0.08), shop.wood)
  }
}

function water(thing: Thing, shop: Workshop): undefined {
  const { min, max } = shop.bounds
  const low = new Vector3(min[0] - 0.6, 0, min[2] - 0.5)
  const mesh = box(shop, low, new Vector3(max[0] + 0.6, thing.height, max[2] + 0.5), shop.water)
  mesh.renderOrder = 2
}

const spots = new Float32Array(6)
const from = new Vector3()
const to = new Vector3()

/** Stretch a cylinder of length 1 between two points. */
function span(mesh: Mesh, a: Vector3, b: Vector3): void {
  mesh.position.copy(a).add(b).multiplyScalar(0.5)
  const length = a.distanceTo(b)
  mesh.scale.set(1, Math.max(length, 0.001), 1)
  mesh.quaternion.setFromUnitVectors(UP, b.sub(a).divideScalar(length || 1))
}

function rod(shop: Workshop, radius: number, material: Material): Mesh {
  const mesh = new Mesh(new CylinderGeometry(radius, radius, 1, 10), material)
  shop.group.add(mesh)
  return mesh
}

function strap(thing: Thing, shop: Workshop, plan: RingPlan): Follow {
  const ends = thing.between.map(([segment, at]) => ({ segment: plan.names.indexOf(segment), at }))
  const pieces = ends.slice(1).map(() => rod(shop, 0.007, shop.strap))
  const last = ends[ends.length - 1]
  const tied = thing.anchor && last ? rod(shop, 0.007, shop.strap) : undefined
  return (posture) => {
    if (tied) {
      pointInto(plan, posture, last!.segment, last!.at, spots, 0)
      span(tied, from.fromArray(spots, 0), to.fromArray(thing.anchor!))
    }
    pieces.forEach((mesh, n) => {
      const a = ends[n]!
      const b = ends[n + 1]!
      pointInto(plan, posture, a.segment, a.at, spots, 0)
      pointInto(plan, posture, b.segment, b.at, spots, 3)
      span(mesh, from.fromArray(spots, 0), to.fromArray(spots, 3))
    })
  }
}

function held(thing: Thing, shop: Workshop, plan: RingPlan): Follow | undefined {
  const at = thing.between[0]
  if (!at) return undefined
  const radius = thing.size[0] / 2 || (thing.kind === 'ball' ? 0.11 : 0.045)
  const mesh = new Mesh(new SphereGeometry(radius, 20, 14), shop.strap)
  shop.group.add(mesh)
  const segment = plan.names.indexOf(at[0])
  return (posture) => {
    pointInto(plan, posture, segment, at[1], spots, 0)
    mesh.position.fromArray(spots, 0)
  }
}

const SEAT = [-0.02, -0.125, 0] as const
const PEDAL = [0.11, -0.075, 0] as const
const GRIP = [0, -0.08, 0] as const

/** A standing bicycle: saddle under the pelvis, cranks between the feet, bar at the hands, as the first posture has them. */
function bike(shop: Workshop, plan: RingPlan): Follow {
  const index = (name: string): number => plan.names.indexOf(name)
  const crank = rod(shop, 0.012, shop.wood)
  const wheel = new Mesh(new TorusGeometry(0.13, 0.022, 8, 28), shop.wood)
  shop.group.add(wheel)
  let built = false
  return (posture) => {
    const place = (segment: string, at: readonly [number, number, number]): Vector3 => {
      pointInto(plan, posture, index(segment), at, spots, 0)
      return new Vector3().fromArray(spots, 0)
    }
    const right = place('foot_r', PEDAL)
    const left = place('foot_l', PEDAL)
    if (!built) {
      built = true
      const hub = right.clone().add(left).multiplyScalar(0.5)
      hub.z = 0
      const seat = place('pelvis', SEAT)
      const bar = place('hand_r', GRIP).add(place('hand_l', GRIP)).multiplyScalar(0.5)
      wheel.position.copy(hub)
      for (const [a, b] of [
        [seat, hub],
        [hub, bar],
        [hub, new Vector3(hub.x - 0.35, 0.02, 0)],
        [hub, new Vector3(hub.x + 0.35, 0.02, 0)],
      ] as const) {
        span(rod(shop, 0.018, shop.wood), a.clone(), b.clone())
      }
      const saddle = new Mesh(new CapsuleGeometry(0.04, 0.16, 6, 12), shop.strap)
      saddle.rotation.z = Math.PI / 2
      saddle.position.copy(seat)
      shop.group.add(saddle)
    }
    span(crank, right, left)
  }
}
