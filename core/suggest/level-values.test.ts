import { expect, test } from 'vitest'
import { levelValues } from './level-values.ts'

const scored = (value: number, ...scores: number[]) => ({ value, scores: Float64Array.from(scores) })

test('a value whose own texts are less like it than they are like another is raised above that', () => {
  const broad = Array.from({ length: 10 }, (_, at) => scored(0, at < 3 ? 2 : 0.6, 1))
  const close = Array.from({ length: 10 }, () => scored(1, 0.2, 2))
  const [first = 0, second = 0] = levelValues([...broad, ...close], 2)
  expect(first).toBeGreaterThan(1.2)
  expect(second).toBeLessThan(1)
})

test('values that are told as often as they are there stay as they are', () => {
  const both = Array.from({ length: 10 }, (_, at) => scored(at % 2, at % 2 === 0 ? 3 : 1, at % 2 === 0 ? 1 : 3))
  for (const level of levelValues(both, 2)) expect(level).toBeCloseTo(1, 6)
})

test('one example changes next to nothing, and none nothing', () => {
  expect([...levelValues([], 3)]).toEqual([1, 1, 1])
  for (const level of levelValues([scored(0, 0.001, 1, 1)], 3)) expect(Math.abs(Math.log(level))).toBeLessThan(0.2)
})
