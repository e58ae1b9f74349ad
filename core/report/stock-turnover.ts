/** A change of what stock is worth, on a day given as its number since 1970. */
export interface ValueChange {
  day: number
  value: number
}

/** A span of days, both counted. */
export interface DaySpan {
  first: number
  last: number
}

/**
 * What stock was worth on average over the evenings of a span: not the mean of beginning and end only, which a month's last delivery decides.
 * @param valueNow  after all changes
 * @returns 0 for a span without a day: what came after it was no part of it
 */
export function averageValue(valueNow: number, changes: readonly ValueChange[], { first, last }: DaySpan): number {
  const days = last - first + 1
  if (days <= 0) return 0
  // a change is missing from the evenings before it
  const missing = changes.reduce((sum, { day, value }) => sum + value * Math.min(days, Math.max(0, day - first)), 0)
  return valueNow - missing / days
}

/** What stock was worth on the evening of a day. */
export function valueOn(valueNow: number, changes: readonly ValueChange[], day: number): number {
  return changes.reduce((value, change) => (change.day > day ? value - change.value : value), valueNow)
}

/**
 * How often stock is turned over in a year: cost of goods sold over the average value of stock (Silver, Pyke & Thomas 2017).
 * @param days  that the cost is of
 * @returns undefined where there was no stock to turn over
 */
export function turnsPerYear(cost: number, average: number, days: number): number | undefined {
  return average > 0 && days > 0 ? ((cost / average) * 365) / days : undefined
}
