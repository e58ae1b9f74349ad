import { type QuantileLevel, quantileLevels, type SeriesForecast } from './series-forecast.ts'

/** How far demand may lie from its expectation. */
export interface ForecastSpread {
  /** of one step, on average over the horizon */
  stepVariance: number
  /** of all steps together */
  totalVariance: number
}

/** The variances that a forecast's quantiles stand for; the total is that of the whole horizon, as where no `lead` was given. */
export function spreadOf({ mean, q, cum }: Pick<SeriesForecast, 'mean' | 'q' | 'cum'>): ForecastSpread {
  const steps = mean.map((expected, step) => varianceOfQuantiles((level) => q[level]?.[step] ?? 0, expected))
  const total = mean.reduce((sum, expected) => sum + expected, 0)
  return {
    stepVariance: steps.reduce((sum, one) => sum + one, 0) / Math.max(1, steps.length),
    totalVariance: varianceOfQuantiles((level) => cum[level] ?? 0, total),
  }
}

/**
 * Mean square distance from the expectation of a variable whose quantile function runs straight between the known levels, is flat below
 * the lowest and has an exponential tail above the highest.
 */
export function varianceOfQuantiles(quantile: (level: QuantileLevel) => number, expected: number): number {
  const [lowest] = quantileLevels
  let sum = Number(lowest) * (quantile(lowest) - expected) ** 2
  for (const [index, level] of quantileLevels.entries()) {
    const next = quantileLevels[index + 1]
    if (next === undefined) break
    const [a, b] = [quantile(level) - expected, quantile(next) - expected]
    sum += ((Number(next) - Number(level)) * (a * a + a * b + b * b)) / 3
  }
  const far = quantile('0.99') - expected
  const scale = (quantile('0.99') - quantile('0.95')) / Math.log(5)
  return sum + 0.01 * (far * far + 2 * far * scale + 2 * scale * scale)
}
