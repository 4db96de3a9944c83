// The engine as the page's worker runs it, without a page:
// node engine_in_node.mjs PYODIDE_FOLDER ENGINE_ZIP SETTING_JSON ROWS, where ROWS is a file of numbers, LENGTH a row.
// What was told of each row comes out as one line of JSON each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, zip, setting, file, length] = process.argv.slice(2)
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')))
const python = await loadPyodide({ indexURL: folder })
python.FS.writeFile('/engine.zip', readFileSync(zip))
python.runPython('import sys; sys.path.insert(0, "/engine.zip")')
const live = python.pyimport('limber.coach.live').Live(readFileSync(setting, 'utf-8'))
const bytes = readFileSync(file)
const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
for (let at = 0; at < numbers.length; at += Number(length)) {
  const given = python.toPy(numbers.subarray(at, at + Number(length)))
  console.log(live.step(given))
  given.destroy()
}
