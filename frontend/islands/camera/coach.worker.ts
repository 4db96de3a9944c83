import type { FromCoach, Told, ToCoach, WorkerPage } from './messages'

/** The coach: Limber's own Python under Pyodide. Rows of numbers in, events out; it never sees a picture. */

interface Proxy {
  destroy(): void
}
interface Live extends Proxy {
  step(row: unknown): string
  rest(resting: boolean): void
}
interface Python {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void }
  runPython(code: string): unknown
  pyimport(name: string): Proxy & { Live(setting: string): Live }
  toPy(value: unknown): Proxy
}

const page = globalThis as unknown as WorkerPage<ToCoach, FromCoach>
const ENGINE = '/engine.zip'

let live: Live | null = null
let number = 0
let engine: Awaited<ReturnType<typeof load>> | null = null
let queue: Promise<void> = Promise.resolve()

page.onmessage = ({ data }) => {
  queue = queue.then(() => take(data)).catch((problem: unknown) => answer({ kind: 'broken', why: String(problem) }))
}

function answer(message: FromCoach): void {
  page.postMessage(message)
}

async function load(base: string) {
  const index = `${base}pyodide/`
  const asked = fetch(`${base}engine.zip`)
  const { loadPyodide } = (await import(/* @vite-ignore */ `${index}pyodide.mjs`)) as {
    loadPyodide(options: { indexURL: string }): Promise<Python>
  }
  const python = await loadPyodide({ indexURL: index })
  const packed = await asked
  if (!packed.ok) throw new Error(`the engine: ${packed.status}`)
  python.FS.writeFile(ENGINE, new Uint8Array(await packed.arrayBuffer()))
  python.runPython(`import sys; sys.path.insert(0, "${ENGINE}")`)
  return { python, module: python.pyimport('limber.coach.live') }
}

async function take(message: ToCoach): Promise<void> {
  if (message.kind === 'begin') {
    engine = await load(message.base)
    answer({ kind: 'ready' })
  } else if (message.kind === 'exercise') {
    live?.destroy()
    live = null
    number = message.number
    if (message.setting) live = engine?.module.Live(message.setting) ?? null
  } else if (message.kind === 'rest') {
    live?.rest(message.resting)
  } else {
    step(message.row)
  }
}

function step(row: Float64Array): void {
  if (!live || !engine) return
  const began = performance.now()
  const given = engine.python.toPy(row)
  try {
    const told = JSON.parse(live.step(given)) as Told
    answer({ kind: 'told', number, told, ms: performance.now() - began })
  } finally {
    given.destroy()
  }
}
