import type { SimpleMethod } from './simple-methods.ts'

/**
 * The methods that forecasting competitions are held against, beside those of a spreadsheet: Theta and its average with exponential smoothing on
 * seasonally adjusted values (the Comb and Theta of the M4 competition), a damped trend, and the rates of irregular demand.
 */
export const standardMethods: Readonly<Record<string, SimpleMethod>> = {
  smoothing: seasonally((y, horizon) => flat(smooth(y).level, horizon)),
  'smoothing, no season': (y, horizon) => flat(smooth(y).level, horizon),
  theta: seasonally(theta),
  'theta, no season': theta,
  comb: seasonally((y, horizon) => {
    const [level, line] = [smooth(y).level, theta(y, horizon)]
    const damped = holt(y, horizon, 0.9)
    return line.map((value, h) => (level + value + (damped[h] ?? level)) / 3)
  }),
  'damped trend': seasonally((y, horizon) => holt(y, horizon, 0.9)),
  croston: (y, horizon) => flat(croston(y, 0.1), horizon),
  sba: (y, horizon) => flat(0.95 * croston(y, 0.1), horizon),
  tsb: (y, horizon) => flat(tsb(y, 0.1, 0.1), horizon),
}

const flat = (level: number, horizon: number): number[] => Array.from({ length: horizon }, () => level)
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Exponential smoothing with the weight that its one-step errors chose. */
function smooth(y: readonly number[]): { level: number; alpha: number } {
  let best = { errors: Number.POSITIVE_INFINITY, level: y.at(-1) ?? 0, alpha: 1 }
  for (let alpha = 0.02; alpha < 1; alpha += 0.04) {
    let [level, errors] = [average(y.slice(0, 3)), 0]
    for (const value of y) {
      errors += (value - level) ** 2
      level += alpha * (value - level)
    }
    if (errors < best.errors) best = { errors, level, alpha }
  }
  return best
}

/** Assimakopoulos and Nikolopoulos 2000, as Hyndman and Billah 2003: smoothing with half the slope of the line. */
function theta(y: readonly number[], horizon: number): number[] {
  const n = y.length
  const middle = (n - 1) / 2
  const mean = average(y)
  let [cross, square] = [0, 0]
  for (const [t, value] of y.entries()) {
    cross += (t - middle) * (value - mean)
    square += (t - middle) ** 2
  }
  const drift = square > 0 ? cross / square / 2 : 0
  const { level, alpha } = smooth(y)
  return Array.from({ length: horizon }, (_, h) => level + drift * (h + (1 - (1 - alpha) ** n) / alpha))
}

function holt(y: readonly number[], horizon: number, damping: number): number[] {
  let best = { errors: Number.POSITIVE_INFINITY, level: y.at(-1) ?? 0, trend: 0 }
  for (const alpha of [0.05, 0.15, 0.3, 0.5, 0.7, 0.9])
    for (const beta of [0.01, 0.05, 0.15, 0.3]) {
      let [level, trend, errors] = [y[0] ?? 0, (y[1] ?? 0) - (y[0] ?? 0), 0]
      if (y.length > 10) trend = ((y[9] ?? 0) - (y[0] ?? 0)) / 9
      for (const value of y) {
        const expected = level + damping * trend
        errors += (value - expected) ** 2
        const next = expected + alpha * (value - expected)
        trend = damping * trend + beta * alpha * (value - expected)
        level = next
      }
      if (errors < best.errors) best = { errors, level, trend }
    }
  let [reach, weight] = [0, 1]
  return Array.from({ length: horizon }, () => {
    weight *= damping
    reach += weight
    return best.level + reach * best.trend
  })
}

function croston(y: readonly number[], alpha: number): number {
  let [size, interval, since, demands] = [0, 1, 0, 0]
  for (const value of y) {
    since++
    if (value === 0) continue
    demands++
    const weight = Math.max(alpha, 1 / demands)
    size += weight * (value - size)
    interval += weight * (since - interval)
    since = 0
  }
  return demands > 0 ? size / interval : 0
}

function tsb(y: readonly number[], sizeWeight: number, chanceWeight: number): number {
  const demanded = y.filter((value) => value > 0)
  if (demanded.length === 0) return 0
  let [size, chance] = [average(demanded.slice(0, 5)), demanded.length / y.length]
  for (const value of y) {
    chance += chanceWeight * ((value > 0 ? 1 : 0) - chance)
    if (value > 0) size += sizeWeight * (value - size)
  }
  return size * chance
}

/** The method on values without their season, where the correlation of one cycle with the next passes the test of the M4 competition. */
function seasonally(method: (y: readonly number[], horizon: number) => number[]): SimpleMethod {
  return (y, horizon, season) => {
    const factors = isSeasonal(y, season) ? seasonFactors(y, season) : undefined
    if (!factors) return method(y, horizon)
    const adjusted = y.map((value, t) => value / (factors[t % season] ?? 1))
    return method(adjusted, horizon).map((value, h) => value * (factors[(y.length + h) % season] ?? 1))
  }
}

function isSeasonal(y: readonly number[], season: number): boolean {
  if (season <= 1 || y.length < 3 * season) return false
  const mean = average(y)
  const at = (lag: number): number => {
    let total = 0
    for (let t = lag; t < y.length; t++) total += ((y[t] ?? 0) - mean) * ((y[t - lag] ?? 0) - mean)
    return total
  }
  const whole = at(0)
  let sum = 1
  for (let lag = 1; lag < season; lag++) sum += 2 * (at(lag) / whole) ** 2
  return Math.abs(at(season) / whole) > 1.645 * Math.sqrt(sum / y.length)
}

/** Classical multiplicative decomposition; undefined where a place has no demand. */
function seasonFactors(y: readonly number[], season: number): number[] | undefined {
  const half = season >> 1
  const totals = Array.from({ length: season }, () => [0, 0])
  for (let t = half; t < y.length - half; t++) {
    let sum = 0
    for (let k = -half; k <= half; k++) sum += (y[t + k] ?? 0) * (season % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)
    const place = totals[t % season]
    if (!place || !(sum > 0)) continue
    place[0] = (place[0] ?? 0) + ((y[t] ?? 0) * season) / sum
    place[1] = (place[1] ?? 0) + 1
  }
  const factors = totals.map(([sum = 0, count = 0]) => sum / count)
  const mean = average(factors)
  const scaled = factors.map((factor) => factor / mean)
  return scaled.every((factor) => factor > 0 && Number.isFinite(factor)) ? scaled : undefined
}
