import type { Season } from './seasonality.ts'
import { at, mean } from './vector.ts'

/**
 * Pattern of a long cycle (weeks of a year, days of a year) from as little as a cycle and a half.
 * Deviations from a local level (a third of a cycle) are averaged by place and pulled towards none by their reliability: the
 * correlation r of one cycle with the one before, stepped up to k cycles as k r / (1 + (k-1) r) (Spearman 1910, Brown 1910).
 * The local level keeps a wandering level from passing for a season, at the price of the slowest part of the cycle.
 * @returns undefined when cycles do not resemble each other
 */
export function calendarProfile(y: Float64Array, period: number, smooth: number): Season | undefined {
  const n = y.length
  if (n < 1.5 * period) return undefined
  const half = Math.max(2, Math.round(period / 6))
  const deviation = smoothed(y, half).map((level, t) => at(y, t) - level)
  const rough = smooth > 0 ? smoothed(deviation, smooth) : deviation
  let both = 0
  let before = 0
  let after = 0
  for (let t = period; t < n; t++) {
    both += at(rough, t) * at(rough, t - period)
    before += at(rough, t - period) ** 2
    after += at(rough, t) ** 2
  }
  const likeness = both / Math.sqrt(before * after)
  const chance = 2 * Math.sqrt((1 + 2 * smooth) / (n - period))
  if (!(likeness > chance)) return undefined
  const totals = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = 0; t < n; t++) {
    const place = t % period
    totals[place] = at(totals, place) + at(rough, t)
    counts[place] = at(counts, place) + 1
  }
  const index = totals.map((total, place) => {
    const k = at(counts, place)
    return k > 0 ? (total / k) * ((k * likeness) / (1 + (k - 1) * likeness)) : 0
  })
  const average = mean(index)
  return { period, index: index.map((value) => value - average) }
}

/** Centred moving average of 2*half+1 values, cut short at the ends. */
function smoothed(y: Float64Array, half: number): Float64Array {
  const n = y.length
  const running = new Float64Array(n + 1)
  for (let t = 0; t < n; t++) running[t + 1] = at(running, t) + at(y, t)
  return y.map((_, t) => {
    const from = Math.max(0, t - half)
    const to = Math.min(n, t + half + 1)
    return (at(running, to) - at(running, from)) / (to - from)
  })
}
