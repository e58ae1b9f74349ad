import { expect, test } from 'vitest'
import { targetOf } from '#web/ui/sortable.tsx'

const heights = [40, 40, 80, 40]

test.each([
  [0, 0, 0],
  [0, 19, 0],
  [0, 20, 1],
  [0, 79, 1],
  [0, 80, 2],
  [0, 1000, 3],
  [3, -39, 3],
  [3, -40, 2],
  [3, -1000, 0],
  [1, -20, 0],
])('row %i moved by %i pixels lands at %i', (from, by, to) => {
  expect(targetOf(heights, from, by)).toBe(to)
})
