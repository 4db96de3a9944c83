import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import type { Event } from '../../generated/events'
import type { Script } from '../../generated/script'
import { fold } from './fold'

/** Where a session stands after its events: the same examples as Python's own `state`. */
interface Position {
  readonly mode: string
  readonly slot: number
  readonly at: string
  readonly step: number
  readonly keys: readonly string[]
  readonly reps: number
  readonly done: readonly number[]
}

interface Golden {
  readonly script: Script
  readonly cases: readonly { readonly name: string; readonly events: readonly Event[]; readonly position: Position }[]
}

const file = new URL('../../../tests/golden/session-resume.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden

describe('after a reload the page stands where Python says', () => {
  test.each(golden.cases)('$name', ({ events, position }) => {
    const { mode, slot, at, step, keys, reps, done } = fold(golden.script, events)
    expect({ mode, slot, at, step, keys, reps, done }).toEqual(position)
  })
})
