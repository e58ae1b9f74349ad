/**
 * The instant a day begins in a time zone, as UTC. Where clocks jump over midnight, the first instant of the day.
 * @param day  ISO day
 * @param timeZone  IANA name; an unknown one counts as UTC
 */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // The offset at the guess may differ from the one at the result when the clocks change that night: correct once.
  let instant = midnight - offsetAt(midnight, timeZone)
  instant = midnight - offsetAt(instant, timeZone)
  return new Date(instant).toISOString()
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** Milliseconds a time zone is ahead of UTC at an instant of the years 1000 to 9999; 0 for an unknown one. */
export function offsetAt(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      format = null
    }
    formats.set(timeZone, format)
  }
  if (!format) return 0
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}
