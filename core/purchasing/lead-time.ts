/** What receipts tell of a supplier's lead time. */
export interface LearnedLeadTime {
  /** days from sending the order to the receipt */
  medianDays: number
  /** distance between the quartiles, in days: half of all receipts lie within it */
  spreadDays: number
  receipts: number
}

/**
 * Median and interquartile range of observed lead times; null without any. Both are indifferent to the one delivery that got
 * lost for a month. Quantiles by linear interpolation: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American
 * Statistician 50 (1996), definition 7.
 * @param days  from sent to received, one for each receipt; any order
 */
export function learnLeadTime(days: readonly number[]): LearnedLeadTime | null {
  if (days.length === 0) return null
  const sorted = days.toSorted((a, b) => a - b)
  const spread = quantile(sorted, 0.75) - quantile(sorted, 0.25)
  return { medianDays: toTenth(quantile(sorted, 0.5)), spreadDays: toTenth(spread), receipts: days.length }
}

function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (at - Math.floor(at)) * (above - below)
}

function toTenth(days: number): number {
  return Math.round(days * 10) / 10
}
