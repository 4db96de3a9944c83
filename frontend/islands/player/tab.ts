/** Whose turn it is when a session is open twice: one tab plays, the other looks on. */
export interface Turns {
  readonly mine: boolean
  /** Take the session over from the other tab; resolves when this one may write. */
  take(): Promise<void>
}

export interface TurnEvents {
  /** The other tab has taken over: stop writing. */
  lost(): void
  /** The other tab asks: put everything on the disk before it reads. */
  handOver(): Promise<void>
}

const WAIT_FOR_HAND_OVER_MS = 1500

/** Ask for the session. Where the browser has no locks, every tab is on its own. */
export async function turns(session_id: string, events: TurnEvents): Promise<Turns> {
  const locks = globalThis.navigator?.locks
  if (!locks) return { mine: true, take: async () => undefined }
  const name = `limber-session-${session_id}`
  const channel = new BroadcastChannel(name)
  let mine = false

  const hold = (options: LockOptions) =>
    new Promise<boolean>((decided) => {
      const held = locks.request(name, options, (lock) => {
        mine = lock !== null
        decided(mine)
        // Held until the page closes or another tab takes it.
        return mine ? new Promise<never>(() => undefined) : undefined
      })
      held.catch(() => {
        decided(false)
        if (!mine) return
        mine = false
        events.lost()
      })
    })

  channel.onmessage = (message: MessageEvent<string>) => {
    if (message.data !== 'ask' || !mine) return
    void events.handOver().finally(() => channel.postMessage('ready'))
  }
  await hold({ ifAvailable: true })
  return {
    get mine() {
      return mine
    },
    async take() {
      await asked(channel)
      await hold({ steal: true })
    },
  }
}

function asked(channel: BroadcastChannel): Promise<void> {
  return new Promise((resolve) => {
    const own = channel.onmessage
    const done = () => {
      clearTimeout(timer)
      channel.onmessage = own
      resolve()
    }
    const timer = setTimeout(done, WAIT_FOR_HAND_OVER_MS)
    channel.onmessage = (message: MessageEvent<string>) => {
      if (message.data === 'ready') done()
    }
    channel.postMessage('ask')
  })
}
