import { TZDate } from '@date-fns/tz'

/**
 * The instant of a wall clock reading.
 * @param local  `2026-03-14T09:30` or `2026-03-14` (its first moment), as date inputs give it
 * @param timeZone  IANA zone of the clock; a reading that the clock skips in spring is the moment an hour later
 * @returns ISO 8601 in UTC; undefined when `local` is no date
 */
export function toInstant(local: string, timeZone: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(local)
  if (!parts) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  const date = new TZDate(year, month - 1, day, hour, minute, timeZone)
  return Number.isNaN(date.getTime()) ? undefined : new Date(date.getTime()).toISOString()
}

/** The first moment of the day after `day`: an exclusive upper bound for a filter by day. */
export function endOfDay(day: string, timeZone: string): string | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return undefined
  const date = new TZDate(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + 1, timeZone)
  return Number.isNaN(date.getTime()) ? undefined : new Date(date.getTime()).toISOString()
}

/** The reading of a zone's wall clock at an instant, as a `datetime-local` input takes it. */
export function toLocal(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}
