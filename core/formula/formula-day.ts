import { isDay, toInstant } from '#core/attribute/calendar-value.ts'
import { offsetAt } from '#core/search/start-of-day.ts'

const millisecondsADay = 86_400_000
/** Days from the first day of the year 1 to the last of the year 9999. */
export const longestSpan = 3_652_058

/** A day as fields hold it; what is none is missing. */
export function readDay(text: string): string | null {
  return isDay(text) ? text : null
}

/** An instant of the years 1000 to 9999 in UTC, to the millisecond; what is none is missing. */
export function readInstant(text: string): string | null {
  const instant = toInstant(text)
  return instant && /^[1-9]\d{3}-/.test(instant) ? instant : null
}

/** The day an instant falls on. @param timeZone  IANA name; an unknown one counts as UTC */
export function dayOf(instant: string, timeZone: string): string | null {
  const at = Date.parse(instant)
  return Number.isNaN(at) ? null : toDay(Math.floor((at + offsetAt(at, timeZone)) / millisecondsADay))
}

export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** @param count  whole, at most as long as the calendar; missing when the calendar ends before */
export function addDays(day: string, count: number): string | null {
  return toDay(dayNumber(day) + count)
}

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsADay
}

function toDay(number: number): string | null {
  const date = new Date(number * millisecondsADay)
  return Number.isNaN(date.getTime()) ? null : readDay(date.toISOString().split('T')[0] ?? '')
}
