import { type History, zeroShare } from './prepare-history.ts'
import { decompose, removeSeason } from './seasonality.ts'
import { at, build, mean, median } from './vector.ts'

/** Steps a new level must have held, and may have held at most: an older one every method has learned. */
const held = { least: 3, most: 18 }
const fewestSteps = 12
/** Latest steps that tell how the level wanders. */
const looksAt = 100
/** With more zeros there is hardly a level to change. */
const mostZeros = 0.2
/**
 * Evidence from which a change is believed whole: square of its t-value, beside the best smoothing without it. High, since some twenty places are tried and errors have
 * heavy tails; higher where few steps tell how large errors are. With less it is believed in part, and not at all below the `doubtful` share of it.
 */
const fullEvidence = (steps: number): number => 22 + 150 / steps
const doubtful = 0.6
/** A smaller change of the level, in logarithms, is left to the smoothing. */
const leastChange = 0.2
const alphas = [0.05, 0.25, 0.6, 0.95]

/**
 * The history with all before a late, sudden change of its level moved to the new level, so that trend, season and smoothing weights learn from all of it and the level
 * from what came since (level shifts of Tsay 1988 and Chen and Liu 1993). A change has to explain more than simple exponential smoothing with a drift does, at whatever
 * weight suits either: a wandering level is no change, a slope none, nor is a rise that came a cycle ago as well.
 * @returns the same object when the level did not change
 */
export function withoutLevelStep(history: History): History {
  const { values, periods } = history
  const n = values.length
  if (n < fewestSteps || zeroShare(history) > mostZeros) return history
  const lowest = values.reduce((least, value) => Math.min(least, value))
  const shift = lowest > 0 ? 0 : 0.5 * mean(values)
  const logarithms = values.map((value) => Math.log(value + shift))
  const period = periods.find((each) => each <= 24 && n >= 2 * each)
  const adjusted = period === undefined ? logarithms : removeSeason(logarithms, decompose(logarithms, period))
  const found = findStep(adjusted)
  if (!found || Math.abs(found.change) < leastChange) return history
  const belief = Math.min(1, (found.evidence / fullEvidence(n) - doubtful) / (1 - doubtful))
  if (belief <= 0) return history
  if (!isSeenInMedians(adjusted, found) || periods.some((each) => cameBefore(logarithms, found, each))) return history
  const { from, change } = found
  const factor = (shift === 0 ? Math.exp(change) : ratioOfMeans(values, from)) ** belief
  if (!(factor > 0) || !Number.isFinite(factor)) return history
  return {
    ...history,
    values: values.map((value, t) => (t < from ? value * factor : value)),
    mended: { ...history.mended, level: { t: from, factor } },
  }
}

type Step = { from: number; change: number; evidence: number }

/** The change that explains most. */
function findStep(whole: Float64Array): Step | undefined {
  const y = whole.subarray(Math.max(0, whole.length - looksAt))
  const n = y.length
  const latest = n - held.least
  const earliest = Math.max(6, n - held.most)
  const line = build(n, (t) => t / n)
  const ones = new Float64Array(n).fill(1)
  let plain = Number.POSITIVE_INFINITY
  let best: { from: number; change: number; squares: number } | undefined
  for (const alpha of alphas) {
    // the errors are linear in the series, its first level and a drift: least squares of what smoothing from a level of zero leaves of each
    const [one, drift, target] = [smoothingErrors(ones, alpha), smoothingErrors(line, alpha), smoothingErrors(y, alpha)]
    const [oo, od, dd] = [product(one, one), product(one, drift), product(drift, drift)]
    const [oy, dy] = [product(one, target), product(drift, target)]
    const determinant = oo * dd - od * od
    if (!(determinant > 1e-12 * oo * dd)) continue
    const level = (oy * dd - dy * od) / determinant
    const slope = (dy * oo - oy * od) / determinant
    const left = product(target, target) - level * oy - slope * dy
    plain = Math.min(plain, left)
    for (let from = earliest; from <= latest; from++) {
      // a level higher by one from a step on leaves errors that fade
      let [so, sd, sy, ss] = [0, 0, 0, 0]
      for (let t = from, error = 1; t < n; t++, error *= 1 - alpha) {
        so += error * at(one, t)
        sd += error * at(drift, t)
        sy += error * at(target, t)
        ss += error * error
      }
      const own = ss - (so * (so * dd - sd * od) + sd * (sd * oo - so * od)) / determinant
      if (!(own > 1e-9 * ss)) continue
      const explained = sy - level * so - slope * sd
      const squares = Math.max(0, left - (explained * explained) / own)
      if (!best || squares < best.squares) best = { from, change: explained / own, squares }
    }
  }
  if (!best) return undefined
  const { from, change, squares } = best
  return { from: whole.length - n + from, change, evidence: ((plain - squares) * (n - 5)) / Math.max(squares, 1e-9) }
}

/** One-step errors of exponential smoothing that starts from zero. */
function smoothingErrors(values: Float64Array, alpha: number): Float64Array {
  let level = 0
  return values.map((value) => {
    const error = value - level
    level += alpha * error
    return error
  })
}

function product(a: Float64Array, b: Float64Array): number {
  let total = 0
  for (let t = 0; t < a.length; t++) total += at(a, t) * at(b, t)
  return total
}

/** Whether most values say the same: a few odd ones make a mean. */
function isSeenInMedians(y: Float64Array, { from, change }: Step): boolean {
  const before = y.subarray(Math.max(0, from - Math.max(6, y.length - from)), from)
  return (median(y.subarray(from)) - median(before)) / change > 0.5
}

/** Whether the series changed alike at the same place a cycle ago. */
function cameBefore(y: Float64Array, { from, change }: Step, period: number): boolean {
  const then = from - period
  if (then < 1) return false
  const length = Math.min(y.length - from, period >> 1)
  const after = mean(y.subarray(then, then + length))
  const before = mean(y.subarray(Math.max(0, then - length), then))
  return (after - before) / change > 0.5
}

/** Where zeros occur: mean since the change over the mean of as many steps, at least six, before it. */
function ratioOfMeans(values: Float64Array, from: number): number {
  const length = Math.max(6, values.length - from)
  return mean(values.subarray(from)) / mean(values.subarray(Math.max(0, from - length), from))
}
