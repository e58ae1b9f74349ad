import type { History } from './prepare-history.ts'
import { at, mean } from './vector.ts'

/** How demand is spread over the cycles of the calendar. */
export type DemandProfile = {
  /** Share of a usual step's demand that each step of history and horizon leads to expect; averages about 1, near 0 = closed or out of season. */
  exposure: Float64Array
  /** Whether items sell in a part of the year (or a longer cycle than of 24 steps) clearly more than in the rest. */
  seasonal: boolean
}

/**
 * Profile of irregular demand over the shortest cycle, such as the week, and over the longer ones that came again clearly: an item that sells for ten weeks before
 * each Christmas and never else has no level between.
 * @param horizon  steps to come that are wanted
 */
export function demandProfile(history: History, horizon: number): DemandProfile {
  const n = history.values.length
  const exposure = new Float64Array(n + horizon).fill(1)
  const short = history.periods.find((period) => period <= 24 && n >= 4 * period)
  let seasonal = false
  for (const period of history.periods) {
    const place = period === short ? placesOfMany(history, period) : placesOfFew(history, exposure, period)
    if (!place) continue
    if (period !== short) seasonal = true
    for (let t = 0; t < exposure.length; t++) exposure[t] = at(exposure, t) * at(place, t % period)
  }
  return { exposure, seasonal }
}

/**
 * Mean demand by place in a cycle that was seen four times or more, over the overall mean; drawn to 1 by the share of its spread that chance explains
 * (James-Stein, as for the seasons of regular series).
 */
function placesOfMany(history: History, period: number): Float64Array | undefined {
  const overall = mean(history.values)
  if (!(overall > 0)) return undefined
  const totals = new Float64Array(period)
  const squares = new Float64Array(period)
  const counts = new Float64Array(period)
  history.values.forEach((value, t) => {
    if (history.known[t] === 0) return
    const place = t % period
    totals[place] = at(totals, place) + value
    squares[place] = at(squares, place) + value * value
    counts[place] = at(counts, place) + 1
  })
  if (counts.some((count) => count < 3)) return undefined
  let noise = 0
  let spread = 0
  for (let place = 0; place < period; place++) {
    const count = at(counts, place)
    const average = at(totals, place) / count
    noise += Math.max(0, at(squares, place) / count - average * average) / (count - 1) / period
    spread += (average - overall) ** 2 / (period - 1)
  }
  const kept = spread > 0 ? Math.max(0, 1 - ((period - 3) / (period - 1)) * (noise / spread)) : 0
  return totals.map((total, place) => 1 + kept * (total / at(counts, place) / overall - 1))
}

/** Fewer steps with demand come together in a season by chance. */
const fewestDemands = 4
/** A likeness counts from so many standard errors on: of steps that go their own ways, and of steps that go together as these do. */
const beyondChance = { apart: 3, together: 1 }
/** A pattern that is kept to less than this is none. */
const leastKept = 0.5

/**
 * The same from one and a half cycles on, by how much each cycle resembles the one before. What is compared are roots, so that one large order is no season, around the level of
 * a whole cycle; how far chance makes cycles alike is told from how far neighbouring steps go together (Bartlett 1946), since one long run of sales is one event.
 * @param exposure  what shorter cycles lead to expect already
 */
function placesOfFew({ values }: History, exposure: Float64Array, period: number): Float64Array | undefined {
  const n = values.length
  if (n < 1.5 * period || values.filter((value) => value > 0).length < fewestDemands) return undefined
  const half = period >= 50 ? (period > 100 && period !== 168 ? 3 : 1) : 0
  const roots = values.map(Math.sqrt)
  const usual = exposure.subarray(0, n).map(Math.sqrt)
  const [ofRoots, ofUsual] = [cycleMeans(roots, period), cycleMeans(usual, period)]
  const deviation = around(
    roots.map((root, t) => root - (at(ofRoots, t) / at(ofUsual, t)) * at(usual, t)),
    half,
  )
  const likeness = correlation(deviation, period)
  const chance = Math.sqrt(1 / (n - period))
  if (!(likeness > beyondChance.apart * chance * Math.sqrt(1 + 2 * half))) return undefined
  let together = 0
  for (let lag = 1; lag <= period >> 1; lag++) together += correlation(deviation, lag) ** 2
  if (!(likeness > beyondChance.together * chance * Math.sqrt(1 + 2 * together))) return undefined
  const cycles = n / period
  const kept = (cycles * likeness) / (1 + (cycles - 1) * likeness)
  if (kept < leastKept) return undefined
  const level = cycleMeans(values, period)
  const sold = new Float64Array(period)
  const expected = new Float64Array(period)
  for (let t = 0; t < n; t++) {
    if (!(at(level, t) > 0)) continue
    sold[t % period] = at(sold, t % period) + at(values, t) / at(level, t)
    expected[t % period] = at(expected, t % period) + at(exposure, t)
  }
  const [wide, led] = [onCircle(sold, half), onCircle(expected, half)]
  const ratio = wide.map((value, place) => (at(led, place) > 1e-9 ? value / at(led, place) : 0))
  const average = mean(ratio)
  return average > 0 ? ratio.map((value) => 1 + kept * (value / average - 1)) : undefined
}

/** Mean of the whole cycle around each step; at the ends of the first and the last one. */
function cycleMeans(values: Float64Array, period: number): Float64Array {
  const n = values.length
  const running = new Float64Array(n + 1)
  for (let t = 0; t < n; t++) running[t + 1] = at(running, t) + at(values, t)
  return values.map((_, t) => {
    const from = Math.min(n - period, Math.max(0, t - (period >> 1)))
    return (at(running, from + period) - at(running, from)) / period
  })
}

function around(values: Float64Array, half: number): Float64Array {
  if (half === 0) return values
  return values.map((_, t) => mean(values.subarray(Math.max(0, t - half), t + half + 1)))
}

function onCircle(values: Float64Array, half: number): Float64Array {
  const period = values.length
  return values.map((_, place) => {
    let total = 0
    for (let k = -half; k <= half; k++) total += at(values, (place + k + period) % period)
    return total
  })
}

function correlation(values: Float64Array, lag: number): number {
  let [both, before, after] = [0, 0, 0]
  for (let t = lag; t < values.length; t++) {
    both += at(values, t) * at(values, t - lag)
    before += at(values, t - lag) ** 2
    after += at(values, t) ** 2
  }
  return both / Math.sqrt(before * after) || 0
}
