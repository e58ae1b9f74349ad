import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { forecastSeries } from './forecast-series.ts'
import { quantileLevels, type SeriesForecast, type SeriesInput } from './series-forecast.ts'

const input = (train: (number | null)[], rest: Partial<SeriesInput> = {}): SeriesInput => ({
  id: 'item',
  freq: 'M',
  season: 12,
  horizon: 6,
  train,
  ...rest,
})

/** Repeatable noise in -1..1. */
const noise = (t: number): number => Math.sin(t * 12.9898) * Math.cos(t * 78.233 + 1)

function expectSound(forecast: SeriesForecast, horizon: number): void {
  for (const values of [forecast.mean, forecast.lower, forecast.upper, ...Object.values(forecast.q)]) {
    expect(values).toHaveLength(horizon)
    expect(values.every(Number.isFinite)).toBe(true)
  }
  expect(Object.values(forecast.cum).every(Number.isFinite)).toBe(true)
  for (let h = 0; h < horizon; h++) {
    const [lower = 0, mean = 0, upper = 0] = [forecast.lower[h], forecast.mean[h], forecast.upper[h]]
    expect(lower).toBeLessThanOrEqual(mean)
    expect(mean).toBeLessThanOrEqual(upper)
    const ladder = quantileLevels.map((level) => forecast.q[level]?.[h] ?? Number.NaN)
    expect(ladder).toEqual(ladder.toSorted((a, b) => a - b))
  }
  const totals = quantileLevels.map((level) => forecast.cum[level] ?? Number.NaN)
  expect(totals).toEqual(totals.toSorted((a, b) => a - b))
}

describe('degenerate histories', () => {
  test.each<[name: string, train: (number | null)[], expected: number, classification: string]>([
    ['empty', [], 0, 'empty'],
    ['all unknown', [null, null, null], 0, 'empty'],
    ['one value', [7], 7, 'constant'],
    ['all zero', new Array<number>(40).fill(0), 0, 'constant'],
    ['constant', new Array<number>(40).fill(3), 3, 'constant'],
    ['constant with gaps', [5, null, 5, null, null, 5, 5], 5, 'constant'],
    ['constant and huge', new Array<number>(9).fill(1e300), 1e300, 'constant'],
    ['two values', [2, 4], 3, 'short'],
  ])('%s', (_, train, expected, classification) => {
    const forecast = forecastSeries(input(train))
    expectSound(forecast, 6)
    for (const value of forecast.mean) expect(value / (expected || 1)).toBeCloseTo(expected === 0 ? 0 : 1, 9)
    expect(forecast.classification).toBe(classification)
  })

  test('values that are no numbers count as unknown', () => {
    const clean = [4, 6, null, 5, 7, null, 6, 5, 4, 6]
    const dirty = clean.map((value, t) => (value === null ? (t % 2 ? Number.NaN : Number.POSITIVE_INFINITY) : value))
    expect(forecastSeries(input(dirty))).toEqual(forecastSeries(input(clean)))
  })

  test('values near the largest number stay finite', () => {
    const train = Array.from({ length: 30 }, (_, t) => 1e308 * (0.5 + 0.4 * noise(t)))
    expectSound(forecastSeries(input(train)), 6)
  })

  test.each([0, -3, Number.NaN, 1.5])('a horizon of %d still gives one step', (horizon) => {
    expectSound(forecastSeries(input([1, 2, 3, 4, 5], { horizon })), 1)
  })
})

