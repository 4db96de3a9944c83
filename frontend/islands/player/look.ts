import type { Script, ScriptExercise } from '../../generated/script'
import texts from '../../generated/texts.en.json'
import { floorScript, standingScript } from './fixtures'

/** To look at the player without a server: `npx vite`, then /static/islands/player/look.html?standing&figures=/folder */
const asked = new URLSearchParams(location.search)
const script = (asked.has('standing') ? standingScript : floorScript)(texts)
const folder = asked.get('figures')

function drawn(one: ScriptExercise): ScriptExercise {
  const known: Record<string, string> = {
    breathing: 'diaphragmatic-breathing', march: 'standing-march', 'leg-only': 'quadruped-leg-extension', plank: 'plank-high',
  }
  const id = known[one.exercise_id] ?? one.exercise_id
  return { ...one, image: `${folder}/${id}-still.svg`, clips: { right: `${folder}/${id}.json` }, easier: one.easier.map(drawn), harder: one.harder.map(drawn), swaps: one.swaps.map(drawn) }
}

/** `?coach`: every exercise can be followed by the camera; what it sees and says comes from the page's own camera. */
function followed(one: ScriptExercise): ScriptExercise {
  const coach = { watch: 'data:,{}', about: '', view: 'side', mode: 'repetitions', cues: { sag: 'Press through your heels.' }, moving_s: 2 } as const
  return { ...one, coach }
}

const drawnScript: Script = folder ? { ...script, shape: `${folder}/shape.json`, exercises: script.exercises.map(drawn) } : script
const shown: Script = asked.has('coach') ? { ...drawnScript, exercises: drawnScript.exercises.map(followed) } : drawnScript
const place = document.createElement('script')
place.type = 'application/json'
place.id = 'session-script'
place.textContent = JSON.stringify(shown)
document.body.append(place)

/** `at=rest` and so on: the events that lead there, as a server would have stored them. */
const HERE: Record<string, readonly [key: string, step: number]> = {
  rest: ['1-bridge', 2], change: ['2-bird-dog', 2], bout: ['3-breathing', 1],
}
const at = asked.get('at')
if (at) {
  const [key, step] = HERE[at] ?? ['1-bridge', 3]
  const where = { key, exercise_id: key.slice(2) }
  const made: [string, object][] = [
    ['started', { build: 'look', pain_before_0_10: 3 }], ['step-entered', { ...where, step, by: 'time' }],
    ...(at === 'rating' ? [['set-done', { ...where, side: 'both', set_number: 2, reps: 5, seconds: 40 }] as [string, object]] : []),
  ]
  const session_id = `0198c5a0-0000-7000-8000-${String(Date.now()).slice(-12)}`
  place.textContent = JSON.stringify({ ...shown, session_id })
  const stored = made.map(([kind, data], seq) => (
    { id: `${seq}${session_id.slice(1)}`, session_id, seq, at: new Date().toISOString(), kind, data }))
  const list = document.createElement('script')
  list.type = 'application/json'
  list.id = 'session-events'
  list.textContent = JSON.stringify(stored)
  document.body.append(list)
}
const whole = asked.get('script')
if (whole) place.textContent = await (await fetch(whole)).text()
await import('./island')
