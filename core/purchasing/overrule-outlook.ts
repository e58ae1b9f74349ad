import type { DemandOutlook } from './demand-outlook.ts'

/** What a person said of some days, counted from the day the outlook begins on. */
export interface Overrule {
  /** first day, and the day after the last one; what lies before the outlook is over */
  from: number
  to: number
  /** demand of all these days */
  quantity: number
  /**
   * null: these days' demand is this, whatever the forecast says; else the forecast had said so much of a part of what the outlook stands for, and
   * only the difference counts
   */
  partExpected: number | null
}

/** An override of days further ahead than this adds nothing. */
const longestDays = 400

/**
 * The outlook with people's numbers in place of the forecast's: spread evenly over their days; where a step lies partly in them, the rest of
 * it stays. Variances grow and shrink with the demand, as those of counts do. Days beyond the last step are expected at the average of all first.
 * @param overrules  those of the same kind do not overlap; wholes are applied before parts
 */
export function overruleOutlook(outlook: DemandOutlook, overrules: readonly Overrule[]): DemandOutlook {
  const { means, stepDays } = outlook
  if (overrules.length === 0 || means.length === 0) return outlook
  const average = sum(means) / means.length
  const reach = Math.min(longestDays, Math.max(...overrules.map(({ to }) => to)))
  const length = Math.max(means.length, Math.ceil(reach / stepDays))
  let next = Array.from({ length }, (_, step) => means[step] ?? average)
  const before = sum(next)
  for (const one of overrules.toSorted((a, b) => Number(a.partExpected !== null) - Number(b.partExpected !== null)))
    next = next.map((mean, step) => {
      const days = Math.max(0, Math.min(one.to, (step + 1) * stepDays) - Math.max(one.from, step * stepDays))
      if (days === 0) return mean
      const part = days / (one.to - one.from)
      return one.partExpected === null
        ? mean * (1 - days / stepDays) + one.quantity * part
        : Math.max(0, mean + (one.quantity - one.partExpected) * part)
    })
  const factor = before > 0 ? sum(next) / before : 1
  return {
    ...outlook,
    means: next,
    stepVariance: outlook.stepVariance * factor,
    totalVariance: (outlook.totalVariance * factor * length) / means.length,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
