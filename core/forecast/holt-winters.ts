import type { Fit } from './exponential-smoothing.ts'
import { minimise } from './minimise.ts'
import { addSeason, decompose, removeSeason } from './seasonality.ts'
import { at } from './vector.ts'

/**
 * Damped Holt-Winters with an additive season that may change (ETS(A,Ad,A); Winters 1960, Hyndman et al. 2002).
 * First states come from a classical decomposition; the four weights by least squares.
 * On logarithms of a series this is its multiplicative form.
 */
export function fitHoltWinters(y: Float64Array, horizon: number, period: number): Fit {
  const n = y.length
  const start = firstStates(y, period)
  const season = new Float64Array(period)
  const residuals = new Float64Array(n)
  let level = 0
  let slope = 0
  const run = (alpha: number, share: number, gamma: number, phi: number): number => {
    season.set(start.season)
    level = start.level
    slope = start.slope
    const beta = alpha * share
    const change = gamma * (1 - alpha)
    let sse = 0
    let place = 0
    for (let t = 0; t < n; t++) {
      const e = at(y, t) - level - phi * slope - at(season, place)
      residuals[t] = e
      sse += e * e
      level += phi * slope + alpha * e
      slope = phi * slope + beta * e
      season[place] = at(season, place) + change * e
      place = place + 1 === period ? 0 : place + 1
    }
    return sse
  }
  const [alpha, share, gamma, damping] = minimise(
    (p) => run(at(p, 0), at(p, 1), at(p, 2), at(p, 3)),
    [
      [0.01, 0.15, 0.4, 0.99],
      [0.0001, 0.3],
      [0.0001, 0.2, 0.6],
      [0.8, 0.98],
    ],
    80,
  )
  const phi = damping ?? 0.9
  run(alpha ?? 0.1, share ?? 0.1, gamma ?? 0.1, phi)
  const forecast = new Float64Array(horizon)
  let damp = 0
  let power = 1
  for (let h = 0; h < horizon; h++) {
    power *= phi
    damp += power
    forecast[h] = level + damp * slope + at(season, (n + h) % period)
  }
  return { forecast, residuals }
}

function firstStates(y: Float64Array, period: number) {
  const season = decompose(y, period)
  const adjusted = removeSeason(y, season)
  const span = Math.min(adjusted.length, Math.max(2 * period, 8))
  let total = 0
  let moment = 0
  for (let t = 0; t < span; t++) {
    total += at(adjusted, t)
    moment += (t + 1) * at(adjusted, t)
  }
  const average = total / span
  const slope = span > 1 ? (6 * ((2 * moment) / span - (span + 1) * average)) / (span * span - 1) : 0
  const intercept = average - (slope * (span + 1)) / 2
  return { level: intercept, slope, season: addSeason(new Float64Array(period), season, 0) }
}
