import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import type { DemandOutlook } from './demand-outlook.ts'
import { type Replenishment, type ReplenishmentQuestion, replenish, type ServiceAim } from './replenishment.ts'
import { simulatePolicy, summariseDays } from './simulate-policy.ts'

/*
 * The policy against dice: days are drawn, shelves emptied and orders placed here, without any of the formulas that are being proved.
 */

const random = randomFrom(11)
/** A whole number 0, 1, 2, ... each half as likely as the one before: mean 1, variance 2. */
function halving(dice: () => number): number {
  let value = 0
  while (dice() < 0.5) value += 1
  return value
}
/** A day's demand: mean 2, variance 4. */
const day = (): number => halving(random) + halving(random)
const outlook: DemandOutlook = {
  means: Array(84).fill(2),
  stepDays: 1,
  stepVariance: 4,
  totalVariance: 4 * 84,
  isWhole: true,
}
const reviewDays = 7
const leadDays = 12
const policyFor = (aim: ServiceAim, more: Partial<ReplenishmentQuestion> = {}): Replenishment =>
  replenish({ outlook, leadTime: { days: leadDays, deviationDays: 0 }, reviewDays, aim, shelfLifeDays: null, ...more })

interface Played {
  /** part of the demand met at once */
  fill: number
  /** part of the cycles, from delivery to delivery, in which nothing had to wait */
  cycles: number
  /** mean stock in the evening, and what had to wait a day */
  stock: number
  late: number
  /** mean stock on the evening before a delivery, less what waits */
  before: number
}

/** What is missing is delivered later; the same days whatever the policy. */
function play({ reorderPoint, orderUpTo }: Replenishment, days: number, pack = 1): Played {
  const drawn = randomFrom(5)
  const arriving = new Map<number, number>()
  let [onHand, position, wanted, late, stock, cycles, short, before] = [orderUpTo, orderUpTo, 0, 0, 0, 0, 0, 0]
  let isShort = false
  for (let now = 0; now < days; now++) {
    const delivered = arriving.get(now) ?? 0
    arriving.delete(now)
    if (delivered > 0) {
      before += onHand
      cycles += 1
      short += isShort ? 1 : 0
      isShort = false
    }
    onHand += delivered
    const demand = halving(drawn) + halving(drawn)
    const waits = Math.max(0, Math.min(demand, demand - Math.max(0, onHand)))
    late += waits
    isShort ||= waits > 0
    wanted += demand
    onHand -= demand
    stock += Math.max(0, onHand)
    position -= demand
    if (now % reviewDays === 0 && position <= reorderPoint) {
      const quantity = Math.ceil((orderUpTo - position) / pack) * pack
      arriving.set(now + leadDays + 1, quantity)
      position += quantity
    }
  }
  return {
    fill: 1 - late / wanted,
    cycles: 1 - short / cycles,
    stock: stock / days,
    late: late / days,
    before: before / cycles,
  }
}
const days = 150_000

describe('a rule that is played keeps its aim, and hardly more', () => {
  test.each([0.8, 0.9, 0.95, 0.98])('a fill rate of %d', (level) => {
    const policy = policyFor({ kind: 'fill', level })
    const { fill, before } = play(policy, days)
    expect(fill).toBeGreaterThan(level - 0.01)
    expect(fill).toBeLessThan(level + 0.015)
    expect(policy.expectedDemand).toBeCloseTo(2 * (leadDays + reviewDays), 9)
    // what is left when an order comes is what is called safety stock
    expect(Math.abs(policy.safetyStock - Math.max(0, before))).toBeLessThan(1)
  })

  test.each([0.8, 0.9, 0.95, 0.98])('a cycle service of %d', (level) => {
    const { cycles } = play(policyFor({ kind: 'cycle', level }), days)
    expect(cycles).toBeGreaterThan(level - 0.012)
    expect(cycles).toBeLessThan(level + 0.03)
  })

  test.each([0.8, 0.95])('a fill rate of %d in packs that last for a month', (level) => {
    const packed = policyFor({ kind: 'fill', level }, { orderAtLeast: 60 })
    const { fill } = play(packed, days, 60)
    expect(fill).toBeGreaterThan(level - 0.01)
    expect(fill).toBeLessThan(level + 0.02)
    expect(packed.reorderPoint).toBeLessThan(policyFor({ kind: 'fill', level }).reorderPoint)
  })

  test('by cost: a piece more or less costs more', () => {
    const aim = { kind: 'cost', holdingPerYear: 0.25, shortage: 0.1 } as const
    const policy = policyFor(aim)
    const cost = (more: number): number => {
      const { stock, late } = play(
        { ...policy, reorderPoint: policy.reorderPoint + more, orderUpTo: policy.orderUpTo + more },
        days,
      )
      return (aim.holdingPerYear * stock) / 365 + aim.shortage * late
    }
    const costs = [-8, -4, -2, 0, 2, 4, 8].map((more) => ({ more, cost: cost(more) }))
    const cheapest = costs.reduce((best, each) => (each.cost < best.cost ? each : best))
    expect(Math.abs(cheapest.more)).toBeLessThanOrEqual(2)
  })

  test('a lead time that scatters is covered', () => {
    const aim = { kind: 'cycle', level: 0.95 } as const
    const sure = policyFor(aim)
    const unsure = policyFor(aim, { leadTime: { days: leadDays, deviationDays: 3 } })
    // demand of a lead time of 9 or 15 days and of the looks before it, from what looks leave
    expect(unsure.reorderPoint - sure.reorderPoint).toBeGreaterThan(2)
    expect(unsure.reorderPoint - sure.reorderPoint).toBeLessThan(12)
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
