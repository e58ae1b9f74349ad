import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTallies, judgeStep, type PastForecast, reachOf, scoreOf } from './judge-forecast.ts'
import { naiveForecast } from './naive-forecast.ts'

const past: PastForecast = {
  frequency: 'W',
  mean: [10, 10],
  lower: [6, 6],
  upper: [14, 14],
  naive: [12, 12],
  scale: 2,
}
const judge = (forecast: PastForecast, actuals: readonly (number | null)[]) =>
  scoreOf(addTallies(actuals.flatMap((actual, step) => judgeStep(forecast, step, actual) ?? [])))

test('error against the naive forecast, bias and coverage of two weeks', () => {
  // off by 2 and 5, where the naive one is off by 4 and 3
  expect(judge(past, [8, 15])).toEqual({ periods: 2, relative: 7 / 7, bias: -3 / 23, coverage: 0.5 })
})

test('what is not known, and what was not foretold, is not judged', () => {
  expect(judge(past, [null, 10, 10])).toMatchObject({ periods: 1, bias: 0, coverage: 1, relative: 0 })
  expect(judge(past, [])).toEqual({ periods: 0, relative: null, bias: null, coverage: null })
})

test('items count alike, however large: the same shop in boxes and in pieces has the same score', () => {
  const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(values, values, fc.integer({ min: 2, max: 1000 }), (actuals, others, factor) => {
      const times = (by: number): PastForecast => ({
        ...past,
        mean: past.mean.map((value) => value * by),
        lower: past.lower.map((value) => value * by),
        upper: past.upper.map((value) => value * by),
        naive: past.naive.map((value) => value * by),
        scale: 2 * by,
      })
      const tallies = (by: number, of: readonly number[]) =>
        of.flatMap((actual, step) => judgeStep(times(by), step, actual * by) ?? [])
      const small = scoreOf(addTallies([...tallies(1, actuals), ...tallies(1, others)]))
      const large = scoreOf(addTallies([...tallies(1, actuals), ...tallies(factor, others)]))
      expect(large.periods).toBe(small.periods)
      expect(large.coverage).toBe(small.coverage)
      expect(large.relative ?? 0).toBeCloseTo(small.relative ?? 0, 9)
      expect(large.bias ?? 0).toBeCloseTo(small.bias ?? 0, 9)
    }),
  )
})

test('a day, a week and a month ahead are told apart', () => {
  expect([0, 6, 7, 30, 31].map((step) => reachOf('D', step))).toEqual(['week', 'week', 'month', 'month', 'quarter'])
  expect([0, 1, 3, 4].map((step) => reachOf('W', step))).toEqual(['week', 'month', 'month', 'quarter'])
  expect([0, 1].map((step) => reachOf('M', step))).toEqual(['month', 'quarter'])
})

test('the naive forecast repeats the week of days, or the last value; gaps repeat what was before them', () => {
  const weeks = [...Array(3)].flatMap((_, week) => [1, 2, 3, 4, 5, 6, 7 + week])
  expect(naiveForecast(weeks, 7, 9).mean).toEqual([1, 2, 3, 4, 5, 6, 9, 1, 2])
  expect(naiveForecast(weeks, 7, 1).scale).toBeCloseTo(2 / 14, 9)
  expect(naiveForecast([4, 7, null], 52, 2)).toEqual({ mean: [7, 7], scale: 3 })
  expect(naiveForecast([4, 4, 4], 12, 1)).toEqual({ mean: [4], scale: null })
  expect(naiveForecast([null], 7, 2)).toEqual({ mean: [0, 0], scale: null })
})