describe('what a forecaster must see', () => {
  test('a straight line goes on, damped but not flat', () => {
    const forecast = forecastSeries(
      input(
        Array.from({ length: 40 }, (_, t) => 100 + 5 * t),
        { freq: 'Y', season: 1 },
      ),
    )
    const [first = 0] = forecast.mean
    expect(first).toBeGreaterThan(299)
    expect(first).toBeLessThan(312)
    expect(forecast.mean.at(-1)).toBeGreaterThan(first + 8)
  })

  test.each([60, 24])('a yearly season comes back at its place after %d months', (length) => {
    const train = Array.from({ length }, (_, t) => 100 * (1 + 0.4 * Math.sin((2 * Math.PI * t) / 12)) + 3 * noise(t))
    const forecast = forecastSeries(input(train, { horizon: 12 }))
    forecast.mean.forEach((value, h) => {
      const truth = 100 * (1 + 0.4 * Math.sin((2 * Math.PI * h) / 12))
      expect(Math.abs(value - truth)).toBeLessThan(8)
    })
    expect(forecast.method).toBe('combination-seasonal')
    expect(forecast.backtest.relative).toBeLessThan(1)
  })

  test('no forecast leans further below what came than by all of it', () => {
    // weeks of an item that takes off: what comes last is many times the mean of its history
    const train = Array.from({ length: 54 }, (_, t) => Math.round(3 + 2 ** (t / 3)))
    const { backtest } = forecastSeries({ id: 'takes off', freq: 'W', season: 52, horizon: 12, train })
    expect(backtest.bias).toBeLessThan(-0.4)
    expect(backtest.bias).toBeGreaterThan(-1)
  })

  test('of an item silent for far longer than ever nothing is expected, of one that pauses every year something is', () => {
    const selling = Array.from({ length: 40 }, (_, t) => Math.max(0, Math.round(4 + 4 * noise(t))))
    const silent = new Array<number>(19).fill(0)
    const ended = forecastSeries(input([...selling, ...silent]))
    expect(ended).toMatchObject({ method: 'ended', mean: silent.slice(0, 6), upper: silent.slice(0, 6) })
    const pauses = Array.from({ length: 33 }, (_, t) => (t % 12 < 5 ? 20 : 0))
    expect(forecastSeries(input(pauses)).method).not.toBe('ended')
    // what is unknown is no silence
    expect(forecastSeries(input([...selling, ...silent.map(() => null)])).method).not.toBe('ended')
  })

  test('a shop closed on Sundays sells nothing on Sundays', () => {
    const train = Array.from({ length: 140 }, (_, t) => (t % 7 === 6 ? 0 : Math.round(20 + 6 * noise(t))))
    const forecast = forecastSeries(input(train, { freq: 'D', season: 7, horizon: 14 }))
    const sundays = forecast.mean.filter((_, h) => h % 7 === 6)
    const others = forecast.mean.filter((_, h) => h % 7 !== 6)
    expect(Math.max(...sundays)).toBeLessThan(3)
    expect(Math.min(...others)).toBeGreaterThan(16)
  })

  test('a price cut known ahead lifts the steps it falls on', () => {
    const deal = Array.from({ length: 90 }, (_, t) => (t % 9 === 4 ? 1 : 0))
    const train = deal.slice(0, 80).map((on, t) => (on ? 300 : 100) * (1 + 0.1 * noise(t)))
    const forecast = forecastSeries(input(train, { freq: 'W', season: 1, horizon: 10, xreg: { deal } }))
    expect(forecast.method).toBe('regression')
    forecast.mean.forEach((value, h) => {
      if (deal[80 + h]) expect(value).toBeGreaterThan(220)
      else expect(value).toBeLessThan(150)
    })
  })

  test.each<[string, unknown]>([
    ['too short', { deal: [1, 2, 3] }],
    ['not numbers', { deal: new Array(90).fill('x') }],
    ['no columns', 'price'],
    ['null', null],
    ['constant', { deal: new Array(90).fill(1) }],
  ])('regressors that are %s change nothing', (_, xreg) => {
    const train = Array.from({ length: 80 }, (_, t) => 100 + 10 * noise(t))
    expect(forecastSeries(input(train, { xreg }))).toEqual(forecastSeries(input(train)))
  })

  test('stock-outs read as unknown do not lower the forecast, as zeros they do', () => {
    const full = Array.from({ length: 60 }, (_, t) => 10 + Math.round(2 * noise(t)))
    const out = (t: number): boolean => t % 5 === 2 || t >= 57
    const options = { freq: 'D', season: 7 } as const
    const masked =
      forecastSeries(
        input(
          full.map((value, t) => (out(t) ? null : value)),
          options,
        ),
      ).mean[0] ?? 0
    const zeroed =
      forecastSeries(
        input(
          full.map((value, t) => (out(t) ? 0 : value)),
          options,
        ),
      ).mean[0] ?? 0
    expect(masked).toBeGreaterThan(9)
    expect(zeroed).toBeLessThan(8.5)
  })

  test('intermittent demand is forecast near its rate, with zero as its usual value', () => {
    const train = Array.from({ length: 72 }, (_, t) => (Math.abs(noise(t)) < 0.1 ? 4 + (t % 4) : 0))
    const forecast = forecastSeries(input(train, { lead: 3 }))
    const rate = train.reduce((total, value) => total + value, 0) / train.length
    expect(forecast.mean[0]).toBeGreaterThan(rate * 0.7)
    expect(forecast.mean[0]).toBeLessThan(rate * 1.4)
    expect(forecast.q['0.5']?.[0]).toBe(0)
    expect(forecast.cum['0.95']).toBeGreaterThan(4)
    expect(forecast.classification).toBe('intermittent')
  })

  test('zeros before a launch do not dampen the sales after it; those of a slow item are part of its demand', () => {
    const launched = [...new Array<number>(30).fill(0), 9, 11, 10, 12, 9, 10, 11, 9]
    expect(forecastSeries(input(launched)).mean[0]).toBeGreaterThan(8)
    const slow = [...new Array<number>(30).fill(0), 10, 0, 0, 0, 0, 0, 0, 0]
    expect(forecastSeries(input(slow)).mean[0]).toBeLessThan(1)
  })

  test('a steep launch is not carried on for ever', () => {
    const forecast = forecastSeries(input([2, 5, 8, 12, 15, 18], { horizon: 24 }))
    expect(Math.max(...forecast.mean)).toBeLessThanOrEqual(18 + 8)
  })

  test('an item that stopped selling is forecast to sell almost nothing', () => {
    const train = [
      ...Array.from({ length: 24 }, (_, t) => 10 + Math.round(3 * noise(t))),
      ...new Array<number>(24).fill(0),
    ]
    expect(forecastSeries(input(train)).mean[0]).toBeLessThan(1)
  })

  test('a longer lead time needs more stock', () => {
    const train = Array.from({ length: 72 }, (_, t) => (noise(t) > 0.3 ? 2 + (t % 5) : 0))
    const totals = [1, 2, 4, 6, 60].map((lead) => forecastSeries(input(train, { lead })).cum['0.95'] ?? 0)
    expect(totals).toEqual(totals.toSorted((a, b) => a - b))
    expect(totals[3]).toBe(totals[4])
  })
})

