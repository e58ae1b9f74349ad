import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DemandOutlook, daysUntilGone, demandOver, meanOver, outlookByDay, shareOf } from './demand-outlook.ts'
import { incompleteGamma, logGamma } from './incomplete-gamma.ts'
import { type ReplenishmentQuestion, replenish, type ServiceAim } from './replenishment.ts'
import { demandQuantile, expectedShortage, type TotalDemand } from './total-demand.ts'

const outlook = (mean: number, more: Partial<DemandOutlook> = {}): DemandOutlook => ({
  means: Array(84).fill(mean),
  stepDays: 1,
  stepVariance: mean * 2,
  totalVariance: mean * 2 * 84,
  isWhole: true,
  ...more,
})
const question = (more: Partial<ReplenishmentQuestion> = {}): ReplenishmentQuestion => ({
  outlook: outlook(2),
  leadTime: { days: 12, deviationDays: 3 },
  reviewDays: 7,
  aim: { kind: 'cycle', level: 0.95 },
  shelfLifeDays: null,
  ...more,
})
const anyDemand = fc.record({
  mean: fc.double({ min: 0.05, max: 2_000, noNaN: true }),
  dispersion: fc.double({ min: 0.2, max: 30, noNaN: true }),
  isWhole: fc.boolean(),
})
const toTotal = ({
  mean,
  dispersion,
  isWhole,
}: {
  mean: number
  dispersion: number
  isWhole: boolean
}): TotalDemand => ({
  mean,
  variance: mean * dispersion,
  isWhole,
})

test('the incomplete gamma function has its known values', () => {
  // shape 1 is the exponential distribution, shape 1/2 the error function
  for (const x of [0.01, 0.5, 1, 3, 20]) expect(incompleteGamma(1, x)).toBeCloseTo(1 - Math.exp(-x), 12)
  expect(incompleteGamma(0.5, 0.5)).toBeCloseTo(0.6826894921, 9)
  expect(incompleteGamma(10, 10)).toBeCloseTo(0.5420702855, 9)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 12)
})

