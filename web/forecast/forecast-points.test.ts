import { describe, expect, test } from 'vitest'
import { bandsOf, gapsOf, labelledBands, periodDay, toPoints } from '#web/forecast/forecast-points.ts'
import { type Forecast, judge } from '#web/forecast/forecast-words.ts'

const forecast: Forecast = {
  itemId: 'i',
  sku: 's',
  itemName: 'n',
  unit: 'pcs',
  runId: 'r',
  createdAt: '2026-11-23T00:00:00Z',
  frequency: 'W',
  historyStart: '2026-10-05',
  forecastStart: '2026-11-23',
  history: [null, null, 3, null, null, 5, 4],
  mean: [4, 5],
  lower: [1, 2],
  upper: [7, 9],
  oneOffs: [],
  mended: { odd: [], level: null },
  method: 'combination',
  classification: 'smooth',
  score: { mase: 0.8, naiveMase: 1, relative: 0.8, bias: 0, coverage: 0.95, origins: 6 },
  expectedDemand: 9,
  events: [],
}

describe('the time line of a forecast', () => {
  test('begins with the first known period and runs on into the future without a jump', () => {
    const points = toPoints(forecast)
    expect(points.map((one) => one.day)).toEqual([
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
      '2026-11-30',
    ])
    expect(points[5]).toEqual({ index: 5, day: '2026-11-23', mean: 4, band: [1, 7] })
  })
  test('periods without stock are gaps, never zeros', () => {
    expect(gapsOf(toPoints(forecast))).toEqual([{ from: 1, to: 2 }])
  })
  test('months step by the calendar', () => {
    expect([0, 1, 2].map((step) => periodDay('2026-12-01', 'M', step))).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
    ])
  })
})

describe('the verdict of a backtest', () => {
  const score = forecast.score
  test('is told against the naive forecast', () => {
    expect(judge({ ...score, relative: 0.82 })).toEqual({ verdict: 'better', share: expect.closeTo(0.18) })
    expect(judge({ ...score, relative: 1.3 })).toEqual({ verdict: 'worse', share: expect.closeTo(0.3) })
    expect(judge({ ...score, relative: 1.004 })).toEqual({ verdict: 'equal', share: 0 })
  })
  test('a history too short to judge has none', () => {
    expect(judge({ ...score, relative: null })).toBeUndefined()
    expect(judge({ ...score, origins: 0 })).toBeUndefined()
  })
})

test('events cover the periods that any of their days lies in, as far as they are drawn', () => {
  const points = toPoints(forecast)
  const bands = (startsOn: string, endsOn: string) =>
    bandsOf(points, 'W', [{ startsOn, endsOn }]).map(({ from, to }) => [points[from]?.day, points[to]?.day])
  expect(bands('2026-10-21', '2026-10-26')).toEqual([['2026-10-19', '2026-10-26']])
  expect(bands('2026-11-29', '2027-03-01')).toEqual([['2026-11-23', '2026-11-30']])
  expect(bands('2026-01-01', '2026-10-18')).toEqual([])
})

test('names of bands that would lie on each other are left out', () => {
  const bands = [
    { from: 50, to: 52 },
    { from: 10, to: 12 },
    { from: 15, to: 15 },
    { from: 30, to: 40 },
  ]
  expect([...labelledBands(bands, 100, 0.14)]).toEqual([bands[1], bands[3], bands[0]])
  expect([...labelledBands(bands, 100, 0.3)]).toEqual([bands[1], bands[0]])
})
