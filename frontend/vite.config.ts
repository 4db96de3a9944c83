import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const here = import.meta.dirname
const islands = resolve(here, 'islands')

/** One entry for every folder islands/<name>/ that has an island.ts; nothing to register. */
function entries(): Record<string, string> {
  const found: Record<string, string> = { styles: resolve(here, 'styles/limber.css') }
  for (const name of existsSync(islands) ? readdirSync(islands).sort() : []) {
    const entry = resolve(islands, name, 'island.ts')
    if (existsSync(entry)) found[name] = entry
  }
  return found
}

export default defineConfig({
  root: here,
  base: '/static/',
  build: {
    outDir: resolve(here, '../src/limber/web/dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // The policy of our pages forbids inline scripts and data addresses: everything stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: entries(), preserveEntrySignatures: 'exports-only' },
    chunkSizeWarningLimit: 800,
  },
  worker: { format: 'es' },
  test: { include: ['islands/**/*.test.ts', 'tools/**/*.test.ts'], passWithNoTests: true },
})
