import type { Condition, DayFromToday, Filter } from '#contract/filter.ts'
import { addDays, calendar, shift } from '#core/search/calendar.ts'
import { startOfDay } from '#core/search/start-of-day.ts'

/** What days are counted from: an ISO day, and the IANA time zone in which days begin. */
export interface Today {
  today: string
  timeZone: string
}

/** The ISO day so many units from today, or the first or last day of the unit that day lies in. */
export function dayFromToday({ unit, count, edge }: DayFromToday, today: string): string {
  const day = shift(today, unit, count)
  if (!edge) return day
  const [first, last] = calendar(day, unit)
  return edge === 'start' ? first : last
}

/** A condition with the day it speaks of put in its place; one that counts from no day stays as it is. */
export function withFixedDay(condition: Condition, { today }: Pick<Today, 'today'>): Condition {
  const { fromToday, ...fixed } = condition
  return fromToday ? { ...fixed, value: dayFromToday(fromToday, today) } : condition
}

/**
 * The same for a field that holds instants: the day is all its hours in the time zone. `on or before the day` is before the next one
 * begins, `after the day` from then on.
 */
export function withFixedInstants(condition: Condition, { today, timeZone }: Today): Filter {
  const { fromToday, ...fixed } = condition
  if (!fromToday) return condition
  const day = dayFromToday(fromToday, today)
  const begins = startOfDay(day, timeZone)
  const ends = startOfDay(addDays(day, 1), timeZone)
  switch (condition.op) {
    case 'lte':
      return { ...fixed, op: 'lt', value: ends }
    case 'gt':
      return { ...fixed, op: 'gte', value: ends }
    case 'eq':
    case 'ne': {
      const within: Filter = {
        and: [
          { ...fixed, op: 'gte', value: begins },
          { ...fixed, op: 'lt', value: ends },
        ],
      }
      return condition.op === 'eq' ? within : { not: within }
    }
    default:
      return { ...fixed, value: begins }
  }
}
