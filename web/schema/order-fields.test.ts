import { expect, test } from 'vitest'
import { inOrder } from '#web/schema/order-fields.ts'

test('fields stand as they were dragged until the server answers; a field made meanwhile comes last', () => {
  const rows = ['a', 'b', 'new', 'c'].map((id) => ({ id }))
  expect(inOrder(rows, ['c', 'a', 'b']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'new'])
  expect(inOrder(rows, undefined)).toEqual(rows)
})
