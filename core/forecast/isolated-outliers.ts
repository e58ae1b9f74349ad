import { withoutGiant } from './giant-demand.ts'
import type { History } from './prepare-history.ts'
import { at, median } from './vector.ts'

/** Fewer positive steps do not show what is usual. */
const fewestSteps = 8
/** Latest steps looked at: what is older tells little of the level. */
const looksAt = 400
/** Steps to either side whose median is the local level. */
const reach = 6
/** A step is odd beyond so many robust deviations from its surroundings; their scale is taken as at least `leastDeviation`, in logarithms. */
const oddDeviations = 5
const leastDeviation = 0.1
/** An odd step also differs by this factor: from both sides when the level before came back, from all before when it is the last one. */
const farApart = { between: Math.log(4), last: Math.log(8), unchecked: Math.log(20) }
/** A cycle ago or ahead, so large a part of the same deviation is a season's peak. */
const seasonal = 0.4

/**
 * The history with single steps far from all around them put at what is usual there: a hundredfold entry says nothing of the demand to come, and every
 * smoothing method would carry it on (additive outliers of Chen and Liu 1993, found as by Hampel 1974: deviations of logarithms from a running median, by their
 * own median). What deviates likewise a cycle before or after is a season; two in a row are a change of level; zeros are left alone, and where they are most see `withoutGiant`.
 * @returns the same object when nothing is odd
 */
export function withoutIsolatedOutliers(history: History): History {
  const { values } = history
  const n = values.length
  const first = Math.max(0, n - looksAt)
  const steps: number[] = []
  for (let t = first; t < n; t++) if (at(values, t) > 0) steps.push(t)
  if (steps.length < fewestSteps || 2 * steps.length < n - first) return withoutGiant(history)
  const logarithms = Float64Array.from(steps, (t) => Math.log(at(values, t)))
  const range =
    logarithms.reduce((most, value) => Math.max(most, value)) -
    logarithms.reduce((least, value) => Math.min(least, value))
  if (range < farApart.between) return history
  const usual = levelsAround(logarithms)
  const away = logarithms.map((value, i) => value - at(usual, i))
  const limit = oddDeviations * Math.max(leastDeviation, 1.4826 * median(away.map(Math.abs)))
  const deviations = new Float64Array(n).fill(Number.NaN)
  for (const [i, t] of steps.entries()) deviations[t] = at(away, i)
  const isOdd = (t: number): boolean => {
    const deviation = at(deviations, t)
    if (!(Math.abs(deviation) > Math.max(limit, farApart.between))) return false
    const apart = isUnchecked(t, history) ? farApart.unchecked : t === n - 1 ? farApart.last : farApart.between
    const isAlike = (other: number): boolean => other >= 0 && other < n && at(deviations, other) / deviation > seasonal
    return (
      Math.abs(deviation) > apart &&
      ![t - 1, t + 1, ...history.periods.flatMap((period) => aroundCycle(t, period))].some(isAlike)
    )
  }
  const odd = steps.flatMap((t, i) => (isOdd(t) ? [{ t, usual: at(usual, i) }] : []))
  if (odd.length === 0) return history
  const cleaned = values.slice()
  for (const each of odd) cleaned[each.t] = Math.exp(each.usual)
  return { ...history, values: cleaned, mended: { odd: odd.map(({ t, usual }) => ({ t, counted: Math.exp(usual) })) } }
}

/** Whether a season could be learned, but the step's place in it was seen once: a peak of the year may come again. */
function isUnchecked(t: number, { values, periods }: History): boolean {
  const n = values.length
  return periods.some((period) => period <= 24 && n >= period + 4 && t < period && t + period >= n)
}

/** The same place a cycle before and after; in a long cycle feasts move by a step. */
function aroundCycle(t: number, period: number): number[] {
  const width = period >= 50 ? 1 : 0
  const steps = Array.from({ length: 2 * width + 1 }, (_, i) => period + i - width)
  return steps.flatMap((step) => [t - step, t + step])
}

/** Median of the values around each, itself left out. */
function levelsAround(values: Float64Array): Float64Array {
  const around = new Float64Array(2 * reach)
  return values.map((_, i) => {
    let count = 0
    for (let other = Math.max(0, i - reach); other <= Math.min(values.length - 1, i + reach); other++) {
      if (other === i) continue
      // kept in order: so few are sorted fastest by hand
      let place = count++
      for (; place > 0 && at(around, place - 1) > at(values, other); place--) around[place] = at(around, place - 1)
      around[place] = at(values, other)
    }
    return (at(around, (count - 1) >> 1) + at(around, count >> 1)) / 2
  })
}
