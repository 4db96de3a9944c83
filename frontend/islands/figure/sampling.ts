/** From a clip to the posture at any moment: frames already carry the easing, so they are only joined smoothly. */

import type { Clip, Side, Thing, Triple } from './data'

/** A clip in flat arrays, in the shape's order of segments; `stride` numbers a frame. */
export interface Reel {
  readonly stride: number
  readonly phases: readonly { readonly frames: Float32Array; readonly count: number; readonly seconds: number }[]
  readonly seconds: number
}

/** Lay a clip out for sampling. `names` is the shape's order of segments. */
export function reel(clip: Clip, names: readonly string[], side: Side = 'right'): Reel {
  const stride = 4 + 4 * names.length
  const from = names.map((name) => clip.segments.indexOf(side === 'left' ? otherSide(name) : name))
  if (from.includes(-1)) throw new TypeError(`figure: expected segment ${names[from.indexOf(-1)]} in the clip`)
  const phases = clip.phases.map((phase) => {
    const frames = new Float32Array(phase.frames.length * stride)
    phase.frames.forEach((row, n) => lay(row, from, frames.subarray(n * stride, (n + 1) * stride), side))
    alignTurns(frames, stride, phase.frames.length)
    return { frames, count: phase.frames.length, seconds: phase.seconds }
  })
  return { stride, phases, seconds: phases.reduce((sum, phase) => sum + phase.seconds, 0) }
}

function lay(row: readonly number[], from: readonly number[], to: Float32Array, side: Side): void {
  const flip = side === 'left' ? -1 : 1
  to[0] = row[0]!
  to[1] = row[1]!
  to[2] = row[2]! * flip
  from.forEach((source, n) => {
    const at = 3 + 4 * source
    to[3 + 4 * n] = row[at]!
    to[4 + 4 * n] = row[at + 1]! * flip
    to[5 + 4 * n] = row[at + 2]! * flip
    to[6 + 4 * n] = row[at + 3]!
  })
  to[to.length - 1] = row[row.length - 1]!
}

/** A turn and its negative are the same turn: choose signs so that neighbours in time lie near each other. */
function alignTurns(frames: Float32Array, stride: number, count: number): void {
  for (let n = 1; n < count; n++) {
    for (let at = 3; at < stride - 1; at += 4) {
      const a = (n - 1) * stride + at
      const b = n * stride + at
      let dot = 0
      for (let k = 0; k < 4; k++) dot += frames[a + k]! * frames[b + k]!
      if (dot < 0) for (let k = 0; k < 4; k++) frames[b + k] = -frames[b + k]!
    }
  }
}

/** Write the posture at a part (0-1) of a phase into `out` (`stride` numbers); turns are made unit again. */
export function sample(film: Reel, phaseIndex: number, fraction: number, out: Float32Array): void {
  const phase = film.phases[Math.max(0, Math.min(film.phases.length - 1, phaseIndex))]!
  const { stride } = film
  const at = Math.max(0, Math.min(1, fraction)) * (phase.count - 1)
  const before = Math.min(phase.count - 1, Math.floor(at))
  const after = Math.min(phase.count - 1, before + 1)
  const share = at - before
  const a = before * stride
  const b = after * stride
  for (let n = 0; n < stride; n++) {
    out[n] = phase.frames[a + n]! + (phase.frames[b + n]! - phase.frames[a + n]!) * share
  }
  for (let n = 3; n < stride - 1; n += 4) {
    const size = Math.hypot(out[n]!, out[n + 1]!, out[n + 2]!, out[n + 3]!) || 1
    for (let k = n; k < n + 4; k++) out[k] = out[k]! / size
  }
}

/** Where a moment of the cycle lies; time goes round. */
export function moment(film: Reel, seconds: number): { phase: number; fraction: number } {
  let left = ((seconds % film.seconds) + film.seconds) % film.seconds
  for (let n = 0; n < film.phases.length; n++) {
    const length = film.phases[n]!.seconds
    if (left < length) return { phase: n, fraction: left / length }
    left -= length
  }
  return { phase: film.phases.length - 1, fraction: 1 }
}

export function otherSide(name: string): string {
  if (name.endsWith('_r')) return `${name.slice(0, -2)}_l`
  return name.endsWith('_l') ? `${name.slice(0, -2)}_r` : name
}

function flipped(at: Triple): Triple {
  return [at[0], at[1], -at[2]]
}

/** A thing for the other side: mirrored in the plane between left and right. */
export function otherThing(thing: Thing): Thing {
  const place = thing.place === 'right' ? 'left' : thing.place === 'left' ? 'right' : thing.place
  return {
    ...thing,
    place,
    at: flipped(thing.at),
    between: thing.between.map(([segment, at]) => [otherSide(segment), flipped(at)] as const),
  }
}
