import { expect, test } from 'vitest'
import { toOffers } from '#web/lot/lot-offers.ts'

const row = (
  lotCode: string,
  expiresOn: string | null,
  figures: [onHand: string, reserved: string, available: string],
) => {
  const [onHand, reserved, available] = figures
  return { lotCode, expiresOn, onHand, reserved, available }
}

const rows = [
  row('LATE', '2030-01-01', ['5', '2', '3']),
  // past its day
  row('OLD', '2020-01-01', ['4', '1', '0']),
  // in quarantine
  row('HELD', null, ['6', '0', '0']),
  row('HELD', null, ['0.5', '0', '0.5']),
  row('GONE', null, ['2', '2', '0']),
]
const told = (reach: 'place' | 'below') =>
  toOffers(rows, '2026-01-01', reach).map(({ code, available, isExpired }) => [code, available, isExpired])

test('what is blocked is moved, written off and given back, but not sold', () => {
  expect(told('place')).toEqual([
    ['OLD', '3', true],
    ['LATE', '3', false],
    ['HELD', '6.5', false],
  ])
  expect(told('below')).toEqual([
    ['LATE', '3', false],
    ['HELD', '0.5', false],
  ])
})
