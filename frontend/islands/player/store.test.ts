import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../generated/events'
import { localTime, uuid7 } from './ids'
import { Outbox, type Keeping, type Post } from './outbox'
import { openStore, type Store } from './store'

const SESSION = '0198c5a0-0000-7000-8000-000000000001'
const WEEK_MS = 7 * 24 * 3600 * 1000

const event = (seq: number, session_id = SESSION): Event => ({
  id: `${session_id.slice(-1)}0000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  session_id, seq, at: '2026-01-05T07:00:00.000+01:00', kind: 'resumed', data: {},
})

/** A server with a list, and a clock that moves only when told to. */
class Server implements Post {
  readonly has = new Map<string, Event>()
  readonly calls: { readonly url: string; readonly ids: string[]; readonly closing: boolean }[] = []
  up = true
  bad = new Set<string>()
  clock_ms = 1_000_000
  private timers: { act: () => void; at_ms: number }[] = []

  async send(url: string, body: string, closing: boolean) {
    const events = (JSON.parse(body) as { events: Event[] }).events
    this.calls.push({ url, ids: events.map((one) => one.id), closing })
    if (!this.up) throw new TypeError('Failed to fetch')
    if (events.some((one) => this.bad.has(one.id))) return { status: 400, acknowledged: [] }
    for (const one of events) this.has.set(one.id, one)
    return { status: 200, acknowledged: events.map((one) => one.id) }
  }

  later(act: () => void, ms: number) {
    const timer = { act, at_ms: this.clock_ms + ms }
    this.timers.push(timer)
    return () => void (this.timers = this.timers.filter((one) => one !== timer))
  }

  now_ms() {
    return this.clock_ms
  }

  /** Let time pass, and everything that was due happen. */
  async pass(ms: number) {
    this.clock_ms += ms
    for (let n = 0; n < 50; n++) {
      await new Promise((done) => setImmediate(done))
      const due = this.timers.filter((one) => one.at_ms <= this.clock_ms)
      this.timers = this.timers.filter((one) => !due.includes(one))
      for (const one of due) one.act()
    }
  }
}

let factory: IDBFactory
let server: Server
let told: Keeping[]

beforeEach(() => {
  factory = new IDBFactory()
  server = new Server()
  told = []
})

async function outbox(store?: Store): Promise<Outbox> {
  return new Outbox(store ?? (await openStore(factory)), server, (keeping) => told.push(keeping))
}

describe('on the device', () => {
  test('events are there again when the page is opened again', async () => {
    await (await openStore(factory)).add('/e', [event(0), event(1)])
    expect(await (await openStore(factory)).of(SESSION)).toEqual([event(0), event(1)])
  })

  test('the same id twice is one event, and what was acknowledged stays so', async () => {
    const store = await openStore(factory)
    await store.add('/e', [event(0), event(1)])
    await store.acknowledge([event(0).id], 5)
    expect(await store.add('/e', [event(0), event(2)])).toBe(true)
    expect((await store.waiting()).map((row) => row.event.seq)).toEqual([1, 2])
    expect(await store.of(SESSION)).toHaveLength(3)
  })

  test('what the server has is kept seven days more; what it has not is kept', async () => {
    const store = await openStore(factory)
    await store.add('/e', [event(0), event(1)])
    await store.acknowledge([event(0).id], 1000)
    await store.prune(1000 + WEEK_MS)
    expect(await store.of(SESSION)).toHaveLength(2)
    await store.prune(1001 + WEEK_MS)
    expect((await store.of(SESSION)).map((one) => one.seq)).toEqual([1])
  })

  test.each([
    ['no database', undefined],
    ['a database that is refused', { open: () => { throw new DOMException('denied', 'SecurityError') } } as unknown as IDBFactory],
  ])('%s: memory holds them, and it is told', async (_, broken) => {
    const store = await openStore(broken)
    const box = await outbox(store)
    server.up = false
    box.add('/e', [event(0)])
    await server.pass(1000)
    expect(store.durable).toBe(false)
    expect(told.at(-1)).toBe('not-kept')
    server.up = true
    await server.pass(60_000)
    expect([...server.has.keys()]).toEqual([event(0).id])
  })

  test('a full disk: told, held in memory, still sent, and found by this page', async () => {
    const store = await openStore(factory)
    const database = (store as unknown as { database: IDBDatabase }).database
    database.transaction = () => { throw new DOMException('full', 'QuotaExceededError') }
    const box = await outbox(store)
    box.add('/e', [event(0)])
    await server.pass(1000)
    expect(told).toContain('not-kept')
    expect(await store.of(SESSION)).toEqual([event(0)])
    expect(server.has.size).toBe(1)
  })
})

describe('sending', () => {
  test('each event arrives once, in order', async () => {
    const box = await outbox()
    box.add('/e', [event(0)])
    box.add('/e', [event(1), event(2)])
    await server.pass(1000)
    expect([...server.has.values()].map((one) => one.seq)).toEqual([0, 1, 2])
    expect(server.calls).toHaveLength(1)
    expect(told.at(-1)).toBe('sent')
  })

  test('a server that is down: kept, told, tried ever less often, then delivered', async () => {
    server.up = false
    const box = await outbox()
    box.add('/e', [event(0)])
    await server.pass(1000)
    expect(told.at(-1)).toBe('waiting')
    for (let n = 0; n < 6; n++) await server.pass(1000)
    expect(server.calls).toHaveLength(3)
    box.add('/e', [event(1)])
    await server.pass(0)
    expect(server.calls).toHaveLength(3)
    for (let n = 0; n < 20; n++) await server.pass(60_000)
    const before = server.calls.length
    await server.pass(59_000)
    expect(server.calls.length - before).toBeLessThanOrEqual(1)
    server.up = true
    await server.pass(60_000)
    expect(server.has.size).toBe(2)
    expect(told.at(-1)).toBe('sent')
  })

  test('what an earlier page left, of any session, is sent by the next', async () => {
    server.up = false
    const other = '0198c5a0-0000-7000-8000-000000000002'
    const box = await outbox()
    box.add('/one', [event(0)])
    box.add('/two', [event(0, other)])
    await server.pass(1000)
    server = new Server()
    await (await outbox()).begin()
    await server.pass(1000)
    expect(server.calls.map((call) => call.url).sort()).toEqual(['/one', '/two'])
    expect(server.has.size).toBe(2)
  })

  test('one event that the server refuses does not hold up the others', async () => {
    server.bad.add(event(1).id)
    const box = await outbox()
    box.add('/e', [event(0), event(1), event(2)])
    await server.pass(1000)
    await server.pass(60_000)
    expect([...server.has.values()].map((one) => one.seq)).toEqual([0, 2])
    const calls = server.calls.length
    await server.pass(600_000)
    expect(server.calls).toHaveLength(calls)
  })

  test('a closing page sends what is left at once, and the answer may be lost', async () => {
    const store = await openStore(factory)
    const box = await outbox(store)
    box.add('/e', [event(0)])
    box.flush()
    expect(server.calls).toEqual([{ url: '/e', ids: [event(0).id], closing: true }])
    await server.pass(1000)
    expect(await store.waiting()).toEqual([])
  })

  test('a closing page sends no more than a browser lets it', async () => {
    const box = await outbox()
    box.add('/e', Array.from({ length: 900 }, (_, n) => event(n)))
    box.flush()
    expect(server.calls[0]!.ids.length).toBeGreaterThan(200)
    expect(server.calls[0]!.ids.length).toBeLessThan(500)
  })

  test('a disk that is slower than the server: nothing is sent before it is there, all of it is marked', async () => {
    const store = await openStore(factory)
    const add = store.add.bind(store)
    const written: (() => void)[] = []
    store.add = async (url, events) => {
      await new Promise<void>((done) => written.push(done))
      return add(url, events)
    }
    const box = await outbox(store)
    for (const seq of [0, 1, 2]) {
      box.add('/e', [event(seq)])
      await server.pass(1000)
    }
    for (let n = 0; n < 3; n++) {
      written.shift()?.()
      await server.pass(0)
      const kept = (await store.of(SESSION)).map((one) => one.seq)
      expect([...server.has.values()].every((one) => kept.includes(one.seq))).toBe(true)
    }
    await server.pass(1000)
    expect(server.has.size).toBe(3)
    expect(await store.waiting()).toEqual([])
  })

  test('the end of a session waits until everything is over there', async () => {
    const box = await outbox()
    box.add('/e', [event(0)])
    expect(await box.settle()).toBe(true)
    server.up = false
    box.add('/e', [event(1)])
    expect(await box.settle()).toBe(false)
  })
})

describe('ids and times', () => {
  test('ids are UUIDs of version 7 that sort by time', () => {
    const ids = [1, 1_700_000_000_000, 1_800_000_000_000].map((ms) => uuid7(ms))
    expect([...ids].sort()).toEqual(ids)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(uuid7(1_800_000_000_123).replace('-', '').slice(0, 12), 16)).toBe(1_800_000_000_123)
  })

  test('a time carries the device\'s offset and names the same moment', () => {
    const now = new Date('2026-07-05T05:30:15.250Z')
    expect(localTime(now)).toMatch(/^2026-07-0\dT\d\d:\d\d:15\.250[+-]\d\d:\d\d$/)
    expect(new Date(localTime(now))).toEqual(now)
  })
})
