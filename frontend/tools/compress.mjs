// Puts a .gz and a .br beside every text-like file of the built front end, so that serving costs no time.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const KINDS = new Set(['.js', '.mjs', '.css', '.json', '.svg', '.wasm', '.txt', '.bin', '.html'])
const SMALLEST_WORTH_IT_BYTES = 400

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    // What the coach loads is large and comes from this machine: unpacking it would cost more than sending it.
    if (entry.isDirectory() && entry.name === 'coach') continue
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}

for (const path of files(process.argv[2])) {
  if (!KINDS.has(extname(path)) || statSync(path).size < SMALLEST_WORTH_IT_BYTES) continue
  const bytes = readFileSync(path)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  // Quality 11 is slow beyond a megabyte or two, and over a thousand drawn figures; it gains little in either.
  const quality = bytes.length > 2_000_000 || path.includes(`${sep}figures`) ? 6 : 11
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
}
