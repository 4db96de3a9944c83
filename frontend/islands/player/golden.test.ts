import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Script } from '../../generated/script'
import { nextWrong, type Answer } from './dialogue'
import * as engine from './engine'
import { screen } from './screen'
import { amountOf, initial } from './state'
import { length_s } from './timeline'

/** The script that the Python room `session` made; where its events lead stands in resume.test.ts. */
const file = resolve(import.meta.dirname, '../../../tests/golden/session-script.json')
const script = JSON.parse(readFileSync(file, 'utf8')) as Script

describe('a script as Python makes it', () => {
  test('every step lasts as long as the script says', () => {
    const state = initial(script)
    for (const planned of script.exercises) {
      for (const exercise of [planned, ...planned.easier, ...planned.harder, ...planned.swaps]) {
        exercise.steps.forEach((step, n) => {
          expect(length_s(step, amountOf({ ...state, step: n }, exercise, n)), `${exercise.key} ${n}`).toBeCloseTo(step.seconds, 2)
        })
      }
    }
  })

  test('a real script plays from beginning to end, and every moment has a screen', () => {
    let state = engine.start(script, initial(script)).state
    const kinds: string[] = []
    for (let s = 0; s < 3600 && state.at !== 'finish'; s++) {
      const now = screen(script, state)
      expect(now.name).not.toBe('')
      expect(now.count).toMatch(/^\d+(:\d\d)?$/)
      const { state: after, events } = engine.tick(script, state, 0.5)
      kinds.push(...events.map((event) => event.kind))
      state = after
    }
    expect(state.at).toBe('finish')
    expect(kinds.filter((kind) => kind === 'rated')).toHaveLength(script.exercises.length)
  })

  test('every way through the safety dialogue ends in a decision', () => {
    const walk = (answers: readonly Answer[]): number => {
      const next = nextWrong(script.wrong, answers)
      if (next.kind === 'decided') return 1
      if (next.kind !== 'ask') throw new Error(next.kind)
      const { id, options } = next.question
      return options.reduce((sum, option) => sum + walk([...answers, { question: id, option }]), 0)
    }
    expect(walk([])).toBeGreaterThan(20)
  })
})
