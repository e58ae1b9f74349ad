import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DateOrder, detectDateOrder, fromSerialDay, type LocalTime, parseDate } from './parse-date.ts'
import { zonedClock } from './zoned-clock.ts'

const text = (local: LocalTime | undefined) =>
  local &&
  `${local.year}-${local.month}-${local.day} ${local.hour}:${local.minute}:${local.second}${local.offsetMinutes === undefined ? '' : ` ${local.offsetMinutes}`}`

test.each<[string, DateOrder, string | undefined]>([
  ['2010-12-01 08:26:00', 'dmy', '2010-12-1 8:26:0'],
  ['2011-12-09T10:00:00.5+02:00', 'mdy', '2011-12-9 10:0:0.5 120'],
  ['2022-05-25T00:00:00Z', 'dmy', '2022-5-25 0:0:0 0'],
  ['12/1/2010 8:26', 'mdy', '2010-12-1 8:26:0'],
  ['12/1/2010 8:26', 'dmy', '2010-1-12 8:26:0'],
  ['12/1/10 8:26 PM', 'mdy', '2010-12-1 20:26:0'],
  ['12/1/10 12:05 am', 'mdy', '2010-12-1 0:5:0'],
  ['1.12.2010', 'dmy', '2010-12-1 0:0:0'],
  ['24.12.99 07:05', 'dmy', '1999-12-24 7:5:0'],
  ['2011/12/09', 'mdy', '2011-12-9 0:0:0'],
  ['20111209', 'dmy', '2011-12-9 0:0:0'],
  ['9 Dec 2011', 'dmy', '2011-12-9 0:0:0'],
  ['Dec 9, 2011 5:03 pm', 'mdy', '2011-12-9 17:3:0'],
  ['9-Dec-11', 'dmy', '2011-12-9 0:0:0'],
  ['3. März 2024', 'dmy', '2024-3-3 0:0:0'],
  ['40513.351388888885', 'dmy', '2010-12-1 8:26:0'],
  ['5 de enero de 2024', 'dmy', '2024-1-5 0:0:0'],
  ['14 juillet 2024', 'mdy', '2024-7-14 0:0:0'],
  ['1er août 2024', 'mdy', undefined],
  ['1 août 2024', 'mdy', '2024-8-1 0:0:0'],
  ['3 giugno 2024', 'mdy', '2024-6-3 0:0:0'],
  ['7 paź 2024', 'mdy', '2024-10-7 0:0:0'],
  ['05-JAN-2024', 'mdy', '2024-1-5 0:0:0'],
  ['05JAN2024', 'mdy', '2024-1-5 0:0:0'],
  ['2024年1月5日', 'dmy', '2024-1-5 0:0:0'],
  ['2024년 1월 5일 08:30', 'dmy', '2024-1-5 8:30:0'],
  // months without a day are good until their end
  ['03/2027', 'dmy', '2027-3-31 0:0:0'],
  ['2/2028', 'mdy', '2028-2-29 0:0:0'],
  ['12.2026', 'dmy', '2026-12-31 0:0:0'],
  ['2027-04', 'dmy', '2027-4-30 0:0:0'],
  ['Mar 2027', 'mdy', '2027-3-31 0:0:0'],
  ['mars 2027', 'dmy', '2027-3-31 0:0:0'],
  ['mag-27', 'dmy', '2027-5-31 0:0:0'],
  ["Dez. '26", 'dmy', '2026-12-31 0:0:0'],
  ['junio de 2027', 'dmy', '2027-6-30 0:0:0'],
  ['2027年3月', 'dmy', '2027-3-31 0:0:0'],
  // no dates
  ['13/2027', 'dmy', undefined],
  ['MAR-01', 'dmy', undefined],
  ['5 marbles 2024', 'dmy', undefined],
  ['31/02/2011', 'dmy', undefined],
  ['29/02/2011', 'dmy', undefined],
  ['13/13/2011', 'mdy', undefined],
  ['13:00 PM', 'mdy', undefined],
  ['12/1/2010 13:26 PM', 'mdy', undefined],
  ['12:30', 'dmy', undefined],
  ['hello', 'dmy', undefined],
  ['', 'dmy', undefined],
])('"%s" (%s) is %s', (given, order, expected) => {
  expect(text(parseDate(given, order))).toBe(expected)
})

