import { describe, expect, test } from 'vitest'
import { forecastPath } from './forecast-path.ts'
import { forecastSeries } from './forecast-series.ts'
import { type History, prepareHistory } from './prepare-history.ts'
import type { SeriesInput } from './series-forecast.ts'
import { usableHistory } from './usable-history.ts'

/** Repeatable noise in -1..1. */
const noise = (t: number): number => {
  const mixed = Math.imul(Math.imul(t + 1, 0x9e3779b1) ^ (t >>> 3), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1
}

const months = (length: number, level: (t: number) => number): number[] =>
  Array.from({ length }, (_, t) => level(t) * (1 + 0.15 * noise(t)))

const input = (train: readonly (number | null)[], rest: Partial<SeriesInput> = {}): SeriesInput => ({
  id: 'item',
  freq: 'M',
  season: 12,
  horizon: 6,
  train,
  ...rest,
})

const prepared = (train: readonly number[], rest: Partial<SeriesInput> = {}): History =>
  prepareHistory(input(train, rest), 6)

/** Values as they were given, where nothing was taken out. */
const learnedFrom = (train: readonly number[]): number[] => {
  const history = prepared(train)
  return Array.from(usableHistory(history).values, (value) => value * history.scale)
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

describe('a single step far from all around it', () => {
  test.each([47, 46, 45, 30])('a hundredfold month, step %i of 48, changes next to nothing of the forecast', (odd) => {
    const plain = months(48, () => 100)
    const slipped = plain.map((value, t) => (t === odd ? 100 * value : value))
    const [expected, found] = [plain, slipped].map((train) => average(forecastSeries(input(train)).mean))
    expect(Math.abs((found ?? 0) / (expected ?? 1) - 1)).toBeLessThan(0.05)
  })

  test('a peak that comes every year is a season', () => {
    const train = months(36, (t) => (t % 12 === 3 ? 600 : 100))
    expect(learnedFrom(train)[27]).toBeCloseTo(train[27] ?? 0, 6)
    expect((forecastSeries(input(train)).mean[3] ?? 0) / 600).toBeGreaterThan(0.75)
  })

  test('a peak seen once is kept while nobody can know whether it comes every year', () => {
    const train = months(18, (t) => (t === 9 ? 600 : 100))
    expect(learnedFrom(train)).toEqual(train.map((value) => expect.closeTo(value, 6)))
  })

  test('two in a row are no accident', () => {
    const train = months(40, (t) => (t >= 38 ? 2000 : 100))
    expect(learnedFrom(train).slice(-2)).toEqual(train.slice(-2).map((value) => expect.closeTo(value, 6)))
  })

  test('demand that is mostly zero, and demand explained by a regressor, is left as it is', () => {
    const sparse = Array.from({ length: 60 }, (_, t) => (t % 5 === 0 ? (t === 55 ? 60 : 2 + (t % 3)) : 0))
    const history = prepared(sparse)
    expect(usableHistory(history)).toBe(history)
    const spiked = months(48, () => 100).map((value, t) => (t === 40 ? 5000 : value))
    const explained = prepared(spiked, { xreg: { sale: Array.from({ length: 54 }, (_, t) => (t === 40 ? 1 : 0)) } })
    expect(usableHistory(explained)).toBe(explained)
  })
})

describe('a level that changed lately', () => {
  test.each([
    [3, 2],
    [6, 2],
    [12, 2],
    [4, 0.4],
  ])('%i months ago, to %d of what it was: the forecast is at the new level', (since, factor) => {
    const train = months(48, (t) => (t >= 48 - since ? 100 * factor : 100))
    const ours = average(forecastSeries(input(train)).mean)
    expect(Math.abs(ours / (100 * factor) - 1)).toBeLessThan(0.12)
  })

  test('the season known from before is kept at the new level', () => {
    const shape = (t: number): number => 1 + 0.5 * Math.sin((2 * Math.PI * t) / 12)
    const train = months(60, (t) => (t >= 55 ? 300 : 100) * shape(t))
    const { mean } = forecastSeries(input(train))
    for (const [step, value] of mean.entries())
      expect(Math.abs(value / (300 * shape(60 + step)) - 1)).toBeLessThan(0.25)
  })

  test('a slope, a wandering level, a season and mere noise are no change of level', () => {
    let level = 100
    const wandering = Array.from({ length: 60 }, (_, t) => (level *= Math.exp(0.2 * noise(t))))
    const unchanged = [
      months(48, (t) => 50 + 4 * t),
      wandering,
      months(48, (t) => 100 * (1 + 0.6 * Math.sin((2 * Math.PI * t) / 12))),
      months(48, () => 100),
    ]
    for (const train of unchanged) expect(learnedFrom(train)).toEqual(train.map((value) => expect.closeTo(value, 6)))
  })

  test('a rise that came a year ago as well is the season', () => {
    const train = months(20, (t) => (t % 12 >= 5 && t % 12 < 9 ? 300 : 100))
    expect(learnedFrom(train)).toEqual(train.map((value) => expect.closeTo(value, 6)))
  })
})

test('a forecast tells what it learned otherwise, by the places of the series it was given', () => {
  const unknown = [null, null, null]
  const slipped = months(40, () => 100).map((value, t) => (t === 30 ? 100 * value : value))
  const { odd, level } = forecastSeries(input([...unknown, ...slipped])).mended
  expect(level).toBeNull()
  expect(odd).toEqual([{ step: 33, counted: expect.closeTo(100, -1.5) }])
  const doubled = forecastSeries(input([...unknown, ...months(48, (t) => (t >= 40 ? 200 : 100))])).mended
  expect(doubled).toEqual({ odd: [], level: { step: 43, factor: expect.closeTo(2, 0) } })
  expect(forecastSeries(input(months(48, () => 100))).mended).toEqual({ odd: [], level: null })
})

describe('a season seen less than twice', () => {
  const shape = (t: number): number => 100 * (1 + 0.6 * Math.sin((2 * Math.PI * t) / 12))

  test.each([17, 20, 23])('%i months with a clear season: half the error of its mean', (length) => {
    const { mean, method } = forecastSeries(input(months(length, shape)))
    expect(method).toBe('combination-seasonal')
    const error = (at: (step: number) => number): number =>
      average(mean.map((_, step) => Math.abs(at(step) - shape(length + step))))
    const level = average(months(length, shape))
    expect(error((step) => mean[step] ?? 0)).toBeLessThan(0.5 * error(() => level))
  })

  test('a line, with and without noise, has none', () => {
    for (const size of [0, 0.1]) {
      const train = Array.from({ length: 20 }, (_, t) => (100 + 5 * t) * (1 + size * noise(t)))
      expect(forecastPath(prepared(train), 6).method).toBe('combination')
    }
  })
})
