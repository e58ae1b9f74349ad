import { expect, test } from 'vitest'
import { countReachedBy, countTail } from './count-tail.ts'

test('with a large size it is the Poisson distribution, with size one the geometric one', () => {
  expect(countTail({ mean: 3, size: 1e7 }, 1)).toBeCloseTo(1 - Math.exp(-3), 5)
  for (const count of [0, 1, 5, 20]) expect(countTail({ mean: 4, size: 1 }, count)).toBeCloseTo(0.8 ** count, 10)
})

test('the count that is reached by a chance is the least that is exceeded no more often', () => {
  const model = { mean: 4, size: 1 }
  for (const chance of [0.5, 0.05, 0.001]) {
    const count = countReachedBy(model, chance)
    expect(countTail(model, count + 1)).toBeLessThanOrEqual(chance)
    if (count > 0) expect(countTail(model, count)).toBeGreaterThan(chance)
  }
})
