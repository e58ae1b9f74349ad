import { solve } from './autoregression.ts'
import { at, mean } from './vector.ts'

/** What known regressors (price, promotion) add to each step of history and horizon; averages 0 over the history. */
export type RegressionEffect = { history: Float64Array; future: Float64Array }

/**
 * Ridge regression of a (log) series on regressors, errors autocorrelated: generalised least squares over a grid of
 * first-order autocorrelations (Cochrane & Orcutt 1949), coefficients pulled to zero (Hoerl & Kennard 1970) by one
 * pseudo-observation each.
 * @param columns  one per regressor, history and horizon in one array
 * @returns undefined when the history is too short for that many regressors, or none of them varies
 */
export function fitRegression(
  y: Float64Array,
  columns: readonly Float64Array[],
  horizon: number,
): RegressionEffect | undefined {
  const n = y.length
  const usable = columns.map((column) => standardise(column, n, horizon)).filter((column) => column !== undefined)
  if (usable.length === 0 || n < 12 + 5 * usable.length) return undefined
  let best: { score: number; weights: Float64Array } | undefined
  for (const rho of [0, 0.25, 0.5, 0.7, 0.85, 0.95]) {
    const target = quasiDifference(y, n, rho)
    const features = usable.map((column) => quasiDifference(column, n, rho))
    const rows = features.map((feature, i) => {
      const row = new Float64Array(features.length + 1)
      features.forEach((other, j) => {
        row[j] = dot(feature, other) + (i === j ? ridge(feature, rho) : 0)
      })
      row[features.length] = dot(feature, target)
      return row
    })
    const weights = solve(rows)
    const residual = target.slice()
    features.forEach((feature, i) => {
      for (let t = 0; t < residual.length; t++) residual[t] = at(residual, t) - at(weights, i) * at(feature, t)
    })
    const score = dot(residual, residual)
    if (best === undefined || score < best.score) best = { score, weights }
  }
  const effect = new Float64Array(n + horizon)
  usable.forEach((column, i) => {
    for (let t = 0; t < effect.length; t++) effect[t] = at(effect, t) + at(best?.weights ?? effect, i) * at(column, t)
  })
  return { history: effect.subarray(0, n), future: effect.subarray(n) }
}

const ridge = (feature: Float64Array, rho: number): number => (1 - rho * rho) * 1 + 1e-9 * dot(feature, feature)

/** Zero mean and unit deviation over the history; strictly positive columns as logarithms, so effects are elasticities. */
function standardise(column: Float64Array, n: number, horizon: number): Float64Array | undefined {
  if (column.length < n + horizon) return undefined
  const whole = column.subarray(0, n + horizon)
  const values = whole.every((value) => value > 0) ? whole.map(Math.log) : whole
  const average = mean(values.subarray(0, n))
  const deviation = Math.sqrt(mean(values.subarray(0, n).map((value) => (value - average) ** 2)))
  if (!(deviation > 1e-9 * (1 + Math.abs(average)))) return undefined
  // A step never seen in history is not extrapolated far.
  return values.map((value) => Math.min(4, Math.max(-4, (value - average) / deviation)))
}

function quasiDifference(values: Float64Array, n: number, rho: number): Float64Array {
  const result = new Float64Array(n)
  for (let t = 1; t < n; t++) result[t] = at(values, t) - rho * at(values, t - 1)
  const average = mean(result.subarray(1))
  for (let t = 1; t < n; t++) result[t] = at(result, t) - average
  result[0] = 0
  return result
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let t = 0; t < a.length; t++) total += at(a, t) * at(b, t)
  return total
}
