import '../../styles/player.css'
import type { Event } from '../../generated/events'
import type { Script } from '../../generated/script'
import { Watcher } from '../camera/watcher'
import { fold, merged } from './fold'
import { localTime, uuid7 } from './ids'
import { Keeping } from './keeping'
import { words } from './lookup'
import { Outbox, browserPost } from './outbox'
import { Player, type Page } from './player'
import { readSettings } from './settings'
import type { NewEvent } from './state'
import { openStore } from './store'
import { turns } from './tab'
import { webTones } from './tones'
import { Voice } from './voice'

const LONGEST_SETTLE_MS = 4000
const host = document.getElementById('player')
if (host) void open(host)

function data<T>(id: string): T | null {
  const text = document.getElementById(id)?.textContent
  return text ? (JSON.parse(text) as T) : null
}

/** Put the page together: what is stored, who may write, what speaks; then let the player begin. */
async function open(host: HTMLElement): Promise<void> {
  const script = data<Script>('session-script')
  const { eventsUrl, homeUrl, doneUrl, stopUrl, dangerUrl, coachUrl, keeperUrl, csrf } = host.dataset
  if (!script || !eventsUrl || !homeUrl || !stopUrl) return
  let player: Player | null = null

  const store = await openStore()
  // Ask the browser not to clear this away when the disk gets full.
  void navigator.storage?.persist?.().catch(() => false)
  const outbox = new Outbox(store, browserPost(csrf ?? ''), (keeping) => {
    player?.note(keeping === 'waiting' ? words(script, 'saved_here') : keeping === 'not-kept' ? words(script, 'not_kept') : '')
  })
  const fromServer = data<Event[]>('session-events') ?? []
  let events = merged(fromServer, await store.of(script.session_id))

  const turn = await turns(script.session_id, {
    lost: () => player?.lost(),
    handOver: () => outbox.settle().then(() => undefined),
  })

  const keeping = new Keeping(location.pathname)
  const page: Page = {
    host,
    home_url: homeUrl,
    done_url: doneUrl || homeUrl,
    stop_url: stopUrl,
    danger_url: dangerUrl ?? '',
    keep(made) {
      const stamped = made.map((one, n) => stamp(one, script.session_id, (events.at(-1)?.seq ?? -1) + 1 + n))
      events = [...events, ...stamped]
      outbox.add(eventsUrl, stamped)
    },
    // Nobody waits for a server that hangs.
    settle: () => Promise.race([outbox.settle(), new Promise<boolean>((done) => setTimeout(() => done(false), LONGEST_SETTLE_MS))]),
    watcher(on) {
      keeping.coach()
      return new Watcher(coachUrl ?? '', on)
    },
    ended: (stopped) => keeping.ended(stopped),
    async take() {
      await turn.take()
      events = merged(events, await store.of(script.session_id))
      void outbox.begin()
      return events
    },
  }

  const speech = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined
  const settings = readSettings(() => globalThis.localStorage)
  const voice = new Voice(speech, (text) => new SpeechSynthesisUtterance(text), webTones(), script.language, settings)
  if (turn.mine) await outbox.begin()
  player = new Player(script, fold(script, events), settings, voice, page)
  player.begin(!turn.mine, store.durable)
  if (player.plays) keeping.begin(keeperUrl ?? '', script)
  // Some browsers list their voices only after they have been asked.
  voice.voices()

  addEventListener('pagehide', () => outbox.flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') outbox.flush()
  })
}

function stamp({ kind, data }: NewEvent, session_id: string, seq: number): Event {
  const now = new Date()
  return { id: uuid7(now.getTime()), session_id, seq, at: localTime(now), kind, data: data as unknown as Event['data'] }
}
