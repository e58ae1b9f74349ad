/** Coefficients of variation at which class Y and class Z begin. */
export interface XyzLimits {
  x: number
  y: number
}

export const xyzClasses = ['X', 'Y', 'Z'] as const
export type XyzClass = (typeof xyzClasses)[number]

/**
 * Why an item's variation is told or not: `new`: too few periods are over since it first came; `unknown`: stock was out in too many of
 * them; `none`: nothing was asked for in any.
 */
export const verdicts = ['judged', 'new', 'unknown', 'none'] as const
export type Verdict = (typeof verdicts)[number]

export interface DemandVariation {
  verdict: Verdict
  /** standard deviation of the periods' demand over its mean; null unless judged */
  variation: number | null
  /** periods whose demand is known */
  periods: number
}

/**
 * How much an item's demand varies from period to period: the coefficient of variation with the standard deviation of a sample, which XYZ
 * analysis classes by (Scholz-Reiter, Heger, Meinecke & Bergmann 2012).
 * @param demand  of complete periods only, the oldest first; null: stock was out, so nothing is known
 * @param fewest  known periods below which nothing is said, at least 2
 */
export function demandVariation(demand: readonly (number | null)[], fewest: number): DemandVariation {
  const known = demand.filter((value) => value !== null)
  const periods = known.length
  if (demand.length < fewest) return { verdict: 'new', variation: null, periods }
  if (periods < fewest) return { verdict: 'unknown', variation: null, periods }
  const mean = known.reduce((sum, value) => sum + value, 0) / periods
  if (mean <= 0) return { verdict: 'none', variation: null, periods }
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { verdict: 'judged', variation: Math.sqrt(square / (periods - 1)) / mean, periods }
}

export function xyzClass(variation: number, { x, y }: XyzLimits): XyzClass {
  if (variation < x) return 'X'
  return variation < y ? 'Y' : 'Z'
}
