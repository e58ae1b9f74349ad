import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition, DayFromToday } from '#contract/filter.ts'
import { addDays } from '#core/search/calendar.ts'
import { dayFromToday } from './day-from-today.ts'
import { matchesFilter } from './matches-filter.ts'

test.each<[DayFromToday, string]>([
  [{ unit: 'day', count: 0 }, '2027-01-31'],
  [{ unit: 'day', count: 30 }, '2027-03-02'],
  [{ unit: 'week', count: -2 }, '2027-01-17'],
  [{ unit: 'month', count: 1 }, '2027-02-28'],
  [{ unit: 'month', count: 1, edge: 'start' }, '2027-02-01'],
  [{ unit: 'month', count: -1, edge: 'end' }, '2026-12-31'],
  [{ unit: 'week', count: 0, edge: 'start' }, '2027-01-25'],
  [{ unit: 'quarter', count: 1, edge: 'end' }, '2027-06-30'],
  [{ unit: 'year', count: -1, edge: 'start' }, '2026-01-01'],
])('on the last of January 2027, %j is %s', (counted, day) => {
  expect(dayFromToday(counted, '2027-01-31')).toBe(day)
})

const operators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const

test('an instant is compared as the day it lies in where the organisation is', () => {
  const timeZone = 'Pacific/Auckland'
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  fc.assert(
    fc.property(
      fc.constantFrom(...operators),
      fc.integer({ min: -40, max: 40 }),
      fc.integer({ min: -40 * 24, max: 40 * 24 }),
      (op, count, hours) => {
        const now = { today: '2027-04-04', timeZone }
        const at = new Date(Date.parse('2027-04-04T00:00:00Z') + hours * 3_600_000)
        const fromToday = { unit: 'day', count } as const
        const instant = (): { as: 'instant'; value: string } => ({ as: 'instant', value: at.toISOString() })
        const day = (): { as: 'text'; value: string } => ({ as: 'text', value: dayOf.format(at) })
        const condition: Condition = { field: 'at', op, fromToday }
        expect(matchesFilter(condition, instant, now)).toBe(
          matchesFilter({ field: 'at', op, value: addDays(now.today, count) }, day),
        )
      },
    ),
  )
})

test('without a day to count from, such a condition holds for nothing', () => {
  const condition: Condition = { field: 'at', op: 'gte', fromToday: { unit: 'day', count: -1_000 } }
  expect(matchesFilter(condition, () => ({ as: 'text', value: '2027-01-01' }))).toBe(false)
})
