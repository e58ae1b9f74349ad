import { incompleteGamma, logGamma } from './incomplete-gamma.ts'

/** What the demand over some days may come to. */
export interface TotalDemand {
  mean: number
  variance: number
  /** the history knows whole numbers only */
  isWhole: boolean
}

/** Up to here whole numbers are counted one by one; a sum that is larger is as good as continuous. */
const countedUpTo = 200
/** Demand below this is none. */
const nothing = 1e-9

/**
 * The least stock that covers the demand with a probability of at least `level`. Whole and moderate demand: negative binomial, or
 * Poisson where it scatters no more than that (Syntetos and Boylan, On the stock control performance of intermittent demand
 * estimators, International Journal of Production Economics 103 (2006)); else gamma, which is never below zero and as skewed as demand
 * is (Burgin, The Gamma Distribution and Inventory Control, Operational Research Quarterly 26 (1975)).
 * @param level  0 < level < 1
 */
export function demandQuantile(demand: TotalDemand, level: number): number {
  if (!(demand.mean > nothing)) return 0
  if (isCounted(demand)) {
    let sum = 0
    let value = 0
    for (const probability of countProbabilities(demand)) {
      sum += probability
      if (sum >= level) break
      value += 1
    }
    return value
  }
  if (!(demand.variance > 0)) return demand.mean
  return bisect(0, reach(demand, level), (stock) => below(demand, stock) >= level)
}

/**
 * Expected demand that a stock does not cover: the loss function, by the same distributions.
 * @param stock  >= 0
 */
export function expectedShortage(demand: TotalDemand, stock: number): number {
  return readDemand(demand).shortage(stock)
}

/** A distribution that is asked more than once. */
export interface DemandReader {
  /** probability that a stock covers it */
  atMost(stock: number): number
  /** what a stock leaves uncovered on average */
  shortage(stock: number): number
}

/** Counts its probabilities once; a sum that is as good as continuous is computed each time, by one incomplete gamma function. */
export function readDemand(demand: TotalDemand): DemandReader {
  const { mean, variance } = demand
  if (!(mean > nothing)) return { atMost: (stock) => (stock < 0 ? 0 : 1), shortage: (stock) => Math.max(0, -stock) }
  if (isCounted(demand)) return readCounts(demand)
  if (!(variance > 0))
    return { atMost: (stock) => (stock < mean ? 0 : 1), shortage: (stock) => Math.max(0, mean - stock) }
  const scale = variance / mean
  const shape = mean / scale
  const front = logGamma(shape + 1)
  return {
    atMost: (stock) => incompleteGamma(shape, stock / scale),
    shortage: (stock) => {
      if (stock <= 0) return mean - stock
      const x = stock / scale
      const below = incompleteGamma(shape, x)
      // P(shape + 1, x) is P(shape, x) less the density's term (DLMF 8.8.5)
      const next = below - Math.exp(shape * Math.log(x) - x - front)
      return Math.max(0, mean * (1 - next) - stock * (1 - below))
    },
  }
}

function readCounts(demand: TotalDemand): DemandReader {
  const atMost: number[] = []
  const shortage: number[] = [demand.mean]
  let sum = 0
  for (const probability of countProbabilities(demand)) {
    sum += probability
    atMost.push(Math.min(1, sum))
    shortage.push(Math.max(0, (shortage.at(-1) ?? 0) - (1 - sum)))
  }
  return {
    atMost: (stock) => (stock < 0 ? 0 : (atMost[Math.floor(stock + nothing)] ?? 1)),
    shortage: (stock) => {
      if (stock <= 0) return demand.mean - stock
      // between two whole numbers the loss falls on a straight line
      const whole = Math.floor(stock)
      const here = shortage[whole] ?? 0
      return here + (stock - whole) * ((shortage[whole + 1] ?? 0) - here)
    },
  }
}

/**
 * Where `found` first holds between two bounds; it holds at the upper one.
 * @param precision  relative; null: the least whole number
 */
export function bisect(
  low: number,
  high: number,
  found: (value: number) => boolean,
  precision: number | null = 1e-6,
): number {
  let [from, to] = precision === null ? [Math.floor(low), Math.ceil(high)] : [low, high]
  for (let step = 0; step < 60 && to - from > (precision === null ? 1 : precision * to); step++) {
    const middle = precision === null ? Math.floor((from + to) / 2) : (from + to) / 2
    if (found(middle)) to = middle
    else from = middle
  }
  return to
}

function isCounted({ mean, isWhole }: TotalDemand): boolean {
  return isWhole && mean <= countedUpTo
}

function below({ mean, variance }: TotalDemand, stock: number): number {
  const scale = variance / mean
  return incompleteGamma(mean / scale, stock / scale)
}

/** A stock that no distribution of this mean and variance exceeds with more than 1 - level: Cantelli's inequality. */
function reach({ mean, variance }: TotalDemand, level: number): number {
  return mean + Math.sqrt((variance * level) / (1 - level)) + 1e-9
}

/** Of 0, 1, 2 ... in turn; ends where nothing is left to speak of. */
function countProbabilities({ mean, variance }: TotalDemand): number[] {
  const isSpread = variance > mean * 1.001
  const success = isSpread ? mean / variance : 1
  const size = isSpread ? (mean * success) / (1 - success) : 0
  let probability = isSpread ? success ** size : Math.exp(-mean)
  let sum = 0
  const probabilities: number[] = []
  for (let value = 0; value < 100_000 && (sum < 1 - 1e-9 || value <= mean); value++) {
    probabilities.push(probability)
    sum += probability
    probability *= isSpread ? ((value + size) / (value + 1)) * (1 - success) : mean / (value + 1)
  }
  return probabilities
}
