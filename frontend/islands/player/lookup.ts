import type { LightAdvice, Script, ScriptExercise, Step } from '../../generated/script'
import type { TextKey } from '../../generated/texts'

export type Light = LightAdvice['light']

/** The three ways to do another exercise in the place of one. */
export interface Alternatives {
  readonly easier: readonly ScriptExercise[]
  readonly harder: readonly ScriptExercise[]
  readonly swap: readonly ScriptExercise[]
}

/** The exercise of the day at a place, and all that may stand there in its stead. */
function choices(planned: ScriptExercise): readonly ScriptExercise[] {
  return [planned, ...planned.easier, ...planned.harder, ...planned.swaps]
}

/** The place in the day (from 0) that an exercise belongs to, or -1. */
export function slotOf(script: Script, key: string): number {
  return script.exercises.findIndex((planned) => choices(planned).some((one) => one.key === key))
}

/** The exercise that is done at a place. */
export function exerciseAt(script: Script, keys: readonly string[], slot: number): ScriptExercise {
  const planned = script.exercises[slot]
  if (!planned) throw new RangeError(`no exercise at place ${slot}`)
  return choices(planned).find((one) => one.key === keys[slot]) ?? planned
}

export function stepOf(exercise: ScriptExercise, step: number): Step {
  const found = exercise.steps[step]
  if (!found) throw new RangeError(`no step ${step} in ${exercise.key}`)
  return found
}

/**
 * What the person may go to from an exercise. From an alternative the way leads back as well: the planned
 * exercise is harder than an easier one. Exercises that hurt today are not offered again.
 */
export function alternatives(
  script: Script,
  keys: readonly string[],
  slot: number,
  barred: readonly string[],
): Alternatives {
  const planned = script.exercises[slot]
  if (!planned) return { easier: [], harder: [], swap: [] }
  const key = exerciseAt(script, keys, slot).key
  const free = (list: readonly ScriptExercise[]) => list.filter((one) => one.key !== key && !barred.includes(one.key))
  const down = planned.easier.findIndex((one) => one.key === key)
  const up = planned.harder.findIndex((one) => one.key === key)
  if (down >= 0) {
    return {
      easier: free(planned.easier.slice(down + 1)),
      harder: free([...planned.easier.slice(0, down).reverse(), planned]),
      swap: free(planned.swaps),
    }
  }
  if (up >= 0) {
    return {
      easier: free([...planned.harder.slice(0, up).reverse(), planned, ...planned.easier]),
      harder: free(planned.harder.slice(up + 1)),
      swap: free(planned.swaps),
    }
  }
  if (planned.key === key) {
    return { easier: free(planned.easier), harder: free(planned.harder), swap: free(planned.swaps) }
  }
  return { easier: free(planned.easier), harder: [], swap: free([planned, ...planned.swaps]) }
}

type Places = Readonly<Record<string, string | number>>

/** A text of safety, and the English to show beneath it; empty where none is needed. */
export interface Line {
  readonly text: string
  readonly english: string
}

/** A fixed word of the player with its places filled. */
export function words(script: Script, key: TextKey, places: Places = {}): string {
  return filled(script.texts[key] ?? '', places)
}

/** The same with the English beneath, for the words of the safety dialogues. */
export function line(script: Script, key: TextKey, places: Places = {}): Line {
  // A session that was begun with an older version has no English.
  const english = (script.english as Script['english'] | undefined)?.[key] ?? ''
  return { text: words(script, key, places), english: filled(english, places) }
}

/** Several lines with what stands beneath each. */
export function lines(texts: readonly string[], english: readonly string[] | undefined): readonly Line[] {
  return texts.map((text, n) => ({ text, english: english?.[n] ?? '' }))
}

function filled(text: string, places: Places): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole))
}
