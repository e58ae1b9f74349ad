import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, pastedBounds, stepFrom } from '#web/ui/grid-range.ts'

const size = { rows: 100, columns: 5, page: 20 }

test('a range is the same rectangle whichever way it is drawn', () => {
  const rectangle = { top: 2, left: 1, bottom: 9, right: 4 }
  expect(boundsOf({ anchor: { row: 2, column: 1 }, focus: { row: 9, column: 4 } })).toEqual(rectangle)
  expect(boundsOf({ anchor: { row: 9, column: 1 }, focus: { row: 2, column: 4 } })).toEqual(rectangle)
})

test.each([
  ['ArrowDown', false, { row: 6, column: 2 }],
  ['ArrowDown', true, { row: 99, column: 2 }],
  ['ArrowLeft', true, { row: 5, column: 0 }],
  ['PageUp', false, { row: 0, column: 2 }],
  ['PageDown', false, { row: 25, column: 2 }],
  ['Home', false, { row: 5, column: 0 }],
  ['End', true, { row: 99, column: 4 }],
  ['a', false, undefined],
])('%s (with Ctrl: %s) leads to %o', (key, far, cell) => {
  expect(stepFrom({ row: 5, column: 2 }, key, far, size)).toEqual(cell)
})

test('no key leads beyond the edge', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']
  fc.assert(
    fc.property(fc.nat(99), fc.nat(4), fc.constantFrom(...keys), fc.boolean(), (row, column, key, far) => {
      const cell = stepFrom({ row, column }, key, far, size)
      expect(cell && cell.row >= 0 && cell.row < 100 && cell.column >= 0 && cell.column < 5).toBe(true)
    }),
  )
  expect(stepFrom({ row: 0, column: 0 }, 'ArrowDown', false, { rows: 0, columns: 0, page: 1 })).toEqual({
    row: 0,
    column: 0,
  })
})

test('one value fills the range, a block that fits is repeated, another stands as it is, and all end at the edge', () => {
  const range = { top: 10, left: 1, bottom: 13, right: 2 }
  expect(pastedBounds(range, 1, 1, size)).toEqual(range)
  expect(pastedBounds(range, 2, 1, size)).toEqual(range)
  expect(pastedBounds(range, 3, 4, size)).toEqual({ top: 10, left: 1, bottom: 12, right: 4 })
  expect(pastedBounds({ top: 98, left: 4, bottom: 98, right: 4 }, 5, 3, size)).toEqual({
    top: 98,
    left: 4,
    bottom: 99,
    right: 4,
  })
})
