import type { TotalDemand } from './total-demand.ts'

/** What a forecast says of the coming demand of one item, in its base unit. */
export interface DemandOutlook {
  /** expected demand by step; [0] begins at `start` */
  means: readonly number[]
  /** days in a step */
  stepDays: number
  /** variance of one step's demand, and of that of all steps together */
  stepVariance: number
  totalVariance: number
  /** the history knows whole numbers only */
  isWhole: boolean
}

/** Expected demand of the first `days`; past the last step it goes on at the average of all. */
export function meanOver({ means, stepDays }: DemandOutlook, days: number): number {
  const steps = Math.max(0, days) / stepDays
  let total = 0
  let sum = 0
  for (const [index, mean] of means.entries()) {
    sum += mean
    total += mean * Math.min(1, Math.max(0, steps - index))
  }
  const beyond = Math.max(0, steps - means.length)
  return total + (means.length > 0 ? (sum / means.length) * beyond : 0)
}

/**
 * Demand over a number of days that is itself uncertain. The variance of k steps grows as k^g, where g comes from what the forecast says of
 * one step and of all together: 1 where errors of the steps are independent, 2 where they go together; it is in proportion to the mean of the days,
 * as that of counts is. The days add the variance of a random
 * sum: Var = Var(demand over the mean days) + (daily mean)^2 Var(days); Silver, Pyke and Thomas, Inventory and Production
 * Management in Supply Chains, 4th ed. 2017, 6.10.
 */
export function demandOver(outlook: DemandOutlook, days: number, dayVariance: number): TotalDemand {
  const mean = meanOver(outlook, days)
  const daily = days > 0 ? mean / days : 0
  const steps = Math.max(0, days) / outlook.stepDays
  const usual = averageOf(outlook.means) * steps
  // days that sell more scatter more
  const variance = unitVariance(outlook) * steps ** growthOf(outlook) * (usual > 0 ? mean / usual : 1)
  return { mean, variance: variance + daily * daily * dayVariance, isWhole: outlook.isWhole }
}

/** The g of `demandOver`. */
function growthOf({ means, stepVariance: one, totalVariance: all }: DemandOutlook): number {
  const horizon = Math.max(1, means.length)
  return one > 0 && all > 0 && horizon > 1 ? Math.min(2, Math.max(1, Math.log(all / one) / Math.log(horizon))) : 1
}

/** Of one step; one whose demand is rare may show no variance of its own. */
function unitVariance(outlook: DemandOutlook): number {
  const horizon = Math.max(1, outlook.means.length)
  return Math.max(outlook.stepVariance, outlook.totalVariance / horizon ** growthOf(outlook))
}

function averageOf(means: readonly number[]): number {
  return means.length > 0 ? means.reduce((total, mean) => total + mean, 0) / means.length : 0
}

/** The part of the demand that falls on one place: each unit goes there with the probability `share`, 0 to 1. */
export function shareOf(outlook: DemandOutlook, share: number): DemandOutlook {
  const total = outlook.means.reduce((sum, mean) => sum + mean, 0)
  const spread = (variance: number, mean: number) => share * share * variance + share * (1 - share) * mean
  return {
    ...outlook,
    means: outlook.means.map((mean) => mean * share),
    stepVariance: spread(outlook.stepVariance, total / Math.max(1, outlook.means.length)),
    totalVariance: spread(outlook.totalVariance, total),
  }
}

/** Days on which a forecast expects another demand than on those beside them, from its first day on. */
interface MarkedDays {
  /** the first, and the one after the last */
  from: number
  to: number
  /** times the demand of other days */
  factor: number
}

/**
 * The forecast by day, from a later one on: what was expected of a step is spread over its days, more of it over those of a promotion, so that
 * the goods are asked for before it begins. The total of a step stays.
 */
export function outlookByDay(outlook: DemandOutlook, daysLater: number, marked: readonly MarkedDays[]): DemandOutlook {
  const { stepDays, means } = outlook
  const starts = Array.from({ length: means.length + 1 }, (_, step) => Math.round(step * stepDays))
  const days = means.flatMap((mean, step) => {
    const [first = 0, end = 0] = starts.slice(step, step + 2)
    const weights = Array.from({ length: end - first }, (_, day) => factorOn(first + day, marked))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => (total > 0 ? (mean * weight) / total : mean / weights.length))
  })
  const growth = growthOf(outlook)
  const daily = { ...outlook, means: days, stepDays: 1, stepVariance: unitVariance(outlook) / stepDays ** growth }
  const skipped = Math.floor(Math.max(0, daysLater))
  const left = days.length - skipped
  // A forecast most of which is over, such as that of an imported history, is read as if it began today.
  if (skipped === 0 || left * 2 < days.length) return daily
  const rest = days.slice(skipped)
  const average = averageOf(days)
  const factor = average > 0 ? averageOf(rest) / average : 1
  // of days that are left, less or more than those that are over
  const [stepVariance, totalVariance] = [daily.stepVariance * factor, daily.stepVariance * left ** growth * factor]
  return { ...daily, means: rest, stepVariance, totalVariance }
}

/** Of overlapping ones the stronger counts. */
function factorOn(day: number, marked: readonly MarkedDays[]): number {
  const force = (factor: number) => Math.abs(Math.log(Math.max(factor, 1e-3)))
  let strongest = 1
  for (const { from, to, factor } of marked)
    if (day >= from && day < to && force(factor) > force(strongest)) strongest = factor
  return strongest
}

/** Whole days until a stock is expected to be gone; undefined when it lasts for more than a year. */
export function daysUntilGone(outlook: DemandOutlook, stock: number): number | undefined {
  if (stock <= 0) return 0
  if (meanOver(outlook, 366) <= stock) return undefined
  let [low, high] = [0, 366]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (meanOver(outlook, middle) > stock) high = middle
    else low = middle
  }
  return low
}
