import { tzOffset } from '@date-fns/tz'
import type { LocalTime } from './parse-date.ts'

/** Turns wall-clock times of one zone into instants. */
export interface ZonedClock {
  /** milliseconds since 1970 UTC; a time the zone skips in spring is taken as the one an hour later */
  toInstant(local: LocalTime): number
}

const hourMs = 3_600_000
/** Zones change their offset on a quarter of an hour at the finest: Lord Howe Island at half past by UTC. */
const quarterMs = 900_000

/**
 * A clock of an IANA zone. Offsets are kept by the quarter of an hour, because asking for one costs 5 microseconds and files hold
 * many times of the same quarter.
 * @throws RangeError  the zone is unknown
 */
export function zonedClock(timeZone: string): ZonedClock {
  if (Number.isNaN(tzOffset(timeZone, new Date(0)))) throw new RangeError(`There is no time zone "${timeZone}".`)
  const offsets = new Map<number, number>()
  const offsetAt = (instant: number) => {
    const quarter = Math.floor(instant / quarterMs)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      offset = tzOffset(timeZone, new Date(quarter * quarterMs)) * 60_000
      if (offsets.size > 200_000) offsets.clear()
      offsets.set(quarter, offset)
    }
    return offset
  }
  return {
    toInstant(local) {
      const wall = wallClock(local)
      if (local.offsetMinutes !== undefined) return wall - local.offsetMinutes * 60_000
      // The offset before and after a change are both tried; where both fit (autumn), the earlier instant is taken.
      const early = wall - offsetAt(wall - 12 * hourMs)
      if (early + offsetAt(early) === wall) return early
      const late = wall - offsetAt(wall + 12 * hourMs)
      if (late + offsetAt(late) === wall) return late
      return early
    },
  }
}

function wallClock({ year, month, day, hour, minute, second }: LocalTime): number {
  const at = Date.UTC(year, month - 1, day, hour, minute, 0)
  return at + Math.round(second * 1000)
}
