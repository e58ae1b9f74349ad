/** What is known of stock at one place, as statistics: floats will do. */
export interface CountHistory {
  /** on hand at cost; a negative balance is as suspicious as a positive one of its size */
  value: number
  /** since it was last counted, or since it was first there when it never was */
  daysSinceCount: number
  /** past discrepancies as shares of what the books said: |discrepancy| / max(1, |book|) */
  discrepancyRates: readonly number[]
}

/** The discrepancy that is assumed of what was never counted, with the weight of one count. */
const priorRate = 0.05
/** After two years it cannot get more doubtful. */
const mostDays = 730

/**
 * How much a count of this stock is worth: value x days since the last count x expected discrepancy, a number of currency
 * days that only orders. The three factors are those found to go with wrong records: N. DeHoratius and A. Raman,
 * "Inventory record inaccuracy: an empirical analysis", Management Science 54 (2008).
 * @returns >= 0
 */
export function countRisk({ value, daysSinceCount, discrepancyRates }: CountHistory): number {
  const known = discrepancyRates.reduce((sum, rate) => sum + Math.min(1, rate), 0)
  const rate = (priorRate + known) / (1 + discrepancyRates.length)
  return Math.abs(value) * Math.min(mostDays, Math.max(1, daysSinceCount)) * rate
}
