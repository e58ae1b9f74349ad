import { at, build, mean } from './vector.ts'

/** A seasonal pattern: `index[t mod period]` is added to the level; averages 0. On logarithms it multiplies. */
export type Season = {
  period: number
  index: Float64Array
  /**
   * Variance of errors to come over variance of the history's errors, at least 1: a pattern learned from few cycles has learned
   * some of their noise.
   */
  optimism: number
}

/**
 * Pattern by classical decomposition: mean difference to the centred moving average by place in the cycle, shrunk.
 * No test decides whether there is a season: a doubtful one is shrunk to little, which beats a hard yes or no.
 * @param y  at least two cycles
 */
export function decompose(y: Float64Array, period: number): Season {
  const n = y.length
  const half = period >> 1
  const totals = new Float64Array(period)
  const squares = new Float64Array(period)
  const counts = new Float64Array(period)
  const level = levelsOf(y, period)
  const margin = n < 3 * period ? 0 : half
  for (let t = margin; t < n - margin; t++) {
    const value = at(y, t) - at(level, t)
    const place = t % period
    totals[place] = at(totals, place) + value
    squares[place] = at(squares, place) + value * value
    counts[place] = at(counts, place) + 1
  }
  const raw = totals.map((total, place) => (at(counts, place) > 0 ? total / at(counts, place) : 0))
  const average = mean(raw)
  const index = raw.map((value) => value - average)
  const kept = shrinkIndex(index, noiseOf({ squares, totals, counts }) ?? noiseBetweenCycles(y, period))
  return { period, index, optimism: optimismOf(kept, n / period) }
}

/**
 * Centred moving average of one cycle; in its first and last half cycle, where there is none, the line of the usual rise from the nearest one: with fewer than three
 * cycles every step is needed.
 */
function levelsOf(y: Float64Array, period: number): Float64Array {
  const n = y.length
  const half = period >> 1
  const rise = usualRise(y, period)
  const running = new Float64Array(n + 1)
  for (let t = 0; t < n; t++) running[t + 1] = at(running, t) + at(y, t)
  const centred = (t: number): number => {
    const window = at(running, t + half) - at(running, t - half + 1)
    const ends = at(y, t - half) + at(y, t + half)
    return (window + (period % 2 === 0 ? ends / 2 : ends)) / period
  }
  return build(n, (t) => {
    const nearest = Math.min(n - half - 1, Math.max(half, t))
    return centred(nearest) + rise * (t - nearest)
  })
}

/** Rise a step: what steps differ by from those a cycle before, drawn to none by their noise. */
export function usualRise(y: Float64Array, period: number): number {
  const rises = build(y.length - period, (t) => at(y, t + period) - at(y, t))
  const average = mean(rises)
  const variance = rises.reduce((total, value) => total + (value - average) ** 2, 0) / Math.max(1, rises.length - 1)
  const signal = average * average
  return signal > 0 ? (average / period) * (signal / (signal + variance / rises.length)) : 0
}

/**
 * Pull a pattern towards none by the share of its spread that the year-to-year noise explains
 * (James-Stein weights for seasonal factors, Miller & Williams 2003).
 * @param noise  variance of a place's mean
 */
function shrinkIndex(index: Float64Array, noise: number): number {
  const period = index.length
  let spread = 0
  for (let place = 0; place < period; place++) spread += at(index, place) ** 2 / (period - 1)
  const kept = spread > 0 ? Math.max(0, 1 - ((period - 3) / (period - 1)) * (noise / spread)) : 0
  for (let place = 0; place < period; place++) index[place] = kept * at(index, place)
  return kept
}

/** How much the means of places vary by chance; undefined where less than half of the places were seen twice. */
function noiseOf(seen: { squares: Float64Array; totals: Float64Array; counts: Float64Array }): number | undefined {
  const { squares, totals, counts } = seen
  let noise = 0
  let places = 0
  for (let place = 0; place < counts.length; place++) {
    const count = at(counts, place)
    if (count < 2) continue
    const variance = (at(squares, place) - at(totals, place) ** 2 / count) / (count - 1)
    noise += variance / count
    places++
  }
  return 2 * places < counts.length ? undefined : noise / places
}

/** The same from barely two cycles: what a step differs from that of the cycle before, beyond what all do, has the noise of two. */
function noiseBetweenCycles(y: Float64Array, period: number): number {
  const differences = build(y.length - period, (t) => at(y, t + period) - at(y, t))
  const average = mean(differences)
  const square = differences.reduce((total, value) => total + (value - average) ** 2, 0)
  return square / Math.max(1, differences.length - 1) / 2
}

/** Optimism of a pattern that is `kept` times the mean of `cycles` values, each with noise of variance 1. */
export function optimismOf(kept: number, cycles: number): number {
  const share = kept / cycles
  return (1 + kept * share) / ((1 - share) ** 2 + (cycles - 1) * share * share)
}

/** `values[h]`, at step `from + h` of the series, without its season. */
export const removeSeason = (values: Float64Array, season: Season, from = 0): Float64Array =>
  values.map((value, h) => value - at(season.index, (from + h) % season.period))

/** `values[h]`, at step `from + h` of the series, with its season. */
export const addSeason = (values: Float64Array, season: Season, from: number): Float64Array =>
  values.map((value, h) => value + at(season.index, (from + h) % season.period))
