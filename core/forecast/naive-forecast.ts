/** A longer cycle is too seldom seen to be repeated. */
const longestCycle = 24

/**
 * How many steps back the naive forecast looks: a cycle of the calendar, where it is short and was seen twice.
 * @param periods  cycle lengths in steps, shortest first
 */
export function naiveLag(periods: readonly number[], steps: number): number {
  return periods.find((period) => period > 1 && steps > 2 * period && period <= longestCycle) ?? 1
}

/** What anybody would say without a model: the last cycle again, or the last value where there is no short cycle. */
export interface NaiveForecast {
  mean: number[]
  /** its mean error within the history, by which errors of items of any size compare; null: it makes none */
  scale: number | null
}

/**
 * @param train  demand by step, oldest first; null: not known
 * @param season  steps in a cycle of the calendar
 */
export function naiveForecast(train: readonly (number | null)[], season: number, horizon: number): NaiveForecast {
  const lag = naiveLag([season], train.length)
  // a gap repeats what was known before it
  let before = train.find((value) => value !== null) ?? 0
  const filled = train.map((value) => {
    if (value !== null) before = value
    return before
  })
  const mean = Array.from({ length: horizon }, (_, step) => filled[filled.length - lag + (step % lag)] ?? 0)
  let [sum, pairs] = [0, 0]
  for (const [index, value] of train.entries()) {
    const earlier = train[index - lag]
    if (value === null || earlier === null || earlier === undefined) continue
    sum += Math.abs(value - earlier)
    pairs += 1
  }
  return { mean, scale: sum > 0 && Number.isFinite(sum) ? sum / pairs : null }
}
