import { type QuantileLevel, quantileLevels } from './series-forecast.ts'

/** Quantiles by level, in units of the history's scale: of each step, and of the total of the first `totalSteps`. */
export type PredictedQuantiles = { steps: Record<QuantileLevel, Float64Array>; total: Record<QuantileLevel, number> }

/** What each level's quantile is, made one by one. */
export function byLevel(
  steps: (level: QuantileLevel) => Float64Array,
  total: (level: QuantileLevel) => number,
): PredictedQuantiles {
  const result = { steps: {}, total: {} } as PredictedQuantiles // filled below for every level
  for (const level of quantileLevels) {
    result.steps[level] = steps(level)
    result.total[level] = total(level)
  }
  return result
}
