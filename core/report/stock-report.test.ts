import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toQuantity } from '#core/number/quantity.ts'
import { abcClass, sharesBefore } from './abc-class.ts'
import { ageBounds, ageStock } from './stock-age.ts'
import { daysOfCover, daysOfForecastCover, recentRate } from './stock-cover.ts'
import { averageValue, turnsPerYear, valueOn } from './stock-turnover.ts'
import { demandVariation, xyzClass } from './xyz-class.ts'

const limits = { a: 0.8, b: 0.95 }

describe('ABC', () => {
  test.each([
    ['one item is all there is', [7], ['A']],
    ['the item that crosses a limit stands above it', [50, 29, 2, 14, 5], ['A', 'A', 'C', 'A', 'B']],
    ['an item of 95 % leaves C to the rest', [3, 96, 1], ['C', 'A', 'C']],
    ['nothing consumed is not classed', [0, 10, -4], [null, 'A', null]],
    ['none at all', [], []],
  ])('%s', (_, values, classes) => {
    const classed = sharesBefore(values).map((share) => (share === null ? null : abcClass(share, limits)))
    expect(classed).toEqual(classes)
  })

  test('the items of class A make up the limit, and would not without the last of them', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const shares = sharesBefore(values)
        const total = values.reduce((sum, value) => sum + value, 0)
        const ofA = values.filter((_, index) => abcClass(shares[index] ?? 1, limits) === 'A')
        const sum = ofA.reduce((part, value) => part + value, 0)
        expect(sum / total).toBeGreaterThan(0.8 - 1e-9)
        expect((sum - Math.min(...ofA)) / total).toBeLessThan(0.8 + 1e-9)
      }),
    )
  })
})

describe('XYZ', () => {
  test.each([
    ['the same every month', [5, 5, 5, 5, 5, 5], { verdict: 'judged', variation: 0, periods: 6 }],
    ['months without stock are left out', [5, null, 5, 5, 5, 5, 5], { verdict: 'judged', variation: 0, periods: 6 }],
    ['too few are over', [5, 5, 5, 5, 5], { verdict: 'new', variation: null, periods: 5 }],
    ['mostly out of stock', [5, null, null, 5, 5, 5, 5], { verdict: 'unknown', variation: null, periods: 5 }],
    ['nothing asked for', [0, 0, 0, 0, 0, 0], { verdict: 'none', variation: null, periods: 6 }],
  ] as const)('%s', (_, demand, expected) => {
    expect(demandVariation(demand, 6)).toEqual(expected)
  })

  test('demand once in six months varies by the root of six', () => {
    const { variation } = demandVariation([0, 0, 12, 0, 0, 0], 6)
    expect(variation).toBeCloseTo(Math.sqrt(6), 12)
    expect(xyzClass(variation ?? 0, { x: 0.5, y: 1 })).toBe('Z')
  })

  test('variation does not depend on the unit', () => {
    const demands = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 24 })
    fc.assert(
      fc.property(demands, fc.integer({ min: 2, max: 1000 }), (demand, factor) => {
        const one = demandVariation(demand, 6)
        const other = demandVariation(
          demand.map((value) => value * factor),
          6,
        )
        expect(other.verdict).toBe(one.verdict)
        expect(other.variation ?? 0).toBeCloseTo(one.variation ?? 0, 9)
      }),
    )
  })
})

describe('cover', () => {
  test('a rate needs two weeks with stock, and covers what it divides', () => {
    expect(recentRate(100, 13)).toBeUndefined()
    expect(recentRate(28, 14)).toBe(2)
    expect(daysOfCover(10, 2)).toBe(5)
    expect(daysOfCover(0, 0)).toBe(0)
    expect(daysOfCover(1, 0)).toBe(Number.POSITIVE_INFINITY)
  })

  test.each([
    ['within the first step', 5, [7, 14], 7, 0, 5],
    ['into the second', 14, [7, 14], 7, 0, 10.5],
    ['half of the first step is gone', 10, [10, 20], 10, 5, 7.5],
    ['beyond the end, at the mean', 31, [7, 14], 7, 0, 14 + 10 / 1.5],
    ['a quiet forecast', 3, [0, 0], 7, 0, Number.POSITIVE_INFINITY],
    ['the forecast is over', 3, [1, 1], 7, 14, undefined],
  ])('%s', (_, onHand, means, stepDays, gone, days) => {
    expect(daysOfForecastCover(onHand, means, stepDays, gone)).toEqual(days)
  })

  test('an even forecast covers as its rate does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 80 }),
        (onHand, rate, gone) => {
          const means = Array.from({ length: 12 }, () => rate * 7)
          expect(daysOfForecastCover(onHand, means, 7, gone)).toBeCloseTo(daysOfCover(onHand, rate), 6)
        },
      ),
    )
  })
})

