import type { CoachEvent } from '../../generated/coach'

/** What the page and its two workers say to each other. Pictures go to the eyes only, and nothing comes back of them. */

/** The inside of a worker, as far as it is needed here. */
export interface WorkerPage<In, Out> {
  onmessage: ((message: MessageEvent<In>) => void) | null
  postMessage(message: Out, moved?: Transferable[]): void
}

/** What the eyes say of a browser that is too old for them. */
export const NO_SIMD = 'no SIMD'

export type Model = 'lite' | 'full'

export type ToEyes =
  | { readonly kind: 'begin'; readonly base: string; readonly model: Model }
  | { readonly kind: 'model'; readonly model: Model }
  | { readonly kind: 'picture'; readonly t_s: number; readonly bitmap: ImageBitmap; readonly count_people: boolean }

export type FromEyes =
  | { readonly kind: 'ready'; readonly model: Model }
  | { readonly kind: 'seen'; readonly row: Float64Array<ArrayBuffer>; readonly ms: number }
  | { readonly kind: 'broken'; readonly why: string }

export type ToCoach =
  | { readonly kind: 'begin'; readonly base: string }
  | { readonly kind: 'exercise'; readonly number: number; readonly setting: string }
  | { readonly kind: 'row'; readonly row: Float64Array<ArrayBuffer> }
  | { readonly kind: 'rest'; readonly resting: boolean }

export type FromCoach =
  | { readonly kind: 'ready' }
  | { readonly kind: 'told'; readonly number: number; readonly told: Told; readonly ms: number }
  | { readonly kind: 'broken'; readonly why: string }

/** What the engine shows between events; null is unknown. */
export interface Shown {
  readonly state: string
  readonly progress_0_1: number | null
  readonly range_0_1: number | null
  readonly usual_0_1: number | null
  readonly back: number | null
  readonly back_neutral: number | null
  readonly held_s: number | null
  readonly count: number
}

export interface Told {
  readonly events: readonly CoachEvent[]
  readonly shown: Shown
}
