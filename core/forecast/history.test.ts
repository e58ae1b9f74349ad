import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseFrequency, type DatedDemand, toDemandHistory } from './history.ts'

test('days: sums a day, fills days without demand with zero, keeps first and last day', () => {
  const history = toDemandHistory(
    [
      ['2024-02-28', 2],
      ['2024-02-28', 3],
      ['2024-03-01', 4],
      ['2024-03-02', 9],
    ],
    { freq: 'D', firstDay: '2024-02-28', lastDay: '2024-03-01' },
  )
  expect(history).toEqual({ freq: 'D', season: 7, start: '2024-02-28', next: '2024-03-02', train: [5, 0, 4] })
})

test('weeks begin on Monday; an incomplete first and last week are left out', () => {
  // 2024-01-01 is a Monday.
  const demand: DatedDemand[] = [
    ['2023-12-31', 100],
    ['2024-01-01', 1],
    ['2024-01-07', 2],
    ['2024-01-08', 4],
    ['2024-01-15', 100],
  ]
  const history = toDemandHistory(demand, { freq: 'W', firstDay: '2023-12-28', lastDay: '2024-01-20' })
  expect(history).toEqual({ freq: 'W', season: 52, start: '2024-01-01', next: '2024-01-15', train: [3, 4] })
  const ended = toDemandHistory(demand, { freq: 'W', firstDay: '2024-01-01', lastDay: '2024-01-21' })
  expect(ended.train).toEqual([3, 4, 100])
})

test('months: a leap February and a month that ends on the last day are complete', () => {
  const history = toDemandHistory([['2024-02-29', 7]], { freq: 'M', firstDay: '2024-01-01', lastDay: '2024-02-29' })
  expect(history).toEqual({ freq: 'M', season: 12, start: '2024-01-01', next: '2024-03-01', train: [0, 7] })
})

test('days without stock are unknown, not zero; a week partly out is scaled to its days in stock', () => {
  const days = toDemandHistory([['2024-01-01', 5]], {
    freq: 'D',
    firstDay: '2024-01-01',
    lastDay: '2024-01-03',
    stockOutDays: ['2024-01-02', '2024-01-02'],
  })
  expect(days.train).toEqual([5, null, 0])
  const weeks = toDemandHistory(
    [
      ['2024-01-01', 5],
      ['2024-01-08', 5],
    ],
    {
      freq: 'W',
      firstDay: '2024-01-01',
      lastDay: '2024-01-14',
      stockOutDays: ['2024-01-06', '2024-01-07', '2024-01-09', '2024-01-10', '2024-01-11', '2024-01-12'],
    },
  )
  expect(weeks.train).toEqual([7, null])
})

test('no complete step: an empty history that begins where one would', () => {
  const history = toDemandHistory([], { freq: 'M', firstDay: '2024-01-02', lastDay: '2024-02-10' })
  expect(history).toMatchObject({ train: [], start: '2024-02-01', next: '2024-02-01' })
})

test.each(['2024-1-1', '2024-13-01', 'yesterday', '2024-01-01T00:00:00Z'])('refuses %s as a day', (day) => {
  expect(() => toDemandHistory([[day, 1]], { freq: 'D', firstDay: '2024-01-01', lastDay: '2024-01-02' })).toThrow(
    RangeError,
  )
})

test('complete steps keep the whole demand of their days, whatever the step', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((offset) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(day, fc.integer({ min: 0, max: 50 })), { maxLength: 60 }),
      fc.constantFrom('D' as const, 'W' as const, 'M' as const),
      (demand, freq) => {
        const history = toDemandHistory(demand, { freq, firstDay: '2023-01-01', lastDay: '2024-02-05' })
        const inside = demand.filter(([at]) => at >= history.start && at < history.next)
        const total = inside.reduce((sum, [, quantity]) => sum + quantity, 0)
        expect(history.train.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(total, 6)
      },
    ),
    { numRuns: 100 },
  )
})

test.each([
  { activeDays: 300, days: 365, expected: 'D' },
  { activeDays: 30, days: 40, expected: 'W' },
  { activeDays: 60, days: 365, expected: 'W' },
  { activeDays: 10, days: 700, expected: 'M' },
  { activeDays: 3, days: 90, expected: 'W' },
  { activeDays: 0, days: 0, expected: 'W' },
])('$activeDays days with demand of $days: $expected', ({ activeDays, days, expected }) => {
  expect(chooseFrequency(activeDays, days)).toBe(expected)
})
