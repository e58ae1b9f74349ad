import { expect, test } from 'vitest'
import { positionsAfterMove } from '#web/schema/move-field.ts'

const fields = [
  { id: 'a', position: 0 },
  { id: 'b', position: 1 },
  { id: 'c', position: 2 },
]

test('a move writes the two that changed places', () => {
  expect(positionsAfterMove(fields, 'c', -1)).toEqual([
    { id: 'c', position: 1 },
    { id: 'b', position: 2 },
  ])
})

test('positions that were equal or had holes are set right on the way', () => {
  const same = fields.map((field) => ({ ...field, position: 5 }))
  expect(positionsAfterMove(same, 'a', 1)).toEqual([
    { id: 'b', position: 0 },
    { id: 'a', position: 1 },
    { id: 'c', position: 2 },
  ])
})

test('beyond the ends nothing moves', () => {
  expect(positionsAfterMove(fields, 'a', -1)).toEqual([])
  expect(positionsAfterMove(fields, 'c', 1)).toEqual([])
  expect(positionsAfterMove(fields, 'x', 1)).toEqual([])
})
