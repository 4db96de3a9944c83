import { FilesetResolver, PoseLandmarker, type NormalizedLandmark, type PoseLandmarkerResult } from '@mediapipe/tasks-vision'
import { AT, toRow, type Place } from './frame'
import { NO_SIMD, type FromEyes, type Model, type ToEyes, type WorkerPage } from './messages'
import { edges, type Point } from './silhouette'

/** The eyes: pictures in, one row of numbers out for each. A picture is closed as soon as it has been looked at. */

const page = globalThis as unknown as WorkerPage<ToEyes, FromEyes>
const LUMA_PX = 32
/** Two finds that lie over each other this much are one person, seen twice. */
const SAME_PERSON = 0.4

type Fileset = Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>

// MediaPipe tells its own news on the console, some of it as errors. What goes wrong is told to the page instead.
for (const way of ['log', 'info', 'warn', 'error'] as const) console[way] = () => undefined

let base = ''
let files: Fileset | null = null
let pose: PoseLandmarker | null = null
let crowd: PoseLandmarker | null = null
let people = NaN
let queue: Promise<void> = Promise.resolve()
const small = new OffscreenCanvas(LUMA_PX, LUMA_PX).getContext('2d', { willReadFrequently: true })

page.onmessage = ({ data }) => {
  queue = queue.then(() => take(data)).catch((problem: unknown) => answer({ kind: 'broken', why: String(problem) }))
}

function answer(message: FromEyes, moved: Transferable[] = []): void {
  page.postMessage(message, moved)
}

async function take(message: ToEyes): Promise<void> {
  if (message.kind === 'picture') return look(message)
  if (message.kind === 'begin') {
    base = message.base
    if (!(await FilesetResolver.isSimdSupported(true))) throw new Error(NO_SIMD)
    // The module build of the loader; the other one asks for importScripts, which a module worker has not.
    files = {
      wasmLoaderPath: `${base}mediapipe/vision_wasm_module_internal.js`,
      wasmBinaryPath: `${base}mediapipe/vision_wasm_module_internal.wasm`,
    } as Fileset
  }
  const before = pose
  const fresh = await landmarker(message.model, 'VIDEO', 1)
  // The first look takes long, whatever it shows: it is done before the person's picture comes.
  if (small) fresh.detectForVideo(small.canvas, 0).close()
  pose = fresh
  before?.close()
  answer({ kind: 'ready', model: message.model })
}

async function landmarker(model: Model, runningMode: 'VIDEO' | 'IMAGE', numPoses: number): Promise<PoseLandmarker> {
  // The loader leaves its maker in a global, each making takes it away, and a module is not run a second time.
  const loader = (await import(/* @vite-ignore */ (files as Fileset).wasmLoaderPath)) as { default: unknown }
  Object.assign(globalThis, { ModuleFactory: loader.default })
  return PoseLandmarker.createFromOptions(files as Fileset, {
    baseOptions: { modelAssetPath: `${base}models/pose_landmarker_${model}.task`, delegate: 'CPU' },
    runningMode,
    numPoses,
    outputSegmentationMasks: runningMode === 'VIDEO',
  })
}

async function look({ t_s, bitmap, count_people }: Extract<ToEyes, { kind: 'picture' }>): Promise<void> {
  const began = performance.now()
  try {
    if (!pose) return
    const row = await rowOf(pose, bitmap, t_s)
    answer({ kind: 'seen', row, ms: performance.now() - began }, [row.buffer])
    // Two people at every picture would cost nearly twice the time; once a second is soon enough to say so.
    if (count_people) await count(bitmap)
  } finally {
    bitmap.close()
  }
}

async function rowOf(finder: PoseLandmarker, bitmap: ImageBitmap, t_s: number): Promise<Float64Array<ArrayBuffer>> {
  const { width, height } = bitmap
  const luma_0_1 = brightness(bitmap)
  return new Promise((done) => {
    finder.detectForVideo(bitmap, t_s * 1000, (found: PoseLandmarkerResult) => {
      const image = found.landmarks[0] ?? null
      const world = found.worldLandmarks[0] ?? null
      done(toRow({
        t_s, width_px: width, height_px: height, people: peopleNow(image !== null),
        luma_0_1, image, world, edges: image ? outline(found, image) : null,
      }) as Float64Array<ArrayBuffer>)
    })
  })
}

function outline(found: PoseLandmarkerResult, image: readonly NormalizedLandmark[]): Float64Array | null {
  const mask = found.segmentationMasks?.[0]
  if (!mask) return null
  const middle = (one: number, other: number): Point => {
    const [a, b] = [image[one] as Place, image[other] as Place]
    return { x: ((a.x + b.x) / 2) * mask.width, y: ((a.y + b.y) / 2) * mask.height }
  }
  const values = mask.getAsFloat32Array()
  return edges({ width: mask.width, height: mask.height, values }, middle(AT.left_shoulder, AT.right_shoulder), middle(AT.left_hip, AT.right_hip))
}

/** Mean brightness, from a picture made small. */
function brightness(bitmap: ImageBitmap): number {
  if (!small) return NaN
  small.drawImage(bitmap, 0, 0, LUMA_PX, LUMA_PX)
  const { data } = small.getImageData(0, 0, LUMA_PX, LUMA_PX)
  let sum = 0
  for (let n = 0; n < data.length; n += 4) sum += 0.2126 * (data[n] ?? 0) + 0.7152 * (data[n + 1] ?? 0) + 0.0722 * (data[n + 2] ?? 0)
  return sum / (LUMA_PX * LUMA_PX * 255)
}

async function count(bitmap: ImageBitmap): Promise<void> {
  crowd ??= await landmarker('lite', 'IMAGE', 2)
  const found = crowd.detect(bitmap)
  const [one, other] = found.landmarks.map(box)
  people = one && other && overlap(one, other) > SAME_PERSON ? 1 : found.landmarks.length
  found.close()
}

/** The last count, unless this very picture says otherwise. */
function peopleNow(found: boolean): number {
  if (Number.isNaN(people)) return people
  return found ? Math.max(1, people) : 0
}

type Box = readonly [left: number, top: number, right: number, bottom: number]

function box(places: readonly Place[]): Box {
  const [x, y] = [places.map((one) => one.x), places.map((one) => one.y)]
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}

/** Shared area over the area of the smaller one. */
function overlap(a: Box, b: Box): number {
  const area = ([left, top, right, bottom]: Box) => Math.max(0, right - left) * Math.max(0, bottom - top)
  const shared = area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])])
  return shared / Math.max(1e-6, Math.min(area(a), area(b)))
}