describe('age', () => {
  const held = (quantity: number, value: number) => ({ quantity: toQuantity(quantity), value: toQuantity(value) })
  const came = (ageDays: number, quantity: number) => ({ ageDays, quantity: toQuantity(quantity) })
  const told = (places: ReturnType<typeof held>[][], inflows: ReturnType<typeof came>[]) =>
    ageStock(places, inflows).map(({ quantity, value }) => [Number(quantity), Number(value)])

  test('what came first left first, and each layer’s value stays with its goods', () => {
    expect(told([[held(4, 40), held(6, 120)]], [came(3, 6), came(100, 20)])).toEqual([
      [6, 120],
      [0, 0],
      [0, 0],
      [4, 40],
      [0, 0],
      [0, 0],
    ])
  })
  test('what nothing accounts for is older than all', () => {
    expect(told([[held(10, 50)]], [came(0, 2)])[5]).toEqual([8, 40])
  })
  test('of two places each unit is worth the mean', () => {
    expect(told([[held(1, 10)], [held(1, 30)]], [came(31, 1)])).toMatchObject({ 1: [1, 20], 5: [1, 20] })
  })
  test('less than nothing on hand has no age', () => {
    expect(told([[held(-2, -6)]], [came(1, 5)])[0]).toEqual([-2, -6])
  })

  test('parts sum up to what is there, exactly', () => {
    const layer = fc.record({ quantity: fc.integer({ min: -3, max: 40 }), value: fc.integer({ min: -9, max: 900 }) })
    const inflow = fc.record({ ageDays: fc.integer({ min: 0, max: 500 }), quantity: fc.integer({ min: 1, max: 30 }) })
    fc.assert(
      fc.property(
        fc.array(fc.array(layer, { maxLength: 4 }), { maxLength: 3 }),
        fc.array(inflow, { maxLength: 8 }),
        (layers, inflows) => {
          const places = layers.map((place) => place.map(({ quantity, value }) => held(quantity, value)))
          const latest = inflows.toSorted((one, other) => one.ageDays - other.ageDays)
          const parts = ageStock(
            places,
            latest.map(({ ageDays, quantity }) => came(ageDays, quantity)),
          )
          const sum = (key: 'quantity' | 'value', of: readonly ReturnType<typeof held>[]) =>
            of.reduce((total, part) => total.plus(part[key]), toQuantity(0)).toFixed()
          expect(parts).toHaveLength(ageBounds.length + 1)
          for (const key of ['quantity', 'value'] as const) expect(sum(key, parts)).toBe(sum(key, places.flat()))
        },
      ),
    )
  })
})

describe('turnover', () => {
  test('the average over evenings is that of each evening', () => {
    const change = fc.record({ day: fc.integer({ min: 0, max: 40 }), value: fc.integer({ min: -100, max: 100 }) })
    fc.assert(
      fc.property(
        fc.array(change),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        (all, first, more) => {
          const last = first + more
          const evenings = Array.from({ length: more + 1 }, (_, index) => valueOn(1000, all, first + index))
          const mean = evenings.reduce((sum, value) => sum + value, 0) / evenings.length
          expect(averageValue(1000, all, { first, last })).toBeCloseTo(mean, 6)
        },
      ),
    )
  })
  test('a year’s cost over the average stock', () => {
    expect(turnsPerYear(1200, 300, 365)).toBe(4)
    expect(turnsPerYear(100, 300, 73)).toBeCloseTo(5 / 3, 12)
    expect(turnsPerYear(5, 0, 30)).toBeUndefined()
  })
})
