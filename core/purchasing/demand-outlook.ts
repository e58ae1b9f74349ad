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
 * one step and of all together: 1 where errors of the steps are independent, 2 where they go together. The days add the variance of a random
 * sum: Var = Var(demand over the mean days) + (daily mean)^2 Var(days); Silver, Pyke and Thomas, Inventory and Production
 * Management in Supply Chains, 4th ed. 2017, 6.10.
 */
export function demandOver(outlook: DemandOutlook, days: number, dayVariance: number): TotalDemand {
  const mean = meanOver(outlook, days)
  const horizon = Math.max(1, outlook.means.length)
  const [one, all] = [outlook.stepVariance, outlook.totalVariance]
  const growth =
    one > 0 && all > 0 && horizon > 1 ? Math.min(2, Math.max(1, Math.log(all / one) / Math.log(horizon))) : 1
  // A step whose demand is rare may show no variance of its own.
  const unit = Math.max(one, all / horizon ** growth)
  const daily = days > 0 ? mean / days : 0
  const variance = unit * (Math.max(0, days) / outlook.stepDays) ** growth + daily * daily * dayVariance
  return { mean, variance, isWhole: outlook.isWhole }
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

/** The forecast from a later day on: steps that are over are left out. */
export function outlookFrom(outlook: DemandOutlook, daysLater: number): DemandOutlook {
  const skipped = Math.floor(Math.max(0, daysLater) / outlook.stepDays)
  const left = outlook.means.length - skipped
  // A forecast most of which is over, such as that of an imported history, is read as if it began today.
  if (skipped === 0 || left * 2 < outlook.means.length) return outlook
  return {
    ...outlook,
    means: outlook.means.slice(skipped),
    totalVariance: (outlook.totalVariance * left) / outlook.means.length,
  }
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
