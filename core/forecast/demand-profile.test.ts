import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { demandProfile } from './demand-profile.ts'
import { forecastSeries } from './forecast-series.ts'
import { prepareHistory } from './prepare-history.ts'
import type { SeriesInput } from './series-forecast.ts'

const weekly = (train: number[], horizon = 13): SeriesInput => ({ id: 'item', freq: 'W', season: 52, horizon, train })
const isSeasonal = (input: SeriesInput): boolean =>
  demandProfile(prepareHistory(input, input.horizon), input.horizon).seasonal

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Sold in the ten weeks up to the end of each year, 20 to 60 a week. */
const christmas = (steps: number): number[] => {
  const random = randomFrom(5)
  return Array.from({ length: steps }, (_, t) => (t % 52 >= 42 ? 20 + Math.floor(40 * random()) : 0))
}

describe('an item that sells in its season only', () => {
  test('is expected in its season, and hardly out of it', () => {
    const next = forecastSeries(weekly(christmas(52 * 3 - 12), 26))
    const [before, within, after] = [next.mean.slice(0, 2), next.mean.slice(2, 12), next.mean.slice(12)]
    expect(sum(within)).toBeGreaterThan(300)
    expect(sum(within)).toBeLessThan(500)
    // a week to either side may be early or late
    expect(sum(before)).toBeLessThan(30)
    expect(sum(after.slice(1))).toBeLessThan(20)
    expect(next.method).toBe('intermittent-seasonal')
  })

  test('scatters as its season did, not as the whole year', () => {
    const { upper } = forecastSeries(weekly(christmas(52 * 3 - 12), 26))
    for (let step = 3; step < 11; step++) {
      expect(upper[step]).toBeGreaterThan(60)
      expect(upper[step]).toBeLessThan(150)
    }
    expect(Math.max(...upper.slice(14, 24))).toBeLessThan(10)
  })

  test('of months, from two years on', () => {
    const train = Array.from({ length: 30 }, (_, t) => ([5, 6, 7].includes(t % 12) ? 40 + (t % 3) : 0))
    // the next month is the seventh of the year: its season
    const { mean } = forecastSeries({ id: 'item', freq: 'M', season: 12, horizon: 12, train })
    expect(mean[0]).toBeGreaterThan(25)
    expect(mean[0]).toBeLessThan(60)
    expect(Math.max(...mean.slice(3, 10))).toBeLessThan(8)
  })

  test('has a total over the horizon that its season makes up', () => {
    const { cum } = forecastSeries(weekly(christmas(52 * 3 - 12), 26))
    expect(cum['0.5']).toBeGreaterThan(300)
    expect(cum['0.99']).toBeLessThan(900)
  })
})

test('chance is no season: of 300 items that sell in any week, one at most has one', () => {
  const random = randomFrom(11)
  let found = 0
  for (let item = 0; item < 300; item++) {
    const [chance, batch] = [0.05 + 0.3 * random(), 1 + Math.floor(30 * random())]
    const train = Array.from({ length: 104 + (item % 60) }, () =>
      random() < chance ? batch * (1 + Math.floor(3 * random())) : 0,
    )
    if (isSeasonal(weekly(train))) found++
  }
  expect(found).toBeLessThanOrEqual(1)
})

test('one long sale in each of two years, half a year apart in them, is no season', () => {
  const train = Array.from({ length: 110 }, (_, t) => ((t >= 5 && t < 20) || (t >= 83 && t < 98) ? 5 : 0))
  expect(isSeasonal(weekly(train))).toBe(false)
})

test('a day of hours and the week about it are both learned: closed at night, and on Sundays', () => {
  const random = randomFrom(3)
  const open = (t: number): boolean => t % 24 >= 9 && t % 24 < 18 && Math.floor(t / 24) % 7 !== 6
  const train = Array.from({ length: 24 * 42 }, (_, t) => (open(t) ? 1 + Math.floor(5 * random()) : 0))
  const { mean, upper } = forecastSeries({ id: 'hours', freq: 'H', season: 24, horizon: 168, train })
  for (let step = 0; step < 168; step++) {
    if (open(step)) expect(mean[step]).toBeGreaterThan(2)
    else expect(upper[step]).toBeLessThan(1)
  }
})
