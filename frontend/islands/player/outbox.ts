import type { Event } from '../../generated/events'
import type { Kept, Store } from './store'

/** What the person may want to know: all is well, the server does not answer, or the device keeps nothing. */
export type Keeping = 'sent' | 'waiting' | 'not-kept'

/** What the outbox needs of the browser; tests give their own. */
export interface Post {
  send(url: string, body: string, closing: boolean): Promise<{ readonly status: number; readonly acknowledged: readonly string[] }>
  later(act: () => void, ms: number): () => void
  now_ms(): number
}

const BATCH = 100
/** What happens within a moment goes together. */
const TOGETHER_MS = 1000
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000
/** A browser lets a closing page send at most 64 kB. */
const CLOSING_BYTES = 60_000

/** Post to our own server. */
export function browserPost(csrf: string): Post {
  return {
    async send(url, body, closing) {
      const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': csrf }
      const init = { method: 'POST', headers, body, keepalive: closing, credentials: 'same-origin' } as const
      const response = await fetch(url, closing ? init : { ...init, signal: AbortSignal.timeout(15_000) })
      const answer: unknown = response.ok ? await response.json() : {}
      const ids = (answer as { acknowledged?: unknown }).acknowledged
      return { status: response.status, acknowledged: Array.isArray(ids) ? ids.map(String) : [] }
    },
    later(act, ms) {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
    now_ms: () => Date.now(),
  }
}

/** Keeps events on the device and sends them until the server has each of them. */
export class Outbox {
  private waiting: Kept[] = []
  private sending: Promise<void> | null = null
  private cancel: (() => void) | null = null
  private failures = 0
  private batch = BATCH
  /** Events that the server refused one by one; they stay on the device and do not hold up the rest. */
  private readonly refused = new Set<string>()
  private writing: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly store: Store,
    private readonly post: Post,
    private readonly tell: (keeping: Keeping) => void = () => undefined,
  ) {}

  /** Take up what earlier pages could not send, and forget what is old. */
  async begin(): Promise<void> {
    await this.store.prune(this.post.now_ms())
    const known = new Set(this.waiting.map((row) => row.id))
    this.waiting = [...(await this.store.waiting()).filter((row) => !known.has(row.id)), ...this.waiting]
    this.schedule(0)
  }

  /** Keep events and send them soon. They are safe in this object at once, on the disk a moment later. */
  add(url: string, events: readonly Event[]): void {
    if (events.length === 0) return
    this.waiting.push(...events.map((event) => ({ id: event.id, session_id: event.session_id, url, event, acknowledged_ms: null })))
    this.writing = this.writing.then(() => this.store.add(url, events)).then(() => this.report())
    // A send that is due already takes these along; a wait after a failure is not cut short.
    if (this.cancel === null) this.schedule(TOGETHER_MS)
  }

  /** Wait until everything is on the disk and, as far as the server answers, sent. */
  async settle(): Promise<boolean> {
    await this.writing
    this.cancel?.()
    this.cancel = null
    await (this.sending ?? this.round())
    if (this.open.length > 0 && this.failures === 0) await this.round()
    return this.open.length === 0
  }

  /** The page may be closing: send what fits, now, without waiting for an answer. */
  flush(): void {
    for (const [url, rows] of byUrl(this.waiting)) {
      const fitting: Kept[] = []
      for (let bytes = 0, n = 0; n < rows.length; n++) {
        const row = rows[n] as Kept
        bytes += JSON.stringify(row.event).length
        if (bytes > CLOSING_BYTES) break
        fitting.push(row)
      }
      void this.deliver(url, fitting, true).catch(() => undefined)
    }
  }

  private schedule(ms: number): void {
    if (this.sending) return
    this.cancel?.()
    this.cancel = this.post.later(() => {
      this.cancel = null
      void this.round()
    }, ms)
  }

  private round(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null
      if (this.open.length > 0) this.schedule(this.wait_ms())
      this.report()
    })
    return this.sending
  }

  private async sendAll(): Promise<void> {
    // Only what the disk has is sent: an event that the server knows is one that a reload will find.
    // What is added while the disk writes waits for the next round.
    const due = this.open
    await this.writing
    for (const [url, rows] of byUrl(due)) {
      while (rows.length > 0) {
        const part = rows.slice(0, this.batch)
        const answer = await this.deliver(url, part, false).catch(() => 'failed' as const)
        if (answer === 'failed') {
          this.failures += 1
          return
        }
        if (answer === 'refused' && part.length > 1) {
          this.batch = 1
          continue
        }
        if (answer === 'refused') this.refused.add(part[0]?.id ?? '')
        rows.splice(0, part.length)
      }
    }
    this.failures = 0
    this.batch = BATCH
  }

  private get open(): Kept[] {
    return this.waiting.filter((row) => !this.refused.has(row.id))
  }

  private async deliver(url: string, rows: readonly Kept[], closing: boolean): Promise<'sent' | 'refused' | 'failed'> {
    if (rows.length === 0) return 'sent'
    const body = JSON.stringify({ events: rows.map((row) => row.event) })
    const { status, acknowledged } = await this.post.send(url, body, closing)
    const ids = new Set(acknowledged)
    this.waiting = this.waiting.filter((row) => !ids.has(row.id))
    if (ids.size > 0) {
      // After the writes that are under way: a row that is not there yet cannot be marked.
      this.writing = this.writing.then(() => this.store.acknowledge([...ids], this.post.now_ms()))
      await this.writing
    }
    if (rows.every((row) => ids.has(row.id))) return 'sent'
    return status === 400 || status === 413 || status === 422 ? 'refused' : 'failed'
  }

  private wait_ms(): number {
    return this.failures === 0 ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.failures - 1))
  }

  private report(): void {
    if (!this.store.durable) this.tell('not-kept')
    else this.tell(this.open.length > 0 && this.failures > 0 ? 'waiting' : 'sent')
  }
}

function byUrl(rows: readonly Kept[]): Map<string, Kept[]> {
  const found = new Map<string, Kept[]>()
  for (const row of rows) found.set(row.url, [...(found.get(row.url) ?? []), row])
  return found
}
