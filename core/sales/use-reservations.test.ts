import { expect, test } from 'vitest'
import { type Held, useReservations } from './use-reservations.ts'

const held = (id: string, lotId: string, quantity: string, lineId = 'line'): Held => ({
  id,
  lineId,
  locationId: 'bin',
  lotId,
  quantity,
})
const taken = (lotId: string, quantity: string, lineId = 'line') => ({ lineId, locationId: 'bin', lotId, quantity })

test.each([
  ['all of what was set aside', [held('1', 'a', '3')], [taken('a', '3')], { 1: '0' }],
  ['a part of it', [held('1', 'a', '3')], [taken('a', '0.5')], { 1: '2.5' }],
  ['more than was set aside', [held('1', 'a', '3')], [taken('a', '5')], { 1: '0' }],
  ['another lot: the first is free again', [held('1', 'a', '3')], [taken('b', '2')], { 1: '1' }],
  ['exactly what was taken before others', [held('1', 'a', '3'), held('2', 'b', '2')], [taken('b', '2')], { 2: '0' }],
  [
    'of two, each its own whatever the order',
    [held('1', 'a', '3'), held('2', 'b', '2')],
    [taken('b', '3'), taken('a', '2')],
    { 1: '0', 2: '0' },
  ],
  ['never of another line', [held('1', 'a', '3', 'other')], [taken('a', '3')], {}],
] as const)('%s', (_, before, goods, left) => {
  expect(Object.fromEntries(useReservations(before, goods).map((one) => [one.id, one.left]))).toEqual(left)
})
