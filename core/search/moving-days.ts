import { type Condition, type DayFromToday, mostFromToday } from '#contract/filter.ts'
import { addDays } from './calendar.ts'
import type { Reading } from './reading.ts'

/**
 * A bound on a day as a condition's operator and value: counted from today where the words say so (`in the next 30 days`), so that the
 * condition means the same tomorrow; else the day itself.
 * @param day  ISO day, included
 * @param moving  the days that the words count from today
 */
export function boundOn(
  day: string,
  side: 'from' | 'to',
  moving: ReadonlyMap<string, DayFromToday>,
): Pick<Condition, 'op' | 'value' | 'fromToday'> {
  const included = moving.get(day)
  if (included) return { op: side === 'from' ? 'gte' : 'lte', fromToday: included }
  // `more than 2 years ago` ends on the day before
  const excluded = moving.get(addDays(day, side === 'from' ? -1 : 1))
  if (excluded) return { op: side === 'from' ? 'gt' : 'lt', fromToday: excluded }
  return { op: side === 'from' ? 'gte' : 'lte', value: day }
}

/** The days these segments count from today, by the ISO day they are now; none where they name days of the calendar. */
export function movingDays(
  { segments, today }: Reading,
  indexes: readonly number[],
  shifted: ReadonlyMap<string, DayFromToday>,
): ReadonlyMap<string, DayFromToday> {
  const periods = indexes.flatMap((index) => {
    const segment = segments[index]
    return segment?.kind === 'period' ? [segment.period] : []
  })
  // a day of the calendar may be today by chance
  if (periods.some((period) => period.kind === 'span' && !period.moving)) return new Map()
  const moving = new Map([...shifted, [today, { unit: 'day', count: 0 } as const]])
  for (const period of periods) {
    if (period.kind !== 'span' || !period.moving) continue
    if (period.moving.from) moving.set(period.from, period.moving.from)
    if (period.moving.to) moving.set(period.to, period.moving.to)
  }
  return new Map([...moving].filter(([, { count }]) => Math.abs(count) <= mostFromToday))
}