test.each([
  [['01/02/2011', '30/04/2011'], 'dmy'],
  [['01/02/2011', '04/30/2011'], 'mdy'],
  [['01/02/2011', '03/04/2011'], 'ambiguous'],
  [['30/04/2011', '04/30/2011'], 'mixed'],
  [['2011-01-02'], 'ymd'],
  [['2011/01/02'], 'ymd'],
  [['n/a', '9 Dec 2011'], undefined],
])('the order of %j is %s', (samples, expected) => {
  expect(detectDateOrder(samples)).toBe(expected)
})

test('serial days are those of the spreadsheet, also before its day that never was', () => {
  expect(text(fromSerialDay(1))).toBe('1900-1-1 0:0:0')
  expect(text(fromSerialDay(59))).toBe('1900-2-28 0:0:0')
  expect(text(fromSerialDay(61))).toBe('1900-3-1 0:0:0')
  expect(text(fromSerialDay(39_051, true))).toBe('2010-12-1 0:0:0')
  expect(fromSerialDay(-1)).toBeUndefined()
  expect(fromSerialDay(3_000_000)).toBeUndefined()
})

test('wall-clock times of a zone become instants, also where the clock is put forward and back', () => {
  const clock = zonedClock('Europe/London')
  const instant = (given: string) =>
    new Date(clock.toInstant(parseDate(given, 'ymd') as LocalTime)).toISOString().slice(0, 16)
  expect(instant('2011-01-01 12:00')).toBe('2011-01-01T12:00')
  expect(instant('2011-07-01 12:00')).toBe('2011-07-01T11:00')
  // 01:30 is skipped in spring and comes twice in autumn
  expect(instant('2011-03-27 00:59')).toBe('2011-03-27T00:59')
  expect(instant('2011-03-27 01:30')).toBe('2011-03-27T01:30')
  expect(instant('2011-03-27 02:00')).toBe('2011-03-27T01:00')
  expect(instant('2011-10-30 01:30')).toBe('2011-10-30T00:30')
  expect(instant('2011-10-30 02:30')).toBe('2011-10-30T02:30')
  expect(instant('2011-07-01T12:00:00+05:00')).toBe('2011-07-01T07:00')
  expect(() => zonedClock('Mars/Olympus')).toThrow(RangeError)
})

test('a zone that goes half an hour on, at half past, is found before and after', () => {
  const { toInstant } = zonedClock('Australia/Lord_Howe')
  const at = (shown: string) => new Date(toInstant(parseDate(shown, 'ymd') as LocalTime)).toISOString()
  // 2001-10-28, 2:00 became 2:30
  expect(at('2001-10-28 01:59:59')).toBe('2001-10-27T15:29:59.000Z')
  expect(at('2001-10-28 02:30:00')).toBe('2001-10-27T15:30:00.000Z')
  expect(at('2001-10-28 02:45:00')).toBe('2001-10-27T15:45:00.000Z')
})

test('an instant shown on a zone’s clock is found again', () => {
  for (const zone of ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']) {
    const clock = zonedClock(zone)
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
    fc.assert(
      fc.property(fc.integer({ min: 200_000_000, max: 1_900_000_000 }), (seconds) => {
        const shown = format.format(seconds * 1000).replace(',', '')
        const found = clock.toInstant(parseDate(shown, 'ymd') as LocalTime)
        // the hour that comes twice is taken the first time
        expect([0, 1800, 3600]).toContain(seconds - found / 1000)
      }),
      { numRuns: 200 },
    )
  }
})
