import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bucketOfDuration, durationBuckets, quantileOfDurations } from './duration-histogram.ts'

test.each([
  [0, 0],
  [0.9, 0],
  [1, 1],
  [1.9, 1],
  [2, 2],
  [1000, 10],
  [1e12, durationBuckets - 1],
])('%d ms stand in bucket %d', (durationMs, bucket) => {
  expect(bucketOfDuration(durationMs)).toBe(bucket)
})

test('no durations have no quantile', () => {
  expect(quantileOfDurations(new Array(durationBuckets).fill(0), 0.5)).toBeUndefined()
})

test('a quantile is within a factor of two of the exact one, and grows with what is asked', () => {
  const durations = fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, quantile) => {
      const counts = new Array<number>(durationBuckets).fill(0)
      for (const one of all) counts[bucketOfDuration(one)] = (counts[bucketOfDuration(one)] ?? 0) + 1
      const exact = all.toSorted((one, other) => one - other)[Math.ceil(quantile * all.length) - 1] ?? 0
      const told = quantileOfDurations(counts, quantile) ?? 0
      expect(told).toBeGreaterThan(exact / 2.001)
      expect(told).toBeLessThan(exact * 2.001)
      expect(quantileOfDurations(counts, 1)).toBeGreaterThanOrEqual(told)
    }),
  )
})
