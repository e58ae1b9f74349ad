import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Correlation, firstMonday, shareFigures, summedWeeks, toWeekFigures, varianceOfSum } from './week-figures.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

test('sums begin on a Monday', () => {
  expect(['2026-11-30', '2026-12-01', '2026-12-06', '2026-12-07'].map(firstMonday)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-07',
    '2026-12-07',
  ])
})

test.each(['D', 'W', 'M'] as const)('steps of kind %s are spread over their days, to a hundredth in all', (freq) => {
  const start = { D: '2026-12-02', W: '2026-11-30', M: '2026-11-01' }[freq]
  const daily = { D: 1, W: 7, M: 30.5 }[freq]
  const mean = new Array<number>(84).fill(daily * 0.333)
  const weeks = toWeekFigures({ start, freq, mean }, '2026-12-07')
  expect(weeks).toHaveLength(summedWeeks)
  // November has fewer days than a month on average, December and January more
  expect(Math.abs(sum(weeks ?? []) / 100 - 56 * 0.333)).toBeLessThan(freq === 'M' ? 0.6 : 0.011)
  expect(toWeekFigures({ start, freq, mean: mean.slice(0, 1) }, '2026-12-07')).toBeUndefined()
  expect(toWeekFigures({ start: '2026-12-08', freq, mean }, '2026-12-07')).toBeUndefined()
})

test('parts are whole, none is below nothing, they add up to what was shared, and over time come near their share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100_000), { minLength: 1, maxLength: 12 }),
      fc.array(fc.double({ min: 0.001, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 9 }),
      (figures, shares) => {
        const parts = shareFigures(figures, shares)
        for (const [week, figure] of figures.entries()) expect(sum(parts.map((part) => part[week] ?? 0))).toBe(figure)
        for (const [index, part] of parts.entries()) {
          expect(part.every((value) => Number.isInteger(value) && value >= 0)).toBe(true)
          expect(Math.abs(sum(part) - (sum(figures) * (shares[index] ?? 0)) / sum(shares))).toBeLessThan(
            shares.length + 1,
          )
        }
      },
    ),
  )
})

describe('the interval of a sum', () => {
  test('lies between that of independent errors and the sum of the bounds', () => {
    const errors = { variance: 4 * 9, deviation: 4 * 3 }
    expect([0, 0.5, 1].map((correlation) => varianceOfSum(errors, correlation))).toEqual([36, 90, 144])
  })

  test('goes by how much the items went together', () => {
    const measure = (together: number) => {
      const correlation = new Correlation(52)
      const wave = (week: number, item: number) =>
        Math.sin(week * (item + 1) * 1.7) + Math.cos(week * week * (item + 3))
      for (let item = 0; item < 40; item++)
        correlation.add(Array.from({ length: 52 }, (_, week) => 10 + wave(week, item) + together * wave(week, 99)))
      correlation.add([1, 2])
      return correlation.read()
    }
    expect(measure(0)).toBeLessThan(0.05)
    expect(measure(1)).toBeGreaterThan(0.35)
    expect(measure(1)).toBeLessThan(0.65)
    expect(measure(50)).toBeGreaterThan(0.95)
    expect(new Correlation(8).read()).toBe(0)
  })
})
