import type { CountModel } from './count-tail.ts'
import { studentTail } from './student-t.ts'

/** What an item did on a day. */
export interface SalesDay {
  /** sold, >= 0 */
  quantity: number
  /** by how many lines */
  orders: number
}

/** How a day is distributed by the days before it. */
export interface DayExpectation {
  /** chance of any sale on that weekday */
  chance: number
  /** of days with sales: the mean */
  usual: number
  /** logarithm of the quantity of a day with sales: middle, scale of a new one, degrees of freedom */
  level: number
  scale: number
  degrees: number
  orders: CountModel
}

/** Half of what a day says is forgotten after so many days. */
const halfLifeDays = 56
const decay = 0.5 ** (1 / halfLifeDays)
/** Quantities scatter at least so much (in logarithms), however alike those seen are: two of something instead of one is no news. */
const leastScale = 0.4
/** How quantities of goods scatter (in logarithms) as long as those of the item say little: counts as so many days with sales. */
const usualScatter = { scale: 1, days: 10 }
/** Days with sales, weighted by age, from which an item is judged at once; with fewer, only so long after its first sale. */
const enough = { days: 4, begunFor: 28 }
/** A weekday is drawn towards the average day as if it had been seen so often as one (weighted by age). */
const weekdayPrior = 4
/** Dispersions that are believed of counts. */
const sizes = { least: 0.3, most: 50 }

/**
 * What to expect of the day after `past`. Quantities: a hurdle model, with the season of the week in the chance of any sale, and log-normal quantities with
 * unknown mean and a variance that is drawn towards what is usual among goods, so that a new one is Student's t (Gelman et al., Bayesian Data Analysis,
 * 3.3). Numbers of sales: negative binomial by the method of moments, with the season of the week in its mean. Older days count less.
 * @param past  by day from the first sale on, the newest last; null: unknown, as where there was no stock
 * @param busy  how many times the usual is sold of everything that day; above 1 it raises what is expected of the number of sales
 * @returns undefined: too little is known
 */
export function expectDay(past: readonly (SalesDay | null)[], busy = 1): DayExpectation | undefined {
  const all = { weight: 0, sold: 0, quantity: 0, orders: 0, ordersSquared: 0 }
  const same = { weight: 0, sold: 0, orders: 0 }
  const log = { sum: 0, squares: 0, weights: 0 }
  let weight = 1
  for (let back = 1; back <= past.length; back++) {
    weight *= decay
    const day = past[past.length - back]
    if (!day) continue
    const isSold = day.quantity > 0
    all.weight += weight
    all.orders += weight * day.orders
    all.ordersSquared += weight * day.orders ** 2
    if (back % 7 === 0) {
      same.weight += weight
      same.orders += weight * day.orders
      if (isSold) same.sold += weight
    }
    if (!isSold) continue
    all.sold += weight
    all.quantity += weight * day.quantity
    log.weights += weight * weight
    log.sum += weight * Math.log(day.quantity)
    log.squares += weight * Math.log(day.quantity) ** 2
  }
  const days = all.sold ** 2 / log.weights
  if (!(days >= enough.days || (days > 0 && past.length >= enough.begunFor))) return undefined
  const level = log.sum / all.sold
  const degrees = days - 1 + usualScatter.days
  const squares = days * Math.max(0, log.squares / all.sold - level ** 2)
  const variance = (squares + usualScatter.days * usualScatter.scale ** 2) / degrees
  const chance = (all.sold + 0.5) / (all.weight + 1)
  const mean = (all.orders + 0.3) / (all.weight + 0.3)
  const spread = all.ordersSquared / all.weight - (all.orders / all.weight) ** 2
  return {
    chance: (same.sold + weekdayPrior * chance) / (same.weight + weekdayPrior),
    usual: all.quantity / all.sold,
    level,
    scale: Math.sqrt((variance + leastScale ** 2) * (1 + 1 / days)),
    degrees,
    orders: {
      mean: ((same.orders + weekdayPrior * mean) / (same.weight + weekdayPrior)) * Math.max(1, busy),
      size: spread > mean ? Math.max(sizes.least, mean ** 2 / (spread - mean)) : sizes.most,
    },
  }
}
/** The chance of selling at least so much. */
export function chanceOfAtLeast({ chance, level, scale, degrees }: DayExpectation, quantity: number): number {
  if (quantity <= 0) return 1
  // half a unit less: most quantities are whole
  return chance * studentTail((Math.log(Math.max(0.5, quantity - 0.5)) - level) / scale, degrees)
}

/** The least quantity that is exceeded with no more than the given chance, to a thousandth. */
export function quantityReachedBy(expectation: DayExpectation, chance: number): number {
  if (expectation.chance <= chance) return 0
  let [low, high] = [expectation.level - 40 * expectation.scale, expectation.level + 40 * expectation.scale]
  while (high - low > 1e-3) {
    const middle = (low + high) / 2
    if (chanceOfAtLeast(expectation, Math.exp(middle)) > chance) low = middle
    else high = middle
  }
  return Math.exp(high)
}
