import type { Today } from '#core/filter/day-from-today.ts'
import { dayOf } from '#core/formula/formula-day.ts'

/** Today in a time zone, as an ISO day. */
export function todayIn(timeZone: string): string {
  const now = new Date().toISOString()
  return dayOf(now, timeZone) ?? now.slice(0, 10)
}

/** What filters count days from in a time zone, now. */
export function nowIn(timeZone: string): Today {
  return { today: todayIn(timeZone), timeZone }
}
