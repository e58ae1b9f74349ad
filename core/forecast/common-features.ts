import type { History } from './prepare-history.ts'
import { at } from './vector.ts'

/** A history as the trees see it; everything is relative to `level`, so that items of any size are alike. */
export interface Situation {
  row: Float32Array
  /** mean of four rates of different memory, > 0 */
  level: number
  /** root mean square change from step to step, > 0: by which errors of different items compare */
  deviation: number
}

/** Steps from the first demand on without which nothing is said. */
const fewestSteps = 6
/** Older steps cost time and say little. */
const looksAt = 400
const spans = [2, 4, 8, 13, 26, 52]
const lags = 4
/** Age is told up to here only: items that began together would teach the trees the calendar, which never comes again. */
const oldest = 16

/**
 * What was known of an item before a step: last demands, means of several spans and memories, how rare and how uneven demand is, how long it has been silent, how
 * the coming steps stood a cycle ago.
 * @param until  steps known, `history.values[until]` is the first to come
 * @returns undefined where too little is known
 */
export function situationAt({ values, periods }: History, until: number, horizon: number): Situation | undefined {
  let first = Math.max(0, until - looksAt)
  while (first < until && at(values, first) === 0) first++
  const n = until - first
  if (n < fewestSteps) return undefined
  let [sum, square, demands, largest, change] = [0, 0, 0, 0, 0]
  const memories = [0.05, 0.1, 0.2].map((forgets) => ({ forgets, total: 0, weight: 0 }))
  for (let t = first; t < until; t++) {
    const value = at(values, t)
    sum += value
    square += value * value
    if (value !== 0) demands += 1
    largest = Math.max(largest, value)
    if (t > first) change += (value - at(values, t - 1)) ** 2
    for (const memory of memories) {
      memory.total = memory.total * (1 - memory.forgets) + value
      memory.weight = memory.weight * (1 - memory.forgets) + 1
    }
  }
  const average = sum / n
  const [slow = 0, middle = 0, fast = 0] = memories.map(({ total, weight }) => total / weight)
  const level = (average + slow + middle + fast) / 4
  const deviation = Math.sqrt(change / (n - 1))
  if (!(level > 0) || !(deviation > 0)) return undefined
  const meanOf = (from: number, to: number): number => {
    let total = 0
    for (let t = from; t < to; t++) total += at(values, t)
    return to > from ? total / (to - from) / level : Number.NaN
  }
  let silence = 0
  while (at(values, until - 1 - silence) === 0) silence++
  let lately = 0
  for (let t = Math.max(first, until - 8); t < until; t++) if (at(values, t) !== 0) lately++
  const size = sum / demands
  const period = periods[0] ?? 1
  const cycleAgo = period > 1 ? until - period : -1
  return {
    level,
    deviation,
    row: Float32Array.of(
      ...Array.from({ length: lags }, (_, lag) => at(values, until - 1 - lag) / level),
      ...spans.map((span) => meanOf(Math.max(first, until - span), until)),
      average / level,
      slow / level,
      fast / level,
      silence,
      (silence * demands) / n,
      demands / n,
      lately / Math.min(8, n),
      size / level,
      square / demands / (size * size),
      largest / level,
      Math.min(n, oldest),
      deviation / level,
      cycleAgo >= first + 2 ? meanOf(cycleAgo, Math.min(until, cycleAgo + horizon)) : Number.NaN,
    ),
  }
}
