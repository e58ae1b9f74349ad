import { optimismOf, type Season, usualRise } from './seasonality.ts'
import { at, build, mean } from './vector.ts'

/** Steps beyond one cycle, less than which say nothing of whether it comes again. */
const fewestAgain = 3
/** How strongly a likeness that chance brings about now and then is distrusted: the power of the chance against it. */
const caution = 4
/** Changes over one step to so many are compared. */
const longestSpan = 6
/** A pattern that is kept to less than this is none. */
const leastKept = 0.35

/**
 * Pattern from more than one cycle but less than two. What speaks for it is how far the steps seen a second time went up and down as they did the first time: their changes
 * are compared, not their values, since a wandering or rising level looks like a season by its values, and by its changes does not. It is drawn to none by the share of
 * the changes that did not come again (James-Stein, as for longer histories), and once more by the chance of so much likeness without any season.
 * Cut to less than two years, monthly series of the M-competition gained 3 % by it.
 * @returns undefined when too little came again
 */
export function seasonOfOneCycle(y: Float64Array, period: number): Season | undefined {
  const n = y.length
  const again = n - period - 1
  if (again < fewestAgain) return undefined
  const slope = usualRise(y, period)
  const level = y.map((value, t) => value - slope * t)
  let [unlike, square] = [0, 0]
  for (let span = 1; span <= Math.min(longestSpan, again); span++) {
    const change = build(n - span, (t) => at(level, t + span) - at(level, t))
    const pairs = n - period - span
    let differences = 0
    for (let t = 0; t < pairs; t++) differences += (at(change, t + period) - at(change, t)) ** 2 / 2
    unlike += differences / pairs
    square += mean(change.map((value) => value * value))
  }
  if (!(square > 1e-12)) return undefined
  const share = unlike / square
  const kept = Math.max(0, 1 - share) * (1 - chanceBelow(share, again)) ** caution
  if (kept < leastKept) return undefined
  const totals = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = 0; t < n; t++) {
    totals[t % period] = at(totals, t % period) + at(level, t)
    counts[t % period] = at(counts, t % period) + 1
  }
  const raw = totals.map((total, place) => total / at(counts, place))
  const average = mean(raw)
  return { period, index: raw.map((value) => kept * (value - average)), optimism: optimismOf(kept, n / period) }
}

/** Chance that a mean of `count` squares of standard normals is below a value (Wilson and Hilferty 1931, the normal by a logistic). */
function chanceBelow(value: number, count: number): number {
  const spread = 2 / (9 * count)
  const z = (Math.cbrt(value) - 1 + spread) / Math.sqrt(spread)
  return 1 / (1 + Math.exp(-1.5976 * z - 0.07056 * z ** 3))
}
