import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
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

/** What is taken out of MediaPipe: it would tell its makers every minute how it is used. */
const TELLS: readonly (readonly [string, string])[] = [
  ['this.h=setInterval(()=>{this.flush()},6e4)', 'this.h=void 0'],
  ['flush(t,e){if(this.error)', 'flush(t,e){if(this.i=[],1)t?.();else if(this.error)'],
  ['https://odml.pa.googleapis.com/v1/log', ''],
]

/** Limber tells nobody anything. The policy of the pages would stop it too; this leaves nothing to stop. */
function silentMediaPipe(): Plugin {
  return {
    name: 'silent-mediapipe',
    transform(code, id) {
      if (!id.includes('@mediapipe/tasks-vision')) return null
      return TELLS.reduce((text, [told, silent]) => {
        if (text.split(told).length !== 2) throw new Error(`MediaPipe has changed: look again for what it sends (${told})`)
        return text.replace(told, () => silent)
      }, code)
    },
  }
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
  plugins: [silentMediaPipe()],
  worker: {
    format: 'es',
    plugins: () => [silentMediaPipe()],
    // A folder of their own: workers may compile WebAssembly, and their answers carry a policy that says so.
    rollupOptions: { output: { entryFileNames: 'assets/workers/[name]-[hash].js', chunkFileNames: 'assets/workers/[name]-[hash].js' } },
  },
  test: { include: ['islands/**/*.test.ts', 'tools/**/*.test.ts'], passWithNoTests: true },
})
