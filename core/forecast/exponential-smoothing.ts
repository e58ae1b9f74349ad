import { minimise } from './minimise.ts'
import { at } from './vector.ts'

/** A fitted level-and-trend model: its point forecasts and its one-step errors over the history. */
export type Fit = { forecast: Float64Array; residuals: Float64Array }

/**
 * Simple exponential smoothing (Brown 1959) with the smoothing weight and the first level chosen by least squares.
 * The first level enters the errors linearly, so it is solved for, not searched.
 */
export function fitSimpleSmoothing(y: Float64Array, horizon: number): Fit {
  const evaluate = (alpha: number) => smoothFrom(y, alpha)
  const [alpha] = minimise((p) => evaluate(at(p, 0)).sse, [[0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.99]], 14)
  const { level, residuals } = evaluate(alpha ?? 0.1)
  return { forecast: new Float64Array(horizon).fill(level), residuals }
}

function smoothFrom(y: Float64Array, alpha: number) {
  const n = y.length
  const residuals = new Float64Array(n)
  let level = 0
  let weight = 1
  let cross = 0
  let norm = 0
  for (let t = 0; t < n; t++) {
    const error = at(y, t) - level
    residuals[t] = error
    cross += error * weight
    norm += weight * weight
    level += alpha * error
    weight *= 1 - alpha
  }
  const first = norm > 0 ? cross / norm : 0
  let sse = 0
  weight = 1
  for (let t = 0; t < n; t++) {
    const error = at(residuals, t) - first * weight
    residuals[t] = error
    sse += error * error
    weight *= 1 - alpha
  }
  return { level: level + weight * first, residuals, sse }
}

/**
 * Damped additive trend (Gardner & McKenzie 1985; ETS(A,Ad,N) of Hyndman et al. 2002): level, trend and damping weights
 * by least squares, the first level and slope solved for because the errors are linear in them.
 */
export function fitDampedTrend(y: Float64Array, horizon: number): Fit {
  const work = {
    residuals: new Float64Array(y.length),
    byLevel: new Float64Array(y.length),
    bySlope: new Float64Array(y.length),
  }
  const [alpha, share, damping] = minimise(
    (p) => runDamped(y, at(p, 0), at(p, 0) * at(p, 1), at(p, 2), work).sse,
    [
      [0.02, 0.1, 0.3, 0.6, 0.99],
      [0.0001, 0.1, 0.4, 0.99],
      [0.8, 0.9, 0.98],
    ],
    70,
  )
  const a = alpha ?? 0.1
  const phi = damping ?? 0.9
  const { level, slope } = runDamped(y, a, a * (share ?? 0.1), phi, work)
  const forecast = new Float64Array(horizon)
  let damp = 0
  let power = 1
  for (let h = 0; h < horizon; h++) {
    power *= phi
    damp += power
    forecast[h] = level + damp * slope
  }
  return { forecast, residuals: work.residuals }
}

type Work = { residuals: Float64Array; byLevel: Float64Array; bySlope: Float64Array }

/** One pass with zero first states, tracking how each error depends on the first level and slope; then both are solved for. */
function runDamped(y: Float64Array, alpha: number, beta: number, phi: number, work: Work) {
  const { residuals, byLevel, bySlope } = work
  const n = y.length
  let l = 0
  let b = 0
  // State when only the first level (1,0), or only the first slope (0,1), is one.
  let ll = 1
  let lb = 0
  let sl = 0
  let sb = 1
  let xx = 0
  let xz = 0
  let zz = 0
  let xy = 0
  let zy = 0
  for (let t = 0; t < n; t++) {
    const x = ll + phi * lb
    const z = sl + phi * sb
    const e = at(y, t) - l - phi * b
    residuals[t] = e
    byLevel[t] = x
    bySlope[t] = z
    xx += x * x
    xz += x * z
    zz += z * z
    xy += x * e
    zy += z * e
    l = l + phi * b + alpha * e
    b = phi * b + beta * e
    ll = x - alpha * x
    lb = phi * lb - beta * x
    sl = z - alpha * z
    sb = phi * sb - beta * z
  }
  // A small ridge on the slope keeps very short histories from starting on a wild one.
  zz += 1e-6 * xx + 1e-12
  const determinant = xx * zz - xz * xz
  const solvable = Math.abs(determinant) > 1e-12 * xx * zz
  const firstLevel = solvable ? (xy * zz - zy * xz) / determinant : xx > 0 ? xy / xx : 0
  const firstSlope = solvable ? (zy * xx - xy * xz) / determinant : 0
  let sse = 0
  for (let t = 0; t < n; t++) {
    const e = at(residuals, t) - firstLevel * at(byLevel, t) - firstSlope * at(bySlope, t)
    residuals[t] = e
    sse += e * e
  }
  return {
    sse,
    level: l + firstLevel * ll + firstSlope * sl,
    slope: b + firstLevel * lb + firstSlope * sb,
  }
}