test.each([
  ['smooth', [5, 6, 5, 7, 6, 5, 6, 5]],
  ['erratic', [1, 20, 2, 1, 30, 1, 2, 1]],
  ['intermittent', [5, 0, 0, 6, 0, 5, 0, 0]],
  ['lumpy', [1, 0, 0, 30, 0, 2, 0, 0]],
])('%s demand is called so', (expected, train) => {
  expect(forecastSeries(input(train)).classification).toBe(expected)
})

describe('for any history', () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.constant(0) },
  )
  const series = fc.record({
    freq: fc.constantFrom('H', 'D', 'W', 'M', 'Q', 'Y', 'O') as fc.Arbitrary<SeriesInput['freq']>,
    point: fc.constantFrom('median', 'mean') as fc.Arbitrary<SeriesInput['point']>,
    season: fc.constantFrom(1, 4, 7, 12, 52),
    horizon: fc.integer({ min: 1, max: 15 }),
    lead: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    train: fc.array(value, { maxLength: 90 }),
  })
  const count = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 80 })
  const runs = { numRuns: 150 }

  test('all numbers are finite and in order', () => {
    fc.assert(
      fc.property(series, (rest) => {
        expectSound(forecastSeries({ id: 'any', ...rest }), rest.horizon)
      }),
      runs,
    )
  })

  test('the same input gives the same output', () => {
    fc.assert(
      fc.property(series, (rest) => {
        expect(forecastSeries({ id: 'any', ...rest })).toEqual(forecastSeries(structuredClone({ id: 'any', ...rest })))
      }),
      { numRuns: 40 },
    )
  })

  test('never negative where the history is not', () => {
    fc.assert(
      fc.property(count, (train) => {
        const { mean, lower, q, cum } = forecastSeries(input(train))
        for (const values of [mean, lower, ...Object.values(q), Object.values(cum)]) {
          expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
        }
      }),
      runs,
    )
  })

  test('in another unit the forecast is the same quantity', () => {
    fc.assert(
      fc.property(count, fc.constantFrom(0.125, 0.001, 7.3, 1e5), (counts, factor) => {
        // No whole numbers, so that neither side's quantiles are rounded to pieces.
        const train = counts.map((pieces) => (pieces > 0 ? pieces + 0.3 : 0))
        const plain = forecastSeries(input(train))
        const other = forecastSeries(input(train.map((value) => value * factor)))
        const largest = Math.max(1e-9, ...plain.upper)
        plain.mean.forEach((expected, h) => {
          expect(Math.abs((other.mean[h] ?? 0) / factor - expected) / largest).toBeLessThan(0.02)
        })
      }),
      { numRuns: 60 },
    )
  })

  test('unknown steps before the first known value change nothing', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 9 }), (train, lead) => {
        const padded = [...new Array<null>(lead).fill(null), ...train]
        const { mended, ...forecast } = forecastSeries(input(padded))
        const { mended: plain, ...expected } = forecastSeries(input(train))
        expect(forecast).toEqual(expected)
        // places are those of the input
        const moved = <Step extends { step: number }>(one: Step): Step => ({ ...one, step: one.step + lead })
        expect(mended).toEqual({ odd: plain.odd.map(moved), level: plain.level && moved(plain.level) })
      }),
      { numRuns: 40 },
    )
  })
})

