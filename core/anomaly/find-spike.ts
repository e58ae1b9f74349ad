import { countReachedBy, countTail } from './count-tail.ts'
import { chanceOfAtLeast, expectDay, quantityReachedBy, type SalesDay } from './expect-day.ts'
import { rareness } from './thresholds.ts'

/** Times the usual beyond which more makes no difference to how rare a day must be. */
const mostExcess = 30

/** A day with far more than usual. */
export interface Spike {
  /** what gave it away: the quantity, or the number of sales */
  measure: 'quantity' | 'orders'
  observed: number
  /** in 19 of 20 such days */
  low: number
  high: number
  /** of as much or more, under what is usual */
  chance: number
}

/**
 * Whether more was sold on a day than an item's own past lets expect, by quantity or by number of sales. A quantity has to be the rarer the less it
 * exceeds that of a usual day with sales: what is rare and small is not worth telling, and what is many times the usual is rarely meant.
 * @param past  the days before, the newest last; see `expectDay`
 * @param strictness  learned from what people answered: 2 halves the chances that are told
 */
export function findSpike(
  past: readonly (SalesDay | null)[],
  day: SalesDay,
  { busy = 1, strictness = 1 }: { busy?: number; strictness?: number } = {},
): Spike | null {
  if (day.quantity <= 0) return null
  const expected = expectDay(past, busy)
  if (!expected) return null
  const byQuantity = chanceOfAtLeast(expected, day.quantity)
  const byOrders = countTail(expected.orders, day.orders)
  if (byOrders < rareness.orders / strictness)
    return {
      measure: 'orders',
      observed: day.orders,
      low: countReachedBy(expected.orders, 0.975),
      high: countReachedBy(expected.orders, 0.025),
      chance: Math.max(byOrders, leastChance),
    }
  const excess = Math.min(mostExcess, day.quantity / expected.usual)
  if (byQuantity >= (rareness.quantity * excess) / strictness) return null
  return {
    measure: 'quantity',
    observed: day.quantity,
    low: quantityReachedBy(expected, 0.975),
    high: quantityReachedBy(expected, 0.025),
    chance: Math.max(byQuantity, leastChance),
  }
}

/** Models are not believed beyond this. */
const leastChance = 1e-12
