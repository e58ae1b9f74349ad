import fc from 'fast-check'
import { expect, test } from 'vitest'
import { liftForecast, liftOf } from './event-lift.ts'
import { forecastSeries } from './forecast-series.ts'
import { spreadOf } from './forecast-spread.ts'
import { quantileLevels } from './series-forecast.ts'

const even = [1, 1, 1, 1, 1, 1, 1]
const train = Array.from({ length: 60 }, (_, n) => [4, 6, 5, 7, 3, 9, 2][n % 7] ?? 0)
const base = forecastSeries({ id: 'a', freq: 'D', season: 7, horizon: 14, train })
const rare = forecastSeries({
  id: 'b',
  freq: 'D',
  season: 7,
  horizon: 14,
  train: train.map((value, n) => (n % 5 === 0 ? value : 0)),
})
const sale = { startsOn: '2026-03-04', endsOn: '2026-03-06', locationId: null, factor: 1.5, error: 0.2 }

test('a step takes part in an event by the share of its demand on the days of the event', () => {
  const week = liftOf([sale], { start: '2026-03-02', freq: 'W', horizon: 2, profile: even })
  expect(week?.factors[0]).toBeCloseTo(1 + (0.5 * 3) / 7, 12)
  expect(week?.errors[0]).toBeCloseTo((1.5 * 0.2 * 3) / 7, 12)
  expect([week?.factors[1], week?.errors[1]]).toEqual([1, 0])
  // 2026-03-04 is a Wednesday, and day number 0 was a Thursday: nothing is sold from Wednesday to Friday
  const shut = liftOf([sale], { start: '2026-03-02', freq: 'W', horizon: 1, profile: [0, 0, 1, 1, 1, 1, 0] })
  expect(shut?.factors[0]).toBeCloseTo(1, 6)
  expect(liftOf([sale], { start: '2026-03-07', freq: 'D', horizon: 9, profile: even })).toBeUndefined()
})

test('of events that overlap the stronger counts', () => {
  const both = [sale, { ...sale, startsOn: '2026-03-06', endsOn: '2026-03-07', factor: 3 }, { ...sale, factor: 1.1 }]
  const lift = liftOf(both, { start: '2026-03-03', freq: 'D', horizon: 6, profile: even })
  expect(lift?.factors).toEqual([1, 1.5, 1.5, 3, 3, 1])
})

test('without an event nothing moves, and steps without one stay to the last bit', () => {
  expect(liftForecast(base, undefined)).toBe(base)
  const lifted = liftForecast(base, liftOf([sale], { start: '2026-03-01', freq: 'D', horizon: 14, profile: even }))
  for (const step of [0, 1, 2, 6, 13]) {
    expect([lifted.mean[step], lifted.lower[step], lifted.upper[step]]).toEqual([
      base.mean[step],
      base.lower[step],
      base.upper[step],
    ])
    for (const level of quantileLevels) expect(lifted.q[level]?.[step]).toBe(base.q[level]?.[step])
  }
  expect(lifted.mean[3]).toBe((base.mean[3] ?? 0) * 1.5)
})

test('whatever an event does, quantiles rise with their level, hold the mean, do not sink below nothing, and the variance grows with the doubt', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(base, rare),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (forecast, factor, error) => {
        const lifted = (doubt: number) =>
          liftForecast(
            forecast,
            liftOf([{ ...sale, factor, error: doubt }], { start: '2026-03-01', freq: 'D', horizon: 14, profile: even }),
          )
        const made = lifted(error)
        for (const [step, mean] of made.mean.entries()) {
          const quantiles = quantileLevels.map((level) => made.q[level]?.[step] ?? Number.NaN)
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
          expect(quantiles[0]).toBeGreaterThanOrEqual(0)
          expect(made.lower[step]).toBeLessThanOrEqual(mean)
          expect(made.upper[step]).toBeGreaterThanOrEqual(mean)
        }
        // counts are rounded
        expect(spreadOf(made).totalVariance).toBeGreaterThanOrEqual(0.9 * spreadOf(lifted(0)).totalVariance - 1)
      },
    ),
  )
})

test('the spread becomes that of a product: of the demand, and of an effect that may be another', () => {
  const factor = 2
  const error = 0.3
  const continuous = forecastSeries({
    id: 'c',
    freq: 'D',
    season: 7,
    horizon: 14,
    train: train.map((value) => value + 0.37),
  })
  const all = { ...sale, startsOn: '2026-03-01', endsOn: '2026-03-31', factor, error }
  const lifted = liftForecast(continuous, liftOf([all], { start: '2026-03-01', freq: 'D', horizon: 14, profile: even }))
  const total = continuous.mean.reduce((sum, one) => sum + one, 0)
  const { totalVariance } = spreadOf(lifted)
  expect(
    totalVariance / (factor ** 2 * spreadOf(continuous).totalVariance + (factor * error * total) ** 2),
  ).toBeCloseTo(1, 1)
})
