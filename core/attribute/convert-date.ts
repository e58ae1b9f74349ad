import { tzOffset } from '@date-fns/tz'
import { type DateOrder, type LocalTime, parseDate } from '#core/import/parse-date.ts'
import type { ZonedClock } from '#core/import/zoned-clock.ts'
import { isDay, toInstant } from './calendar-value.ts'

/** The day a text names: of a date with a time and an offset, the day that was in the zone. */
export function readDay(text: string, order: DateOrder, clock: ZonedClock, timeZone: string): string | undefined {
  const written = text.trim()
  if (isDay(written)) return written
  const instant = toInstant(written)
  if (instant) return localText(instant, timeZone).slice(0, 10)
  const local = parseDate(written, order)
  if (!local) return undefined
  if (local.offsetMinutes !== undefined)
    return localText(new Date(clock.toInstant(local)).toISOString(), timeZone).slice(0, 10)
  return dayOf(local)
}

/** The instant a text names; without an offset it is the zone's wall clock, without a time the day's beginning. */
export function readInstant(text: string, order: DateOrder, clock: ZonedClock): string | undefined {
  const written = text.trim()
  const instant = toInstant(written)
  if (instant) return instant
  const local = parseDate(written, order)
  if (!local || dayOf(local) === undefined) return undefined
  return new Date(clock.toInstant(local)).toISOString()
}

/** An instant as the zone's clock showed it, with its offset so that it is the same instant again: "2026-11-23 10:30+01:00". */
export function localText(instant: string, timeZone: string): string {
  const at = new Date(instant)
  const offset = Math.round(tzOffset(timeZone, at))
  const wall = new Date(at.getTime() + offset * 60_000).toISOString()
  const [day = '', time = ''] = wall.replace('Z', '').split('T')
  const exact = time.replace(/\.000$/, '').replace(/^(\d\d:\d\d):00$/, '$1')
  const size = Math.abs(offset)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day} ${exact}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function dayOf({ year, month, day }: LocalTime): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : undefined
}
