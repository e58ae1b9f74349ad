import { expect, test } from 'vitest'
import { forecastSeries } from './forecast-series.ts'
import { spreadOf } from './forecast-spread.ts'
import { quantileLevels } from './series-forecast.ts'

test('quantiles of an exponential variable give back its variance, to a few percent', () => {
  const of = (mean: number) =>
    Object.fromEntries(quantileLevels.map((level) => [level, -mean * Math.log(1 - Number(level))]))
  const q = Object.fromEntries(Object.entries(of(3)).map(([level, value]) => [level, [value, value]]))
  const { stepVariance, totalVariance } = spreadOf({ mean: [3, 3], q, cum: of(6) })
  expect(stepVariance / 9).toBeCloseTo(1, 1)
  expect(totalVariance / 36).toBeCloseTo(1, 1)
})

test('a real forecast has a total that scatters more than one step and less than if all errors went together', () => {
  const train = Array.from({ length: 200 }, (_, day) => (day * 7) % 5)
  const forecast = forecastSeries({ id: 'a', freq: 'D', season: 7, horizon: 28, train })
  const { stepVariance, totalVariance } = spreadOf(forecast)
  expect(totalVariance).toBeGreaterThan(stepVariance)
  expect(totalVariance).toBeLessThan(stepVariance * 28 ** 2)
})
