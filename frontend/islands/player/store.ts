import type { Event } from '../../generated/events'

/** An event on this device: where it goes, and when the server said that it has it. */
export interface Kept {
  readonly id: string
  readonly session_id: string
  readonly url: string
  readonly event: Event
  readonly acknowledged_ms: number | null
}

/** Where events are kept. `durable` is false where only this page's memory holds them. */
export interface Store {
  readonly durable: boolean
  /** Keep events; the same id twice is one event. False when the device could not keep them. */
  add(url: string, events: readonly Event[]): Promise<boolean>
  of(session_id: string): Promise<readonly Event[]>
  /** Events of any session that the server does not have yet, oldest first. */
  waiting(): Promise<readonly Kept[]>
  acknowledge(ids: readonly string[], now_ms: number): Promise<void>
  /** Forget what the server has had for a week. */
  prune(now_ms: number): Promise<void>
}

const DATABASE = 'limber-player'
const TABLE = 'events'
const KEPT_MS = 7 * 24 * 3600 * 1000

/** Open the device's store; where the browser has none, or refuses it, events stay in memory. */
export async function openStore(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<Store> {
  try {
    if (!factory) return new MemoryStore()
    return new DeviceStore(await opened(factory))
  } catch {
    return new MemoryStore()
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    const table = request.result.createObjectStore(TABLE, { keyPath: 'id' })
    table.createIndex('session_id', 'session_id')
  }
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
    if ('onblocked' in request) request.onblocked = () => reject(new Error('the database is blocked'))
  })
}

/** IndexedDB. What it holds is also held in memory, so that a page that is closing can still send it. */
class DeviceStore implements Store {
  private readonly memory = new MemoryStore()
  private full = false
  constructor(private readonly database: IDBDatabase) {
    database.onversionchange = () => database.close()
  }

  get durable(): boolean {
    return !this.full
  }

  private async write(act: (table: IDBObjectStore) => void): Promise<void> {
    // Strict: the promise is kept only when the disk has it, so a flat battery loses nothing.
    const transaction = this.database.transaction(TABLE, 'readwrite', { durability: 'strict' })
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the database refused'))
    })
    act(transaction.objectStore(TABLE))
    await done
  }

  private async read<T>(act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return answered(act(this.database.transaction(TABLE, 'readonly').objectStore(TABLE)))
  }

  async add(url: string, events: readonly Event[]): Promise<boolean> {
    try {
      await this.write((table) => {
        for (const event of events) {
          const request = table.add(kept(url, event))
          // An event that is here already stays as it is, with its acknowledgement.
          request.onerror = (problem) => {
            if (request.error?.name !== 'ConstraintError') return
            problem.preventDefault()
            problem.stopPropagation()
          }
        }
      })
      this.full = false
      return true
    } catch {
      this.full = true
      await this.memory.add(url, events)
      return false
    }
  }

  async of(session_id: string): Promise<readonly Event[]> {
    const rows = await this.read<Kept[]>((table) => table.index('session_id').getAll(session_id)).catch(() => [])
    return [...rows.map((row) => row.event), ...(await this.memory.of(session_id))]
  }

  async waiting(): Promise<readonly Kept[]> {
    const rows = await this.read<Kept[]>((table) => table.getAll()).catch(() => [])
    return inOrder([...rows.filter((row) => row.acknowledged_ms === null), ...(await this.memory.waiting())])
  }

  async acknowledge(ids: readonly string[], now_ms: number): Promise<void> {
    await this.memory.acknowledge(ids, now_ms)
    await this.write((table) => {
      for (const id of ids) {
        const request = table.get(id) as IDBRequest<Kept | undefined>
        request.onsuccess = () => {
          const row = request.result
          if (row && row.acknowledged_ms === null) table.put({ ...row, acknowledged_ms: now_ms })
        }
      }
    }).catch(() => undefined)
  }

  async prune(now_ms: number): Promise<void> {
    const rows = await this.read<Kept[]>((table) => table.getAll()).catch(() => [])
    const old = rows.filter((row) => row.acknowledged_ms !== null && row.acknowledged_ms < now_ms - KEPT_MS)
    if (old.length > 0) await this.write((table) => old.forEach((row) => table.delete(row.id))).catch(() => undefined)
  }
}

class MemoryStore implements Store {
  readonly durable = false
  private readonly rows = new Map<string, Kept>()

  async add(url: string, events: readonly Event[]): Promise<boolean> {
    for (const event of events) if (!this.rows.has(event.id)) this.rows.set(event.id, kept(url, event))
    return false
  }

  async of(session_id: string): Promise<readonly Event[]> {
    return [...this.rows.values()].filter((row) => row.session_id === session_id).map((row) => row.event)
  }

  async waiting(): Promise<readonly Kept[]> {
    return inOrder([...this.rows.values()].filter((row) => row.acknowledged_ms === null))
  }

  async acknowledge(ids: readonly string[], now_ms: number): Promise<void> {
    for (const id of ids) {
      const row = this.rows.get(id)
      if (row) this.rows.set(id, { ...row, acknowledged_ms: now_ms })
    }
  }

  async prune(): Promise<void> {}
}

function kept(url: string, event: Event): Kept {
  return { id: event.id, session_id: event.session_id, url, event, acknowledged_ms: null }
}

function inOrder(rows: readonly Kept[]): readonly Kept[] {
  return [...rows].sort((a, b) => a.session_id.localeCompare(b.session_id) || a.event.seq - b.event.seq)
}
