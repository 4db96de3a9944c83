// How long the packed engine needs under Pyodide, driven as the page's worker drives it:
// node coach_in_node.mjs PYODIDE_FOLDER ENGINE_ZIP SETTING_JSON ROWS NUMBERS_A_ROW RUNS
// Prints JSON: the time of the import, and the median time of a row in the best run, both in milliseconds.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, zip, setting, file, length, runs] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')))
const python = await loadPyodide({ indexURL: folder })
python.FS.writeFile('/engine.zip', readFileSync(zip))
python.runPython('import sys; sys.path.insert(0, "/engine.zip")')
const began = performance.now()
const engine = python.pyimport('limber.coach.live')
const import_ms = performance.now() - began

const bytes = readFileSync(file)
const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
const medians = []
for (let run = 0; run < Number(runs); run++) {
  const live = engine.Live(readFileSync(setting, 'utf-8'))
  const times = []
  for (let at = 0; at < numbers.length; at += Number(length)) {
    const from = performance.now()
    const given = python.toPy(numbers.subarray(at, at + Number(length)))
    JSON.parse(live.step(given))
    given.destroy()
    times.push(performance.now() - from)
  }
  medians.push(times.sort((a, b) => a - b)[times.length >> 1])
  live.destroy()
}
console.log(JSON.stringify({ import_ms, frame_ms: Math.min(...medians) }))
