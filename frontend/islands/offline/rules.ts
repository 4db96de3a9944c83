/** What the keeper may do, without a browser: which request is what, and how long a kept session may be opened. */

const DAY_TURNS_H = 4
const SESSION = /^\/session\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The screen, and the page of a lock. */
const SAFETY = /^\/(screen|stop)(\/|$)/
const KEPT_AT = 'x-limber-kept-at'
const BUILDS_KEPT = 2
export const FILES = 'limber-files-'
export const PAGES = 'limber-sessions'

export interface Asked {
  readonly method: string
  readonly mode: string
  readonly path: string
  readonly ours: boolean
}

/**
 * `file`: never changes under its address. `session`: an opened session. `answer`: may change what the person may do
 * now, so that no kept session is opened on what was known before. `other`: not for the keeper.
 */
export type Kind = 'file' | 'session' | 'answer' | 'other'

export function kindOf({ method, mode, path, ours }: Asked): Kind {
  if (!ours) return 'other'
  if (mode === 'navigate' && (method !== 'GET' || SAFETY.test(path))) return 'answer'
  if (method !== 'GET') return 'other'
  if (mode === 'navigate') return SESSION.test(path) ? 'session' : 'other'
  return path.startsWith('/static/') || path.startsWith('/own/') ? 'file' : 'other'
}

/** A copy of a page that says when it was kept. */
export async function dated(response: Response, now_ms: number): Promise<Response> {
  const headers = new Headers(response.headers)
  headers.set(KEPT_AT, String(now_ms))
  // The body comes unpacked.
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(await response.blob(), { status: response.status, headers })
}

/** A session belongs to its day, which turns at four in the morning: tomorrow the server would refuse it. */
export function mayOpen(response: Response, now_ms: number): boolean {
  const kept_ms = Number(response.headers.get(KEPT_AT))
  return kept_ms > 0 && kept_ms <= now_ms && dayOf(kept_ms) === dayOf(now_ms)
}

function dayOf(ms: number): string {
  return new Date(ms - DAY_TURNS_H * 3600_000).toDateString()
}

/** Caches of builds that are too old to be somebody's open session; names are in the order of their making. */
export function outdated(names: readonly string[], mine: string): readonly string[] {
  const others = names.filter((name) => name.startsWith(FILES) && name !== mine)
  return others.slice(0, Math.max(0, others.length - (BUILDS_KEPT - 1)))
}
