import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DemandDistribution, quantileOf, stepDistribution, totalDistribution } from './demand-distribution.ts'

const meanOf = ({ values, cumulative }: DemandDistribution): number =>
  values.reduce((total, value, i) => total + value * ((cumulative[i] ?? 0) - (cumulative[i - 1] ?? 0)), 0)

const demands = fc
  .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 })), { minLength: 2, maxLength: 80 })
  .filter((values) => values.some((value) => value > 0))
  .map((values) => Float64Array.from(values))

test('the mean of a step is the forecast mean, whatever it is', () => {
  fc.assert(
    fc.property(demands, fc.double({ min: 0.01, max: 40, noNaN: true }), (demand, mean) => {
      const distribution = stepDistribution({ demand, mean, uncertainty: 0.3 })
      expect(meanOf(distribution) / mean).toBeCloseTo(1, 6)
      expect(distribution.cumulative.at(-1)).toBeCloseTo(1, 9)
    }),
    { numRuns: 100 },
  )
})

test('the mean of a total is that of its steps, as far as the grid reaches', () => {
  fc.assert(
    fc.property(demands, fc.integer({ min: 1, max: 30 }), (demand, steps) => {
      const mean = demand.reduce((total, value) => total + value, 0) / demand.length
      const total = totalDistribution({ demand, mean, uncertainty: 0.2 }, steps)
      expect(meanOf(total) / (mean * steps)).toBeGreaterThan(0.97)
      expect(meanOf(total) / (mean * steps)).toBeLessThan(1.001)
    }),
    { numRuns: 60 },
  )
})

test('two steps of a fair coin without doubt: none, one or two', () => {
  const coin = Float64Array.from({ length: 400 }, (_, t) => t % 2)
  const total = totalDistribution({ demand: coin, mean: 0.5, uncertainty: 0 }, 2)
  expect(quantileOf(total, 0.2)).toBe(0)
  expect(Math.abs(quantileOf(total, 0.5) - 1)).toBeLessThan(0.6)
  expect(quantileOf(total, 0.99)).toBeGreaterThan(1.8)
})

test('the tail reaches past the largest demand ever seen', () => {
  const demand = Float64Array.of(0, 4, 0, 5, 6, 0, 5, 0, 4, 6)
  expect(quantileOf(stepDistribution({ demand, mean: 3, uncertainty: 0.2 }), 0.99)).toBeGreaterThan(6)
})

test('no demand expected: zero at every level', () => {
  const none = { demand: Float64Array.of(0, 3, 0), mean: 0, uncertainty: 0.3 }
  expect(quantileOf(stepDistribution(none), 0.99)).toBe(0)
  const empty = totalDistribution({ demand: new Float64Array(5), mean: 0, uncertainty: 0.3 }, 4)
  expect(quantileOf(empty, 0.99)).toBe(0)
})
