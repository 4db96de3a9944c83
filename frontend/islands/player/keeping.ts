import type { Script, ScriptExercise } from '../../generated/script'
import type { ToKeeper } from '../offline/messages'

/** Tells the service worker what to keep, where the browser has one. Without it the session plays all the same. */
export class Keeping {
  private keeper: Promise<ServiceWorker | null> = Promise.resolve(null)

  constructor(private readonly address: string) {}

  begin(keeper_url: string, script: Script): void {
    const workers = globalThis.navigator?.serviceWorker
    if (!workers || !keeper_url) return
    this.keeper = workers.register(keeper_url, { scope: '/' })
      .then(() => workers.ready)
      .then((found) => found.active)
      .catch(() => null)
    this.tell({ kind: 'session', address: this.address, files: filesOf(script) })
  }

  coach(): void {
    this.tell({ kind: 'coach' })
  }

  /** The session has ended, or was stopped for safety. */
  ended(stopped: boolean): void {
    this.tell({ kind: stopped ? 'stopped' : 'over', address: this.address })
  }

  private tell(message: ToKeeper): void {
    this.keeper = this.keeper.then((keeper) => {
      keeper?.postMessage(message)
      return keeper
    })
  }
}

/** Everything that this session may show or look for. */
function filesOf(script: Script): readonly string[] {
  const all = (one: ScriptExercise): readonly ScriptExercise[] => [one, ...one.easier, ...one.harder, ...one.swaps]
  const found = script.exercises.flatMap(all).flatMap((one) => [...Object.values(one.clips), one.image, one.coach?.watch ?? ''])
  return [...new Set([script.shape, ...found])].filter(Boolean)
}
