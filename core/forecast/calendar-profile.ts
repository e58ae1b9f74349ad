import { optimismOf, type Season } from './seasonality.ts'
import { at, mean, median } from './vector.ts'

/**
 * Pattern of a long cycle (weeks of a year, days of a year) from as little as a cycle and a half.
 * Deviations from the local level are averaged by place and pulled towards none by their reliability: the correlation r of one
 * cycle with the one before, stepped up to k cycles as k r / (1 + (k-1) r) (Spearman 1910, Brown 1910).
 * The local level is a running median, which peaks do not lift: of a whole cycle at first, and once more with the pattern found removed, since a median
 * cut short at the ends takes the season there for the level; of half a cycle at last. A wandering level so does not pass for a season.
 * @param smooths  steps to either side over which deviations are averaged first, as feasts move: the first, unless a later one foretells a cycle from the one before
 *   clearly better, as where a peak is sharp and keeps its place
 * @returns undefined when cycles do not resemble each other more than by chance
 */
export function calendarProfile(y: Float64Array, period: number, smooths: readonly number[]): Season | undefined {
  if (y.length < 1.5 * period) return undefined
  let found = profileAround(y, runningMedian(y, period >> 1), period, smooths)
  for (const half of found ? [period >> 1, period >> 2] : []) {
    const index = found?.index
    const adjusted = index ? y.map((value, t) => value - at(index, t % period)) : y
    found = profileAround(y, runningMedian(adjusted, half), period, smooths) ?? found
  }
  return found
}

function profileAround(
  y: Float64Array,
  level: Float64Array,
  period: number,
  smooths: readonly number[],
): Season | undefined {
  const n = y.length
  const raw = y.map((value, t) => value - at(level, t))
  const smooth = chooseSmooth(raw, period, smooths)
  const deviation = smoothed(raw, smooth)
  let both = 0
  let before = 0
  let after = 0
  for (let t = period; t < n; t++) {
    both += at(deviation, t) * at(deviation, t - period)
    before += at(deviation, t - period) ** 2
    after += at(deviation, t) ** 2
  }
  const likeness = both / Math.sqrt(before * after)
  const chance = 2 * Math.sqrt((1 + 2 * smooth) / (n - period))
  if (!(likeness > chance)) return undefined
  const totals = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = 0; t < n; t++) {
    const place = t % period
    totals[place] = at(totals, place) + at(deviation, t)
    counts[place] = at(counts, place) + 1
  }
  const index = totals.map((total, place) => {
    const cycles = at(counts, place)
    return (total / cycles) * ((cycles * likeness) / (1 + (cycles - 1) * likeness))
  })
  const average = mean(index)
  const cycles = n / period
  const kept = (cycles * likeness) / (1 + (cycles - 1) * likeness)
  return {
    period,
    index: index.map((value) => value - average),
    optimism: optimismOf(kept, cycles * (2 * smooth + 1)),
  }
}

/** A sharper profile has to explain so many times what the smoother one does. */
const clearlyBetter = 1.1

function chooseSmooth(deviation: Float64Array, period: number, smooths: readonly number[]): number {
  let best = { smooth: smooths[0] ?? 0, explained: -1 }
  for (const smooth of smooths) {
    const profile = smoothed(deviation, smooth)
    let both = 0
    let before = 0
    for (let t = period; t < deviation.length; t++) {
      both += at(deviation, t) * at(profile, t - period)
      before += at(profile, t - period) ** 2
    }
    const explained = both > 0 ? both ** 2 / before : 0
    if (explained > clearlyBetter * best.explained) best = { smooth, explained }
  }
  return best.smooth
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

/** Running median of 2*half+1 values, cut short at the ends, found at every quarter of `half` and interpolated. */
function runningMedian(y: Float64Array, half: number): Float64Array {
  const n = y.length
  const stride = Math.max(1, half >> 2)
  const knots = Array.from({ length: Math.ceil((n - 1) / stride) + 1 }, (_, k) => Math.min(n - 1, k * stride))
  const levels = Float64Array.from(knots, (t) => median(y.subarray(Math.max(0, t - half), Math.min(n, t + half + 1))))
  return y.map((_, t) => {
    const k = Math.min(knots.length - 2, Math.floor(t / stride))
    const from = knots[k] ?? 0
    const to = knots[k + 1] ?? from
    const part = to > from ? (t - from) / (to - from) : 0
    return at(levels, k) + part * (at(levels, k + 1) - at(levels, k))
  })
}
