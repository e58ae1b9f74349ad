/** Days of cover at which the next band begins; below the first: under a week. */
export const coverBounds = [7, 14, 28, 91, 182, 365] as const

/** Known days below which a rate of demand is not told. */
const fewestDays = 14

/**
 * Demand a day over the days that are known: the mean, as stock cover ("days of inventory on hand") divides by.
 * @param demand  in all over the days that are known
 * @param known  days with stock
 * @returns undefined where too few days are known
 */
export function recentRate(demand: number, known: number): number | undefined {
  return known < fewestDays ? undefined : Math.max(0, demand) / known
}

/**
 * Days until stock is used up at a steady rate.
 * @returns 0 where nothing is on hand, Infinity where nothing is asked for
 */
export function daysOfCover(onHand: number, perDay: number): number {
  if (onHand <= 0) return 0
  return perDay > 0 ? onHand / perDay : Number.POSITIVE_INFINITY
}

/**
 * Days until stock is used up at what a forecast expects, step by step and evenly within a step; beyond its end at its mean rate.
 * @param means  expected demand of each step
 * @param stepDays  length of a step
 * @param daysGone  days of the forecast that are over
 * @returns undefined where the forecast is over
 */
export function daysOfForecastCover(
  onHand: number,
  means: readonly number[],
  stepDays: number,
  daysGone: number,
): number | undefined {
  const horizon = means.length * stepDays
  if (daysGone >= horizon) return undefined
  if (onHand <= 0) return 0
  let left = onHand
  for (let step = Math.floor(daysGone / stepDays); step < means.length; step++) {
    const start = Math.max(step * stepDays, daysGone)
    const rate = Math.max(0, means[step] ?? 0) / stepDays
    const length = (step + 1) * stepDays - start
    if (left <= rate * length) return start + left / rate - daysGone
    left -= rate * length
  }
  const mean = means.reduce((sum, value) => sum + Math.max(0, value), 0) / horizon
  return horizon - daysGone + daysOfCover(left, mean)
}
