import { expect, it } from 'vitest'
import { shownAt, type Plan } from './timer'

const FIVE: Plan = { times: 5, pace_s: 6, hold: false, ready_s: 5 }
const HOLD: Plan = { times: 1, pace_s: 30, hold: true, ready_s: 5 }
const WAIT: Plan = { times: 1, pace_s: 300, hold: true, ready_s: 0 }

it.each([
  [FIVE, 0, 'ready', '5'],
  [FIVE, 4.2, 'ready', '1'],
  [FIVE, 5, 'going', '1 / 5'],
  [FIVE, 11, 'going', '2 / 5'],
  [FIVE, 34.9, 'going', '5 / 5'],
  [FIVE, 35, 'done', '5 / 5'],
  [HOLD, 5, 'going', '30'],
  [HOLD, 34.5, 'going', '1'],
  [HOLD, 99, 'done', '0'],
  [WAIT, 0, 'going', '5:00'],
  [WAIT, 238.5, 'going', '1:02'],
  [WAIT, 241, 'going', '59'],
] as const)('%o after %d s: %s, %s', (plan, passed_s, phase, count) => {
  expect(shownAt(plan, passed_s)).toEqual({ phase, count })
})
