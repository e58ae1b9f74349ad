import { countReachedBy, countTail } from './count-tail.ts'
import type { SalesDay } from './expect-day.ts'
import { rareness } from './thresholds.ts'

/** More came back in a week than an item's own past lets expect. */
export interface ReturnSpike {
  /** times that it came back in the week */
  observed: number
  /** in 19 of 20 such weeks */
  low: number
  high: number
  /** units that came back in the week */
  quantity: number
  /** of as many or more, at the item's own rate */
  chance: number
}

/** Days that are looked at together: a bad batch comes back over some days. */
export const returnWindowDays = 7
/** Fewer are nobody's concern, however rare. */
const fewest = 3
/** What is believed of goods that never came back, as if this had been seen: half a return in a month. */
const prior = { returns: 0.5, days: 30 }
/** Half of what a day says is forgotten after so many days. */
const decay = 0.5 ** (1 / 112)

/**
 * Whether more came back in the last `returnWindowDays` days than before: times that it came back are Poisson at a rate that is itself Gamma, so that a week's
 * number is negative binomial (Gelman et al., Bayesian Data Analysis, 2.6). A week in which more is sold than usual lets more come back.
 * @param returned  what came back by day, from the first sale on, today's last
 * @param sold  what was sold on the same days; null: unknown
 */
export function findReturnSpike(
  returned: readonly SalesDay[],
  sold: readonly (SalesDay | null)[],
  { strictness = 1 } = {},
): ReturnSpike | null {
  const start = returned.length - returnWindowDays
  if (start < returnWindowDays) return null
  const week = sumOf(returned.slice(start))
  if (week.orders < fewest) return null
  const before = { days: prior.days, returns: prior.returns, sold: 0, weight: 0 }
  let weight = 1
  for (let day = start - 1; day >= 0; day--) {
    before.days += weight
    before.weight += weight
    before.returns += weight * (returned[day]?.orders ?? 0)
    before.sold += weight * (sold[day]?.orders ?? 0)
    weight *= decay
  }
  // what comes back now was sold in the weeks up to now
  const lately = sold.slice(-4 * returnWindowDays)
  const rate = sumOf(lately.filter((day) => day !== null)).orders / lately.length
  const usual = before.sold / before.weight
  const busy = usual > 0 ? Math.max(1, rate / usual) : 1
  const model = { mean: (returnWindowDays * busy * before.returns) / before.days, size: before.returns }
  const chance = countTail(model, week.orders)
  if (chance >= rareness.returns / strictness) return null
  return {
    observed: week.orders,
    low: countReachedBy(model, 0.975),
    high: countReachedBy(model, 0.025),
    quantity: week.quantity,
    chance: Math.max(chance, 1e-12),
  }
}

function sumOf(days: readonly SalesDay[]): SalesDay {
  return days.reduce((sum, day) => ({ quantity: sum.quantity + day.quantity, orders: sum.orders + day.orders }), {
    quantity: 0,
    orders: 0,
  })
}
