import type { Fit } from './exponential-smoothing.ts'
import { minimise } from './minimise.ts'
import { at } from './vector.ts'

/**
 * Standard Theta (Assimakopoulos & Nikolopoulos 2000, in the state form of Fiorucci et al. 2016): smoothing of the
 * line with twice the curvature, plus half the slope of the straight line through the history.
 */
export const fitTheta = (y: Float64Array, horizon: number): Fit => fitThetaModel(y, horizon, false)

/** Dynamic optimised Theta (DOTM; Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016): theta is fitted and the line follows the data. */
export const fitDynamicTheta = (y: Float64Array, horizon: number): Fit => fitThetaModel(y, horizon, true)

function fitThetaModel(y: Float64Array, horizon: number, dynamic: boolean): Fit {
  const lines = dynamic ? runningLines(y) : staticLine(y)
  const residuals = new Float64Array(y.length)
  const alphas = [0.02, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.99]
  const [alpha, theta] = minimise(
    (p) => run(y, lines, at(p, 0), dynamic ? at(p, 1) : 2, residuals).sse,
    dynamic ? [alphas, [1, 2, 4, 10]] : [alphas],
    dynamic ? 40 : 14,
  )
  const a = alpha ?? 0.5
  const share = 1 - 1 / (dynamic ? (theta ?? 2) : 2)
  const { level, decay } = run(y, lines, a, dynamic ? (theta ?? 2) : 2, residuals)
  const forecast = new Float64Array(horizon)
  const n = y.length
  if (dynamic) {
    // The line is re-estimated with each forecast taken as if observed.
    let last = level
    let total = 0
    let moment = 0
    for (let t = 0; t < n; t++) {
      total += at(y, t)
      moment += (t + 1) * at(y, t)
    }
    let power = decay
    for (let h = 0; h < horizon; h++) {
      const { intercept, slope } = lineFrom(total, moment, n + h)
      const value = last + share * (power * intercept + ((1 - power * (1 - a)) / a) * slope)
      forecast[h] = value
      total += value
      moment += (n + h + 1) * value
      last = a * value + (1 - a) * last
      power *= 1 - a
    }
  } else {
    const intercept = at(lines.intercept, 0)
    const slope = at(lines.slope, 0)
    for (let h = 0; h < horizon; h++) {
      forecast[h] = level + share * (decay * intercept + slope * (h + (1 - decay * (1 - a)) / a))
    }
  }
  return { forecast, residuals }
}

type Lines = { intercept: Float64Array; slope: Float64Array }

/** Errors with the first level solved for by least squares; `decay` is (1-alpha)^n. */
function run(y: Float64Array, lines: Lines, alpha: number, theta: number, residuals: Float64Array) {
  const share = 1 - 1 / theta
  const n = y.length
  const still = lines.slope.length === 1
  let level = 0
  let power = 1
  let cross = 0
  let norm = 0
  for (let t = 0; t < n; t++) {
    const i = still ? 0 : t
    const drift = power * at(lines.intercept, i) + ((1 - power * (1 - alpha)) / alpha) * at(lines.slope, i)
    const e = at(y, t) - level - share * drift
    residuals[t] = e
    // The second value on: the running line knows nothing before the first.
    if (t > 0 || still) {
      cross += e * power
      norm += power * power
    }
    level = alpha * at(y, t) + (1 - alpha) * level
    power *= 1 - alpha
  }
  const first = norm > 1e-12 ? cross / norm : at(y, 0)
  let sse = 0
  let decay = 1
  for (let t = 0; t < n; t++) {
    const e = at(residuals, t) - first * decay
    residuals[t] = e
    if (t > 0 || still) sse += e * e
    decay *= 1 - alpha
  }
  return { sse, level: level + first * decay, decay }
}

function staticLine(y: Float64Array): Lines {
  let total = 0
  let moment = 0
  for (let t = 0; t < y.length; t++) {
    total += at(y, t)
    moment += (t + 1) * at(y, t)
  }
  const { intercept, slope } = lineFrom(total, moment, y.length)
  return { intercept: Float64Array.of(intercept), slope: Float64Array.of(slope) }
}

/** Line through the values before each step; the first two steps have too few for a slope. */
function runningLines(y: Float64Array): Lines {
  const intercept = new Float64Array(y.length)
  const slope = new Float64Array(y.length)
  let total = 0
  let moment = 0
  for (let t = 0; t < y.length; t++) {
    const line = lineFrom(total, moment, t)
    intercept[t] = line.intercept
    slope[t] = line.slope
    total += at(y, t)
    moment += (t + 1) * at(y, t)
  }
  return { intercept, slope }
}

/** Least-squares line of y on 1..n from the sums of y and of t*y. */
function lineFrom(total: number, moment: number, n: number): { intercept: number; slope: number } {
  if (n === 0) return { intercept: 0, slope: 0 }
  const average = total / n
  if (n === 1) return { intercept: average, slope: 0 }
  const slope = (6 * ((2 * moment) / n - (n + 1) * average)) / (n * n - 1)
  return { intercept: average - (slope * (n + 1)) / 2, slope }
}
