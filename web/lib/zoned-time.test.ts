import { describe, expect, test } from 'vitest'
import { endOfDay, toInstant, toLocal } from '#web/lib/zoned-time.ts'

describe('a wall clock in a time zone', () => {
  test.each([
    ['2026-03-14T09:30', 'Europe/Ljubljana', '2026-03-14T08:30:00.000Z'],
    ['2026-07-14T09:30', 'Europe/Ljubljana', '2026-07-14T07:30:00.000Z'],
    ['2026-07-14', 'America/New_York', '2026-07-14T04:00:00.000Z'],
    ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
    ['2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(toInstant(local, zone)).toBe(instant)
  })
  test('what is no date is undefined, not a wrong moment', () => {
    expect(toInstant('', 'UTC')).toBeUndefined()
    expect(toInstant('14.3.2026', 'UTC')).toBeUndefined()
    expect(endOfDay('2026-03', 'UTC')).toBeUndefined()
  })
  test('the day the clock changes has 23 and 25 hours', () => {
    const hours = (day: string) =>
      (Date.parse(endOfDay(day, 'Europe/Berlin') ?? '') - Date.parse(toInstant(day, 'Europe/Berlin') ?? '')) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24])
  })
  test('reading the clock and going back is the same minute', () => {
    for (const zone of ['UTC', 'Europe/Ljubljana', 'America/St_Johns', 'Pacific/Apia']) {
      const instant = new Date('2026-11-23T22:47:00.000Z')
      expect(toInstant(toLocal(instant, zone), zone)).toBe(instant.toISOString())
    }
  })
})
