import { expect, test } from 'vitest'
import { zoneToOffer } from './zone'

test.each([
  ['Europe/Madrid', ['UTC', 'Europe/Madrid'], 'Europe/Madrid'],
  ['Mars/Olympus', ['UTC', 'Europe/Madrid'], null],
  [undefined, ['UTC'], null],
])('own zone %s of the list %o gives %s', (own, known, offered) => {
  expect(zoneToOffer(own, known)).toBe(offered)
})
