import { webTones } from '../player/tones'
import { shownAt, type Plan, type Shown } from './timer'

const READY_S = 5
const EVERY_MS = 200
const QUIET_0_1 = 0.6

/** A guided set's timer. It leads nobody on: when it is done the page waits for an answer. */
const place = document.querySelector<HTMLElement>('[data-island="timer"]')
const [count, says, button] = ['.timer-count', '.timer-says', 'button'].map((found) => place?.querySelector<HTMLElement>(found))
if (place && count && says && button) {
  const text = (name: string) => place.dataset[name] ?? ''
  const atOnce = 'atOnce' in place.dataset
  const plan: Plan = {
    times: Number(text('times')), pace_s: Number(text('pace')), hold: Number(text('hold')) > 0, ready_s: atOnce ? 0 : READY_S,
  }
  const tones = webTones()
  let passed_s = 0
  let since_ms: number | null = null
  let before: Shown = { phase: 'ready', count: '' }

  const now_s = () => passed_s + (since_ms === null ? 0 : (performance.now() - since_ms) / 1000)
  const draw = () => {
    const now = shownAt(plan, now_s())
    if (now.count !== before.count) count.textContent = now.count
    if (now.phase !== before.phase) {
      says.textContent = now.phase === 'done' ? text('done') : ''
      tones.play(now.phase === 'done' ? 'end' : 'start', QUIET_0_1)
    } else if (now.phase === 'going' && !plan.hold && now.count !== before.count) tones.play('rep', QUIET_0_1)
    before = now
    if (now.phase === 'done') {
      since_ms = null
      button.hidden = true
      return
    }
    if (since_ms !== null) setTimeout(draw, EVERY_MS)
  }
  const go = () => {
    since_ms = performance.now()
    button.textContent = text('pause')
    if (before.phase === 'ready') says.textContent = text('ready')
    draw()
  }
  const stop = () => {
    passed_s = now_s()
    since_ms = null
    button.textContent = text('goOn')
  }
  button.addEventListener('click', () => {
    tones.prime()
    if (since_ms === null) go()
    else stop()
  })
  button.textContent = text('start')
  count.textContent = shownAt({ ...plan, ready_s: 0 }, 0).count
  place.hidden = false
  if (atOnce) go()
}