describe('demand over some days', () => {
  test('quantiles are those of the Poisson, negative binomial and exponential distributions', () => {
    // Poisson 3: P(<= 6) = 0.9665, P(<= 5) = 0.9161
    expect(demandQuantile({ mean: 3, variance: 3, isWhole: true }, 0.95)).toBe(6)
    // negative binomial of size 1 and mean 1 is geometric: P(<= k) = 1 - 0.5^(k + 1)
    expect(demandQuantile({ mean: 1, variance: 2, isWhole: true }, 0.95)).toBe(4)
    expect(demandQuantile({ mean: 5, variance: 25, isWhole: false }, 0.9)).toBeCloseTo(-5 * Math.log(0.1), 3)
    expect(expectedShortage({ mean: 5, variance: 25, isWhole: false }, 5)).toBeCloseTo(5 / Math.E, 6)
    expect(expectedShortage({ mean: 1, variance: 2, isWhole: true }, 2)).toBeCloseTo(0.25, 9)
  })

  test('more certainty takes more stock, and more stock leaves less demand waiting', () => {
    fc.assert(
      fc.property(anyDemand, fc.double({ min: 0.5, max: 0.98, noNaN: true }), (drawn, level) => {
        const demand = toTotal(drawn)
        const less = demandQuantile(demand, level)
        const more = demandQuantile(demand, level + 0.015)
        expect(more).toBeGreaterThanOrEqual(less)
        expect(expectedShortage(demand, 0)).toBeCloseTo(demand.mean, 6)
        expect(expectedShortage(demand, more)).toBeLessThanOrEqual(expectedShortage(demand, less) + 1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test('an uncertain lead time and errors that go together widen it; the mean stays', () => {
    const sure = demandOver(outlook(2), 10, 0)
    const unsure = demandOver(outlook(2), 10, 9)
    expect(sure).toMatchObject({ mean: 20, variance: 40 })
    expect(unsure.mean).toBe(20)
    expect(unsure.variance).toBeCloseTo(40 + 4 * 9, 9)
    expect(demandOver(outlook(2, { totalVariance: 4 * 84 ** 2 }), 10, 0).variance).toBeCloseTo(400, 6)
  })

  test('past its end the forecast goes on at its average; places share it, and sum up to it', () => {
    expect(meanOver(outlook(2), 100)).toBeCloseTo(200, 9)
    expect(meanOver(outlook(14, { means: Array(12).fill(14), stepDays: 7 }), 3.5)).toBeCloseTo(7, 9)
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.1, max: 90, noNaN: true }),
        (share, days) => {
          const parts = [shareOf(outlook(3), share), shareOf(outlook(3), 1 - share)]
          const sum = parts.reduce((total, part) => total + meanOver(part, days), 0)
          expect(sum).toBeCloseTo(meanOver(outlook(3), days), 6)
        },
      ),
    )
  })

  test('a stock is gone on the day its expected demand exceeds it; a forecast of last week is read from today', () => {
    expect(daysUntilGone(outlook(2), 9)).toBe(4)
    expect(daysUntilGone(outlook(2), 0)).toBe(0)
    expect(daysUntilGone(outlook(2), 1_000)).toBeUndefined()
    const rising = outlook(0, { means: Array.from({ length: 10 }, (_, day) => day) })
    expect(meanOver(outlookByDay(rising, 3, []), 1)).toBe(3)
    expect(meanOver(outlookByDay(rising, 5_000, []), 2)).toBe(1)
    // three weeks of which four days are over
    const weekly = outlook(0, { means: [7, 14, 21], stepDays: 7 })
    expect(meanOver(outlookByDay(weekly, 4, []), 10)).toBeCloseTo(3 + 14, 9)
  })

  test('of a month with a promotion in its first week most is needed in that week, and all of it in the month', () => {
    const monthly = outlook(0, {
      means: [190, 60],
      stepDays: 30,
      stepVariance: 400,
      totalVariance: 800,
    })
    const spread = outlookByDay(monthly, 0, [{ from: 0, to: 7, factor: 5 }])
    expect(meanOver(spread, 7)).toBeCloseTo((190 * 35) / 58, 9)
    expect(meanOver(spread, 30)).toBeCloseTo(190, 9)
    expect(demandOver(spread, 60, 0).variance).toBeCloseTo(demandOver(monthly, 60, 0).variance, 6)
    // and stock is asked for in time
    const pointOf = (one: DemandOutlook) => replenish(question({ outlook: one })).reorderPoint
    expect(pointOf(spread)).toBeGreaterThan(pointOf(outlookByDay(monthly, 0, [])) + 20)
  })

  test('days that sell more scatter more', () => {
    const quietFirst = outlook(2, { means: [...Array(42).fill(1), ...Array(42).fill(3)] })
    const busyFirst = outlook(2, { means: [...Array(42).fill(3), ...Array(42).fill(1)] })
    expect(demandOver(busyFirst, 10, 0).variance).toBeCloseTo(3 * demandOver(quietFirst, 10, 0).variance, 9)
  })
})

describe('the policy', () => {
  const anyAim: fc.Arbitrary<ServiceAim> = fc.oneof(
    fc.record({ kind: fc.constant('cycle' as const), level: fc.double({ min: 0.5, max: 0.99, noNaN: true }) }),
    fc.record({ kind: fc.constant('fill' as const), level: fc.double({ min: 0.5, max: 0.99, noNaN: true }) }),
    fc.record({
      kind: fc.constant('cost' as const),
      holdingPerYear: fc.double({ min: 0.01, max: 1, noNaN: true }),
      shortage: fc.double({ min: 0.01, max: 2, noNaN: true }),
    }),
  )
  const anyQuestion = fc
    .record({
      mean: fc.double({ min: 0, max: 50, noNaN: true }),
      isWhole: fc.boolean(),
      days: fc.integer({ min: 0, max: 90 }),
      deviationDays: fc.double({ min: 0, max: 20, noNaN: true }),
      reviewDays: fc.integer({ min: 1, max: 60 }),
      aim: anyAim,
      shelfLifeDays: fc.option(fc.integer({ min: 1, max: 400 })),
    })
    .map(({ mean, isWhole, days, deviationDays, ...rest }) =>
      question({ ...rest, outlook: outlook(mean, { isWhole }), leadTime: { days, deviationDays } }),
    )

  test('is never below zero, fills at least to the point, and keeps what sells before it expires', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { expectedDemand, reorderPoint, orderUpTo, safetyStock } = replenish(asked)
        for (const value of [expectedDemand, reorderPoint, orderUpTo, safetyStock])
          expect(value).toBeGreaterThanOrEqual(0)
        if (asked.shelfLifeDays === null) expect(orderUpTo).toBeGreaterThanOrEqual(reorderPoint)
        else
          expect(orderUpTo).toBeLessThanOrEqual(
            meanOver(asked.outlook, asked.leadTime.days + asked.shelfLifeDays) + 1e-6,
          )
      }),
      { numRuns: 300 },
    )
  })

  test('more service and a longer lead time never ask for less', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { orderUpTo } = replenish({ ...asked, shelfLifeDays: null })
        const worse: Partial<ReplenishmentQuestion>[] =
          asked.aim.kind === 'cost'
            ? []
            : [
                { aim: { ...asked.aim, level: asked.aim.level + 0.009 } },
                ...(asked.aim.kind === 'cycle'
                  ? [{ leadTime: { ...asked.leadTime, days: asked.leadTime.days + 5 } }]
                  : []),
              ]
        for (const change of worse)
          expect(replenish({ ...asked, ...change, shelfLifeDays: null }).orderUpTo).toBeGreaterThanOrEqual(
            // positions of measured demand are told apart in steps, and sums rounded to three digits
            orderUpTo * 0.9 - 1,
          )
      }),
      { numRuns: 300 },
    )
  })

  test('a service level is kept when demand is played against it', () => {
    const aim = { kind: 'fill', level: 0.95 } as const
    const steady = replenish(
      question({
        aim,
        outlook: outlook(2, { stepVariance: 0, totalVariance: 0 }),
        leadTime: { days: 12, deviationDays: 0 },
      }),
    )
    // demand without scatter is Poisson at least: 24 are expected while an order is under way, and most looks leave 14 more than the point
    expect(steady.reorderPoint).toBeGreaterThanOrEqual(26)
    expect(steady.reorderPoint).toBeLessThan(38)
    expect(replenish(question()).reorderPoint).toBeGreaterThan(45)
  })

  test('what costs little to hold and much to miss is held; what is dear to hold is not', () => {
    const of = (holdingPerYear: number, shortage: number) =>
      replenish(question({ aim: { kind: 'cost', holdingPerYear, shortage } })).safetyStock
    expect(of(0.05, 1)).toBeGreaterThan(of(0.5, 0.1))
  })
})