describe('the expectation of skewed demand', () => {
  const random = randomFrom(3)
  /** Orders of 1, 2, 3 ... pieces, each less likely than the one before by the same part: mean 20, middle 14. */
  const geometric = (): number => 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / 20))
  const histories = Array.from({ length: 20 }, () => Array.from({ length: 200 }, geometric))
  const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const forecasts = (['median', 'mean'] as const).map((point) =>
    histories.map((train) => forecastSeries(input(train, { freq: 'D', season: 7, horizon: 14, point }))),
  )
  const [middles = [], means = []] = forecasts

  test('is forecast where it is asked for, the middle where it is not; quantiles of steps are the same', () => {
    const levelOf = (these: readonly SeriesForecast[]): number => average(these.map(({ mean }) => average(mean)))
    expect(levelOf(means)).toBeGreaterThan(19)
    expect(levelOf(means)).toBeLessThan(21)
    expect(levelOf(middles)).toBeLessThan(16)
    for (const [index, forecast] of means.entries()) {
      expectSound(forecast, 14)
      expect(forecast.q).toEqual(middles[index]?.q)
      // a sum of many lies nearer to the sum of means
      expect(forecast.cum['0.5']).toBeGreaterThan(middles[index]?.cum['0.5'] ?? 0)
    }
  })

  test('makes no difference where nothing scatters much', () => {
    const train = Array.from({ length: 60 }, (_, t) => 100 + 20 * Math.sin((2 * Math.PI * t) / 12) + 3 * noise(t))
    const [middle, mean] = (['median', 'mean'] as const).map((point) => forecastSeries(input(train, { point })).mean)
    for (const [h, value] of (mean ?? []).entries()) expect(value / (middle?.[h] ?? 0)).toBeCloseTo(1, 2)
  })
})

describe('calendars of their own', () => {
  const rises = (t: number, period: number): number => 100 * (1 + 0.4 * Math.sin((2 * Math.PI * t) / period))
  const meanError = (forecast: readonly number[], actual: readonly number[]): number =>
    forecast.reduce((sum, value, h) => sum + Math.abs(value - (actual[h] ?? 0)), 0) / forecast.length

  test.each([
    ['13 periods of four weeks', 'M', 13, 39],
    ['trading weeks of five days', 'D', 5, 200],
    ['a year of 53 weeks', 'W', 53, 212],
  ] as const)('%s stand in place of the usual cycle', (_, freq, season, steps) => {
    const all = Array.from({ length: steps + season }, (_, t) => rises(t, season) * (1 + 0.1 * noise(t)))
    const forecast = forecastSeries(input(all.slice(0, steps), { freq, season, horizon: season }))
    const actual = all.slice(steps)
    const aCycleAgo = all.slice(steps - season, steps)
    expect(meanError(forecast.mean, actual)).toBeLessThan(1.05 * meanError(aCycleAgo, actual))
  })

  test('ten years of weeks are a week and a half off by the last: old ones do not blur the year', () => {
    const all = Array.from({ length: 572 }, (_, week) => rises(week, 365.25 / 7) * (1 + 0.2 * noise(week)))
    const errorFrom = (first: number): number => {
      const { mean } = forecastSeries(input(all.slice(first, 520), { freq: 'W', season: 52, horizon: 52 }))
      return meanError(mean, all.slice(520))
    }
    expect(errorFrom(0)).toBeLessThan(1.15 * errorFrom(520 - 4 * 52))
  })
})
