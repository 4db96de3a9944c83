import type { ToKeeper } from './messages'
import { dated, FILES, kindOf, mayOpen, outdated, PAGES } from './rules'

/**
 * The keeper: a service worker. It keeps what a session is made of, and opens a session that was open already when
 * the server is stopped. Whatever the server answers counts more than what is kept here.
 */
interface Keeper extends EventTarget {
  readonly LIMBER_PRECACHE: { readonly build: string; readonly player: readonly string[]; readonly coach: readonly string[] }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
}
interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Told extends Lasting {
  readonly data: ToKeeper
}

const keeper = globalThis as unknown as Keeper
const { build, player, coach } = keeper.LIMBER_PRECACHE
const files = `${FILES}${build}`

keeper.addEventListener('install', (event) => (event as Lasting).waitUntil(keep(player).then(() => keeper.skipWaiting())))
keeper.addEventListener('activate', (event) => (event as Lasting).waitUntil(tidy().then(() => keeper.clients.claim())))
keeper.addEventListener('message', (event) => (event as Told).waitUntil(told((event as Told).data)))
keeper.addEventListener('fetch', (event) => asked(event as Fetching))

function asked(event: Fetching): void {
  const { request } = event
  const url = new URL(request.url)
  const kind = kindOf({ method: request.method, mode: request.mode, path: url.pathname, ours: url.origin === location.origin })
  if (kind === 'file') event.respondWith(caches.match(request.url, { ignoreVary: true }).then((kept) => kept ?? fetch(request)))
  else if (kind === 'session') event.respondWith(page(request, url.pathname))
  else if (kind === 'answer') event.waitUntil(caches.delete(PAGES))
}

/** The server's word, if it says one. A session that it does not open is not kept either. */
async function page(request: Request, path: string): Promise<Response> {
  const pages = await caches.open(PAGES)
  let response: Response
  try {
    response = await fetch(request)
  } catch (problem) {
    const kept = await pages.match(path)
    if (kept && mayOpen(kept, Date.now())) return kept
    await pages.delete(path)
    throw problem
  }
  if (response.ok && !response.redirected) await pages.put(path, await dated(response.clone(), Date.now()))
  else await pages.delete(path)
  return response
}

async function told(message: ToKeeper): Promise<void> {
  const pages = await caches.open(PAGES)
  await forget(pages, (kept) => !mayOpen(kept, Date.now()))
  if (message.kind === 'coach') return keep(coach)
  if (message.kind === 'over') return void (await pages.delete(message.address))
  if (message.kind === 'stopped') return forget(pages, (_, path) => path !== message.address)
  await keep(message.files)
  const response = await fetch(message.address, { redirect: 'manual' }).catch(() => null)
  if (response?.ok) await pages.put(message.address, await dated(response, Date.now()))
}

/** A session says much about a person: what may not be opened any more does not stay. */
async function forget(pages: Cache, which: (kept: Response, path: string) => boolean): Promise<void> {
  for (const request of await pages.keys()) {
    const kept = await pages.match(request)
    if (kept && which(kept, new URL(request.url).pathname)) await pages.delete(request)
  }
}

/** Keep what is not there yet; one after the other, so that a session that plays is not held up. */
async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(files)
  for (const address of addresses) {
    if (!(await caches.match(address, { ignoreVary: true }))) await cache.add(address)
  }
}

async function tidy(): Promise<void> {
  await Promise.all(outdated(await caches.keys(), files).map((name) => caches.delete(name)))
}
