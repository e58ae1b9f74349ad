import type { DemandEvent } from '#contract/demand-event.ts'
import type { Forecast } from '#web/forecast/forecast-words.ts'

/** One period of the picture: what was or what is expected. */
export type Point = {
  index: number
  /** first day of the period, `2026-11-23` */
  day: string
  /** demand that was; null: no stock, so unknown; undefined: in the future */
  past?: number | null
  mean?: number
  band?: [lower: number, upper: number]
}

/** Past periods that are drawn: enough to see a year of season without a thicket of days. */
const mostPast = { D: 182, W: 104, M: 48 } as const

/** History and forecast on one time line, oldest first. */
export function toPoints(forecast: Forecast): Point[] {
  const { frequency, history } = forecast
  const known = history.findIndex((value) => value !== null)
  const from = Math.max(known < 0 ? history.length : known, history.length - mostPast[frequency])
  const past = history.slice(from).map((value, at) => ({
    day: periodDay(forecast.historyStart, frequency, from + at),
    past: value,
  }))
  const future = forecast.mean.map((mean, at) => ({
    day: periodDay(forecast.forecastStart, frequency, at),
    mean,
    band: [forecast.lower[at] ?? mean, forecast.upper[at] ?? mean] as [number, number],
  }))
  return [...past, ...future].map((point, index) => ({ index, ...point }))
}

/** The stretches of past periods without stock, as first and last index. */
export function gapsOf(points: readonly Point[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  for (const { index, past } of points) {
    if (past !== null) continue
    const open = gaps.at(-1)
    if (open && open.to === index - 1) open.to = index
    else gaps.push({ from: index, to: index })
  }
  return gaps
}

/** The stretches that events cover, as first and last index; those before and after the picture are left out. */
export function bandsOf<E extends Pick<DemandEvent, 'startsOn' | 'endsOn'>>(
  points: readonly Point[],
  frequency: Forecast['frequency'],
  events: readonly E[],
): { event: E; from: number; to: number }[] {
  return events.flatMap((event) => {
    const covered = points.filter(({ day }) => day <= event.endsOn && periodDay(day, frequency, 1) > event.startsOn)
    const [first, last] = [covered[0], covered.at(-1)]
    return first && last ? [{ event, from: first.index, to: last.index }] : []
  })
}

/**
 * Which bands have room for their name, from the left.
 * @param share  of the picture's width that a name takes
 */
export function labelledBands<B extends { from: number; to: number }>(
  bands: readonly B[],
  points: number,
  share: number,
): ReadonlySet<B> {
  const labelled = new Set<B>()
  let free = Number.NEGATIVE_INFINITY
  for (const band of bands.toSorted((a, b) => a.from - b.from)) {
    const middle = (band.from + band.to) / 2
    if (middle < free) continue
    labelled.add(band)
    free = middle + share * points
  }
  return labelled
}

/** First day of the period `steps` after the one that begins on `start`; months keep to the first of the month's day. */
export function periodDay(start: string, frequency: Forecast['frequency'], steps: number): string {
  const date = new Date(`${start}T00:00:00Z`)
  if (frequency === 'M') date.setUTCMonth(date.getUTCMonth() + steps)
  else date.setUTCDate(date.getUTCDate() + steps * (frequency === 'W' ? 7 : 1))
  return date.toISOString().slice(0, 10)
}
