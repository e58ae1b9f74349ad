import { describe, expect, test } from 'vitest'
import { forecastSeries } from './forecast-series.ts'

const sparse = (demands: Record<number, number>): number[] => Array.from({ length: 36 }, (_, t) => demands[t] ?? 0)
const usual = { 3: 1, 5: 2, 9: 1, 14: 3, 17: 1, 25: 2, 30: 1 }
const forecast = (train: number[]) => forecastSeries({ id: 'spare', freq: 'M', season: 12, horizon: 6, train })

describe('one step of sparse demand far beyond all others', () => {
  test.each([1000, 1e9, 1e15])('of %d counts as the largest of them', (slip) => {
    const { mean, mended, cum } = forecast(sparse({ ...usual, 20: slip }))
    const plain = forecast(sparse({ ...usual, 20: 3 }))
    expect(mended.odd).toHaveLength(1)
    expect(mended.odd[0]?.step).toBe(20)
    expect(mended.odd[0]?.counted).toBeCloseTo(3, 6)
    expect(mean[0]).toBeCloseTo(plain.mean[0] ?? 0, 6)
    expect(cum['0.9']).toBe(plain.cum['0.9'])
  })

  test('the last one, and one beside a single other, as well', () => {
    expect(forecast(sparse({ ...usual, 35: 1e15 })).mean[0]).toBeLessThan(1)
    expect(forecast(sparse({ 5: 1, 20: 1e15 })).mean[0]).toBeLessThan(1)
  })

  test('an order of ten times the next largest stays: spares are lumpy', () => {
    expect(forecast(sparse({ ...usual, 20: 30 })).mended.odd).toEqual([])
  })

  test('the only demand there ever was is believed: nothing speaks against it', () => {
    expect(forecast(sparse({ 20: 500 })).mean[0]).toBeGreaterThan(5)
  })
})

test('a slip does not take away the figures beside it', () => {
  const train = Array.from({ length: 36 }, (_, t) => (t === 20 ? 1e15 : 1 + (t % 3)))
  const plain = train.map((value, t) => (t === 20 ? 1 + (t % 3) : value))
  expect(forecast(train).mean[0]).toBeCloseTo(forecast(plain).mean[0] ?? 0, 1)
})
