import { describe, expect, test } from 'vitest'
import { fitAutoregression, solve } from './autoregression.ts'
import { calendarProfile } from './calendar-profile.ts'
import { fitDampedTrend, fitSimpleSmoothing } from './exponential-smoothing.ts'
import { fitHoltWinters } from './holt-winters.ts'
import { minimise } from './minimise.ts'
import { fitRegression } from './regression.ts'
import { decompose, optimismOf } from './seasonality.ts'
import { fitDynamicTheta, fitTheta } from './theta.ts'
import { build, median, quantileOfSorted } from './vector.ts'

const line = build(30, (t) => 50 + 2 * t)
/** Repeatable noise in -1..1 without a cycle. */
const noise = (t: number): number => {
  const mixed = Math.imul(Math.imul(t + 1, 0x9e3779b1) ^ (t >>> 3), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1
}

describe('models of a straight line 50, 52, ...', () => {
  test('Theta adds half the slope a step to the level', () => {
    const { forecast } = fitTheta(line, 3)
    // On a line the weight goes to its bound 0.99: level + slope * (1/2) * (h + 1/alpha), level short of the last value by 0.01 slopes.
    expect(forecast[0]).toBeGreaterThan(108.9)
    expect(forecast[0]).toBeLessThan(109.1)
    expect((forecast[1] ?? 0) - (forecast[0] ?? 0)).toBeCloseTo(1, 6)
  })

  test('dynamic Theta follows it closer than Theta', () => {
    const truth = 110
    const error = (value: number | undefined): number => Math.abs((value ?? 0) - truth)
    expect(error(fitDynamicTheta(line, 1).forecast[0])).toBeLessThan(error(fitTheta(line, 1).forecast[0]))
  })

  test('damped trend: next step nearly whole, steps shrinking by at most the damping', () => {
    const { forecast } = fitDampedTrend(line, 3)
    const [one = 0, two = 0, three = 0] = forecast
    expect(one).toBeGreaterThan(109.7)
    expect(one).toBeLessThan(110.1)
    expect((three - two) / (two - one)).toBeCloseTo(0.98, 2)
  })

  test('autoregression of differences carries the drift on', () => {
    fitAutoregression(line, 4, 6).forecast.forEach((value, h) => expect(value).toBeCloseTo(110 + 2 * h, 6))
  })
})

test('simple smoothing of noise around a level finds the level, and all its errors', () => {
  const y = build(200, (t) => 10 + noise(t))
  const { forecast, residuals } = fitSimpleSmoothing(y, 2)
  expect(forecast[0]).toBeGreaterThan(9.7)
  expect(forecast[0]).toBeLessThan(10.3)
  expect(forecast[1]).toBe(forecast[0])
  expect(residuals).toHaveLength(200)
})

test('Holt-Winters keeps a season that does not change', () => {
  const season = [5, -1, -4, 0]
  const y = build(32, (t) => 20 + t + (season[t % 4] ?? 0))
  fitHoltWinters(y, 4, 4).forecast.forEach((value, h) => {
    expect(Math.abs(value - (52 + h + (season[h % 4] ?? 0)))).toBeLessThan(0.6)
  })
})

describe('seasons', () => {
  test('a pure season is found exactly', () => {
    const pattern = [3, -1, -2, 0]
    const { index } = decompose(
      build(24, (t) => 100 + (pattern[t % 4] ?? 0)),
      4,
    )
    index.forEach((value, place) => expect(value).toBeCloseTo(pattern[place] ?? 0, 9))
  })

  test('noise without season is shrunk to less than half of its raw pattern', () => {
    const y = build(48, (t) => noise(t + 300))
    const spread = Math.hypot(...decompose(y, 12).index)
    const raw = build(12, (place) => [0, 1, 2, 3].reduce((total, cycle) => total + (y[cycle * 12 + place] ?? 0), 0) / 4)
    expect(spread).toBeLessThan(Math.hypot(...raw) / 2)
  })

  test('a yearly peak of weeks seen twice comes back, without lifting the rest', () => {
    const y = build(110, (t) => 1 + (t % 52 >= 46 && t % 52 < 50 ? 1.5 : 0) + 0.05 * noise(t))
    const index = calendarProfile(y, 52, [1, 0])?.index ?? new Float64Array(52)
    expect(index[48]).toBeGreaterThan(1)
    expect(Math.abs((index[20] ?? 1) - (index[30] ?? 0))).toBeLessThan(0.1)
  })

  test('a wandering level is no yearly season', () => {
    let level = 0
    const walk = build(120, (t) => (level += noise(t + 500)))
    expect(calendarProfile(walk, 52, [1, 0])).toBeUndefined()
    expect(calendarProfile(walk.subarray(0, 70), 52, [1, 0])).toBeUndefined()
  })

  test('one cycle learned whole hides all its noise; many cycles hide nearly none', () => {
    expect(optimismOf(1, 2)).toBeCloseTo(1.5 / 0.5, 12)
    expect(optimismOf(0, 2)).toBe(1)
    expect(optimismOf(1, 1000)).toBeCloseTo(1, 2)
  })
})

describe('regression', () => {
  const deal = build(64, (t) => (t % 7 === 3 ? 1 : 0))

  test('effect of a promotion is found beside a trend', () => {
    const y = build(60, (t) => 3 + 0.01 * t + 0.8 * (deal[t] ?? 0) + 0.05 * noise(t))
    const effect = fitRegression(y, [deal], 4)
    const on = deal.indexOf(1, 0)
    expect((effect?.history[on] ?? 0) - (effect?.history[on + 1] ?? 0)).toBeCloseTo(0.8, 1)
    expect(effect?.future).toHaveLength(4)
  })

  test('a column that never varied, or too short a history, gives none', () => {
    const y = build(60, noise)
    expect(fitRegression(y, [new Float64Array(64).fill(2)], 4)).toBeUndefined()
    expect(fitRegression(y.subarray(0, 10), [deal], 4)).toBeUndefined()
  })
})

describe('numerics', () => {
  test('solve: 4x + y = 9, x + 3y = 5', () => {
    const [x, y] = solve([Float64Array.of(4, 1, 9), Float64Array.of(1, 3, 5)])
    expect(x).toBeCloseTo(2, 12)
    expect(y).toBeCloseTo(1, 12)
  })

  test('minimise finds a valley between the points of the grid, and stays within it', () => {
    const bowl = (p: Float64Array): number => ((p[0] ?? 0) - 0.37) ** 2 + ((p[1] ?? 0) - 2) ** 2
    const grid = [
      [0, 0.5, 1],
      [0, 0.5, 1],
    ]
    const [x, y] = minimise(bowl, grid, 200)
    expect(x).toBeCloseTo(0.37, 3)
    expect(y).toBe(1)
  })

  test('median and quantiles of few values', () => {
    expect(median(Float64Array.of(3, 1, 2))).toBe(2)
    expect(median(Float64Array.of(4, 1))).toBe(2.5)
    expect(median(new Float64Array(0))).toBe(0)
    expect(quantileOfSorted(Float64Array.of(0, 10), 0.9)).toBe(9)
  })
})
