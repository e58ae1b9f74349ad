import { expect, test } from 'vitest'
import { findStockOutDays, type ItemDay, netReturns, toDemandSeries } from './demand-series.ts'
import { chooseLastDay } from './queries.ts'

const day = (day: string, demand: number, change = -demand, rest: Partial<ItemDay> = {}): ItemDay => ({
  day,
  demand,
  change,
  inflow: Math.max(0, change),
  received: false,
  ...rest,
})
const delivery = (at: string, quantity: number) => day(at, 0, quantity, { inflow: quantity, received: true })

test('a return takes away the latest demand before it', () => {
  expect(netReturns([day('2026-01-01', 5), day('2026-01-03', 4), day('2026-01-05', -6), day('2026-01-06', 1)])).toEqual(
    [
      ['2026-01-01', 3],
      ['2026-01-06', 1],
    ],
  )
})

test('a return of what was never sold here is no demand, and takes none away later', () => {
  expect(netReturns([day('2026-01-01', -3), day('2026-01-02', 2)])).toEqual([['2026-01-02', 2]])
})

test('decimals that sum to nothing leave no crumb of demand', () => {
  expect(netReturns([day('2026-01-01', 0.1), day('2026-01-01', 0.2), day('2026-01-02', -0.3)])).toEqual([])
})

test('days without stock, sale or delivery are unknown; the day it sells out and the day it comes in are known', () => {
  const days = [delivery('2026-01-01', 10), day('2026-01-02', 4), day('2026-01-03', 6), delivery('2026-01-06', 5)]
  expect(findStockOutDays(days, '2026-01-01', '2026-01-09')).toEqual(['2026-01-04', '2026-01-05'])
})

test('an item that is out of stock to this day has unknown days up to the last one', () => {
  const days = [delivery('2026-01-01', 4), day('2026-01-02', 4)]
  expect(findStockOutDays(days, '2026-01-01', '2026-01-05')).toEqual(['2026-01-03', '2026-01-04', '2026-01-05'])
})

test('an imported history without deliveries, or one that goes below zero, has no unknown days', () => {
  const opening = [day('2026-01-01', 0, 4), day('2026-01-02', 4)]
  expect(findStockOutDays(opening, '2026-01-01', '2026-01-05')).toEqual([])
  const negative = [delivery('2026-01-01', 1), day('2026-01-02', 4)]
  expect(findStockOutDays(negative, '2026-01-01', '2026-01-05')).toEqual([])
})

test('what happens after the last day is not looked at', () => {
  const days = [delivery('2026-01-01', 4), day('2026-01-02', 4), delivery('2026-01-08', 4)]
  expect(findStockOutDays(days, '2026-01-01', '2026-01-04')).toEqual(['2026-01-03', '2026-01-04'])
  const series = toDemandSeries('x', [day('2026-01-02', 4), day('2026-01-08', 9)], {
    lastDay: '2026-01-04',
    frequency: 'D',
  })
  expect(series?.input.train).toEqual([4, 0, 0])
})

test('an item that never sold for good has no series', () => {
  expect(toDemandSeries('x', [delivery('2026-01-01', 4)], { lastDay: '2026-02-01' })).toBeUndefined()
  expect(toDemandSeries('x', [day('2026-01-01', 2), day('2026-01-02', -2)], { lastDay: '2026-02-01' })).toBeUndefined()
})

test('pieces stay pieces where a week partly without stock is scaled up', () => {
  const days = [
    delivery('2026-01-04', 9),
    day('2026-01-05', 4),
    day('2026-01-07', 5),
    delivery('2026-01-10', 9),
    day('2026-01-11', 2),
  ]
  const series = toDemandSeries('x', days, { lastDay: '2026-01-18', frequency: 'W' })
  expect(series?.input.train.some((value) => !Number.isInteger(value))).toBe(true)
  expect(series?.isWhole).toBe(true)
  expect(toDemandSeries('x', [day('2026-01-06', 1.5)], { lastDay: '2026-01-18' })?.isWhole).toBe(false)
})

test('a horizon counts steps of the frequency asked for, and days where none was', () => {
  const days = Array.from({ length: 200 }, (_, n) =>
    day(new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), 3),
  )
  const lastDay = '2026-07-19'
  expect(toDemandSeries('x', days, { lastDay, frequency: 'W', horizon: 5 })?.input).toMatchObject({
    freq: 'W',
    horizon: 5,
  })
  expect(toDemandSeries('x', days, { lastDay, horizon: 30 })?.input).toMatchObject({ freq: 'D', horizon: 30 })
  const rare = days.filter((_, n) => n % 40 === 0)
  expect(toDemandSeries('x', rare, { lastDay, horizon: 30 })?.input).toMatchObject({ freq: 'W', horizon: 5 })
  expect(toDemandSeries('x', days, { lastDay })?.input.horizon).toBe(84)
})

test('an item that began to sell yesterday is forecast by days', () => {
  expect(toDemandSeries('x', [day('2026-07-18', 3)], { lastDay: '2026-07-19' })).toMatchObject({
    input: { freq: 'D', train: [3, 0] },
    historyStart: '2026-07-18',
    forecastStart: '2026-07-20',
  })
})

test('a living history reaches to yesterday, one that ended weeks ago to its last sale', () => {
  const on = (lastSaleDay: string | null, settledSaleDay = lastSaleDay): string =>
    chooseLastDay({ today: '2026-07-20', lastSaleDay, settledSaleDay })
  expect(on('2026-07-20', '2026-06-22')).toBe('2026-07-19')
  expect(on('2026-07-06', '2026-06-20')).toBe('2026-07-19')
  expect(on('2011-12-09')).toBe('2011-12-09')
  expect(on(null)).toBe('2026-07-19')
  // a sale or two today, of a shop whose books end years ago
  expect(on('2026-07-20', '2011-12-09')).toBe('2011-12-09')
  // one that closes for the winter, and one that has just begun
  expect(on('2026-07-20', '2025-10-31')).toBe('2026-07-19')
  expect(on('2026-07-20', null)).toBe('2026-07-19')
})

test('an order that came once counts less in what is forecast from, and is kept as it was', () => {
  const days = Array.from({ length: 60 }, (_, n) =>
    day(new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), n === 30 ? 900 : 5),
  )
  const series = toDemandSeries('x', days, { lastDay: '2026-03-01', frequency: 'D' })
  expect(series?.history[30]).toBe(900)
  expect(series?.input.train[30]).toBe(10)
  expect(series?.oneOffs).toEqual([{ day: '2026-01-31', quantity: 900, counted: 10 }])
})
