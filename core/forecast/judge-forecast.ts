import type { ForecastScore, Reach } from '#contract/forecast-record.ts'
import type { HistoryFrequency } from './history.ts'

/** A forecast that was made before; all lists begin with its first step. */
export interface PastForecast {
  frequency: HistoryFrequency
  mean: readonly number[]
  lower: readonly number[]
  upper: readonly number[]
  naive: readonly number[]
  /** see `NaiveForecast`; null: items are weighed by what was expected of them */
  scale: number | null
}

/** Sums over judged steps, each divided by its item's scale: sums of many items may be added. */
export interface Tally {
  periods: number
  inside: number
  error: number
  naiveError: number
  /** expected less actual */
  excess: number
  actual: number
}

export const emptyTally: Readonly<Tally> = { periods: 0, inside: 0, error: 0, naiveError: 0, excess: 0, actual: 0 }

/** Rounding of sums is no error. */
const epsilon = 1e-9

/** How far ahead a step lay that is `step` steps (from 0) after the first one. */
export function reachOf(frequency: HistoryFrequency, step: number): Reach {
  const days = (step + 1) * { D: 1, W: 7, M: 30.4375 }[frequency]
  if (days <= 7) return 'week'
  return days <= 31 ? 'month' : 'quarter'
}

/**
 * Holds one step of a forecast against what came.
 * @returns undefined where that is not known, or nothing was foretold
 */
export function judgeStep(past: PastForecast, step: number, actual: number | null | undefined): Tally | undefined {
  const [mean, naive] = [past.mean[step], past.naive[step]]
  if (actual === null || actual === undefined || mean === undefined || naive === undefined) return undefined
  const [lower, upper] = [past.lower[step] ?? mean, past.upper[step] ?? mean]
  const scale = past.scale ?? (Math.abs(average(past.mean)) || 1)
  return {
    periods: 1,
    inside: actual >= lower - epsilon && actual <= upper + epsilon ? 1 : 0,
    error: Math.abs(mean - actual) / scale,
    naiveError: Math.abs(naive - actual) / scale,
    excess: (mean - actual) / scale,
    actual: actual / scale,
  }
}

export function addTallies(tallies: Iterable<Readonly<Tally>>): Tally {
  const sum = { ...emptyTally }
  for (const one of tallies) {
    sum.periods += one.periods
    sum.inside += one.inside
    sum.error += one.error
    sum.naiveError += one.naiveError
    sum.excess += one.excess
    sum.actual += one.actual
  }
  return sum
}

/** Error against the naive forecast, bias and coverage of what was added up. */
export function scoreOf({ periods, inside, error, naiveError, excess, actual }: Readonly<Tally>): ForecastScore {
  return {
    periods,
    relative: naiveError > epsilon ? error / naiveError : null,
    bias: actual > epsilon ? excess / actual : null,
    coverage: periods > 0 ? inside / periods : null,
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
