import type { Fit } from './exponential-smoothing.ts'
import { at, build } from './vector.ts'

/**
 * Autoregression of the first differences, order by AICc, coefficients by least squares with a ridge
 * (ARIMA(p,1,0) of Box & Jenkins 1970, fitted conditionally). The drift is damped, for differences average to little in the long run.
 */
export function fitAutoregression(y: Float64Array, horizon: number, maxOrder: number): Fit {
  const n = y.length
  const d = new Float64Array(Math.max(0, n - 1))
  for (let t = 1; t < n; t++) d[t - 1] = at(y, t) - at(y, t - 1)
  const m = d.length
  const top = Math.max(0, Math.min(maxOrder, Math.floor(m / 5)))
  let average = 0
  for (const value of d) average += value / Math.max(1, m)
  // A drift is kept only as far as its t-value speaks for it.
  let variance = 0
  for (const value of d) variance += (value - average) ** 2 / Math.max(1, m - 1)
  const tSquare = variance > 0 ? (average * average * m) / variance : 0
  const drift = average * (tSquare / (1 + tSquare))
  const c = d.map((value) => value - drift)

  let best: { score: number; weights: Float64Array } = { score: Number.POSITIVE_INFINITY, weights: new Float64Array(0) }
  const products = laggedProducts(c, top)
  for (let order = 0; order <= top; order++) {
    const weights = leastSquares(products, order)
    let sse = 0
    for (let t = top; t < m; t++) {
      let e = at(c, t)
      for (let k = 0; k < order; k++) e -= at(weights, k) * at(c, t - 1 - k)
      sse += e * e
    }
    const count = m - top
    const parameters = order + 2
    const score =
      count * Math.log(sse / count + 1e-300) +
      2 * parameters +
      (2 * parameters * (parameters + 1)) / Math.max(1, count - parameters - 1)
    if (score < best.score) best = { score, weights }
  }
  const { weights } = best
  const predict = (series: Float64Array, t: number): number => {
    let value = 0
    for (let k = 0; k < weights.length && t - 1 - k >= 0; k++) value += at(weights, k) * at(series, t - 1 - k)
    return value
  }
  const residuals = new Float64Array(n)
  for (let t = 0; t < m; t++) residuals[t + 1] = at(c, t) - predict(c, t)
  const path = new Float64Array(m + horizon)
  path.set(c)
  const forecast = new Float64Array(horizon)
  let level = at(y, n - 1)
  for (let h = 0; h < horizon; h++) {
    path[m + h] = predict(path, m + h)
    level += at(path, m + h) + drift
    forecast[h] = level
  }
  return { forecast, residuals }
}

/** Sums of c[t-i] c[t-j] over t >= top, for i, j = 0..top: all that the least squares of every order need. */
function laggedProducts(c: Float64Array, top: number): Float64Array[] {
  return Array.from({ length: top + 1 }, (_, i) =>
    build(top + 1, (j) => {
      let total = 0
      for (let t = top; t < c.length; t++) total += at(c, t - i) * at(c, t - j)
      return total
    }),
  )
}

function leastSquares(products: readonly Float64Array[], order: number): Float64Array {
  const matrix = Array.from({ length: order }, (_, i) => {
    const lags = products[i + 1] ?? new Float64Array(0)
    const row = build(order + 1, (j) => (j < order ? at(lags, j + 1) : at(lags, 0)))
    row[i] = at(row, i) * 1.02 + 1e-12
    return row
  })
  return solve(matrix)
}

/** Solution of a positive definite system given as rows `[a..., b]`, by Gaussian elimination; overwrites the rows. */
export function solve(matrix: Float64Array[]): Float64Array {
  const size = matrix.length
  const empty = new Float64Array(0)
  for (let i = 0; i < size; i++) {
    const pivotRow = matrix[i] ?? empty
    for (let j = i + 1; j < size; j++) {
      const row = matrix[j] ?? empty
      const factor = at(row, i) / at(pivotRow, i)
      for (let k = i; k <= size; k++) row[k] = at(row, k) - factor * at(pivotRow, k)
    }
  }
  const result = new Float64Array(size)
  for (let i = size - 1; i >= 0; i--) {
    const row = matrix[i] ?? empty
    let value = at(row, size)
    for (let k = i + 1; k < size; k++) value -= at(row, k) * at(result, k)
    result[i] = value / at(row, i)
  }
  return result
}
