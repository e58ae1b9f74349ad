import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import type { DemandOutlook } from './demand-outlook.ts'
import { type Replenishment, replenish, type ServiceAim } from './replenishment.ts'
import { simulatePolicy, summariseDays } from './simulate-policy.ts'

/*
 * The policy against dice: days are drawn, shelves emptied and orders placed here, without any of the formulas that are being proved.
 */

const random = randomFrom(11)
/** A whole number 0, 1, 2, ... each half as likely as the one before: mean 1, variance 2. */
function halving(): number {
  let value = 0
  while (random() < 0.5) value += 1
  return value
}
/** A day's demand: mean 2, variance 4. */
const day = (): number => halving() + halving()
const outlook: DemandOutlook = {
  means: Array(84).fill(2),
  stepDays: 1,
  stepVariance: 4,
  totalVariance: 4 * 84,
  isWhole: true,
}
const reviewDays = 7
const policyFor = (aim: ServiceAim, leadTime: { days: number; deviationDays: number }): Replenishment =>
  replenish({ outlook, leadTime, reviewDays, aim, shelfLifeDays: null })

/** How much of the demand is met at once when what is missing is delivered later. */
function playedFill({ reorderPoint, orderUpTo }: Replenishment, leadDays: number, days: number): number {
  const arriving = new Map<number, number>()
  let [onHand, position, wanted, late] = [orderUpTo, orderUpTo, 0, 0]
  for (let now = 0; now < days; now++) {
    onHand += arriving.get(now) ?? 0
    const demand = day()
    late += Math.max(0, Math.min(demand, demand - Math.max(0, onHand)))
    wanted += demand
    onHand -= demand
    position -= demand
    if (now % reviewDays === 0 && position <= reorderPoint) {
      const morning = now + leadDays + 1
      arriving.set(morning, (arriving.get(morning) ?? 0) + orderUpTo - position)
      position = orderUpTo
    }
  }
  return 1 - late / wanted
}

describe('the reorder point', () => {
  test.each([0.8, 0.9, 0.95, 0.98])(
    'for a cycle service of %d covers lead time and review that often, and hardly more',
    (level) => {
      const { reorderPoint, expectedDemand, safetyStock } = policyFor(
        { kind: 'cycle', level },
        { days: 12, deviationDays: 3 },
      )
      expect(expectedDemand).toBeCloseTo(2 * (12 + 7), 9)
      expect(safetyStock).toBeCloseTo(reorderPoint - 38, 9)
      const totals = Array.from({ length: 20_000 }, () => {
        const length = (random() < 0.5 ? 9 : 15) + reviewDays
        let total = 0
        for (let each = 0; each < length; each++) total += day()
        return total
      })
      const covered = (stock: number): number => totals.filter((total) => total <= stock).length / totals.length
      expect(covered(reorderPoint)).toBeGreaterThan(level - 0.012)
      expect(covered(reorderPoint)).toBeLessThan(level + 0.025)
    },
  )

  test.each([0.9, 0.95, 0.98])(
    'for a fill rate of %d is the least from which a cycle leaves no more waiting',
    (level) => {
      const { reorderPoint } = policyFor({ kind: 'fill', level }, { days: 12, deviationDays: 0 })
      const cycles = Array.from({ length: 40_000 }, () => {
        let [before, all] = [0, 0]
        for (let each = 0; each < 12 + reviewDays; each++) {
          const demand = day()
          all += demand
          if (each < 12) before += demand
        }
        return { before, all }
      })
      /** what runs out within a cycle that begins with the stock, as a part of the cycle's demand */
      const waiting = (stock: number): number =>
        cycles.reduce((sum, { before, all }) => sum + Math.max(0, all - stock) - Math.max(0, before - stock), 0) /
        cycles.reduce((sum, { before, all }) => sum + all - before, 0)
      expect(waiting(reorderPoint)).toBeLessThan(1 - level + 0.005)
      // never below what is expected, though less would do
      if (reorderPoint > 38) expect(waiting(reorderPoint - 2)).toBeGreaterThan(1 - level - 0.005)
    },
  )

  // more is met than asked for: a look that comes at more than the point orders nothing, and the point must last until the next; most come at less, and order up to S
  test.each([0.9, 0.95, 0.98])(
    'for a fill rate of %d meets at least that much of the demand when it is played',
    (level) => {
      const policy = policyFor({ kind: 'fill', level }, { days: 12, deviationDays: 0 })
      expect(playedFill(policy, 12, 100_000)).toBeGreaterThan(level - 0.005)
    },
  )

  test('by cost lies where one piece more costs as much to hold as it saves', () => {
    const policy = policyFor({ kind: 'cost', holdingPerYear: 0.25, shortage: 0.1 }, { days: 12, deviationDays: 0 })
    const totals = Array.from({ length: 20_000 }, () => {
      let total = 0
      for (let each = 0; each < 12 + reviewDays; each++) total += day()
      return total
    })
    // a review period's holding of what lies there at its end, and what runs out once
    const cost = (stock: number): number =>
      (0.25 * reviewDays * stock) / 365 +
      (0.1 / totals.length) * totals.reduce((sum, total) => sum + Math.max(0, total - stock), 0)
    const stocks = Array.from({ length: 60 }, (_, more) => 30 + more)
    const cheapest = stocks.reduce((best, stock) => (cost(stock) < cost(best) ? stock : best))
    expect(Math.abs(policy.reorderPoint - cheapest)).toBeLessThanOrEqual(2)
  })
})

test('the fill rate of a past that is played is what a shelf kept by hand meets', () => {
  for (let round = 0; round < 50; round++) {
    const demand = Array.from({ length: 60 }, day)
    const [startStock, review, lead, upTo] = [Math.floor(20 * random()), 1 + (round % 9), round % 6, 12 + (round % 20)]
    const outcome = summariseDays(
      simulatePolicy({
        demand,
        startStock,
        reviewDays: review,
        leadDays: lead,
        decide: (_, position) => upTo - position,
      }),
    )
    // every delivery stands on a list with its day, and the shelf is counted anew from it each evening
    const deliveries: { at: number; quantity: number }[] = []
    let [sold, short, evenings] = [0, 0, 0]
    for (const [today, wanted] of demand.entries()) {
      const come = deliveries.filter(({ at }) => at <= today).reduce((sum, { quantity }) => sum + quantity, startStock)
      const met = Math.min(wanted, come - sold)
      sold += met
      if (met < wanted) short += 1
      evenings += come - sold
      const under = deliveries.filter(({ at }) => at > today).reduce((sum, { quantity }) => sum + quantity, 0)
      const missing = upTo - (come - sold) - under
      if (today % review === 0 && missing > 0) deliveries.push({ at: today + 1 + lead, quantity: missing })
    }
    const all = demand.reduce((sum, wanted) => sum + wanted, 0)
    expect(outcome.fillRate).toBeCloseTo(all > 0 ? sold / all : 1, 12)
    expect(outcome.averageStock).toBeCloseTo(evenings / demand.length, 9)
    expect(outcome).toMatchObject({ shortDays: short, orders: deliveries.length })
  }
})
