import type { z } from 'zod'
import type { getStockTimeline } from '#contract/stock.ts'

/** What was on hand from this day on. */
export interface Step {
  /** milliseconds of the day's beginning, read in UTC */
  at: number
  onHand: number
}

/** The points of a stepped line from the beginning of a timeline to its end; it stands between them. */
export function toSteps(timeline: z.output<typeof getStockTimeline.response>): Step[] {
  const dayOf = (instant: string) => Date.parse(instant.slice(0, 10))
  const steps = [
    { at: dayOf(timeline.from), onHand: Number(timeline.opening) },
    ...timeline.days.map(({ day, onHand }) => ({ at: Date.parse(day), onHand: Number(onHand) })),
  ]
  const last = steps.at(-1)
  const end = Math.max(dayOf(timeline.to), last?.at ?? 0)
  if (last && last.at < end) steps.push({ at: end, onHand: last.onHand })
  return steps
}
