import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSlips } from './find-slips.ts'
import { dice } from './simulated-shop-fixture.ts'

/** Quantities of one item: log-normal around a level, to a pack; who buys five times the level pays a tenth less. */
function makeItem(roll: () => number) {
  const level = Math.exp(roll() * 4)
  const spread = 0.2 + roll() * 0.5
  const pack = [1, 1, 1, 6, 12][Math.floor(roll() * 5)] ?? 1
  return () => {
    const normal = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
    const quantity = Math.max(1, Math.round((level * Math.exp(spread * normal)) / pack)) * pack
    return { quantity, unitPrice: quantity >= 5 * level ? 9 : 10 }
  }
}

test('of missed decimal points nine tenths are found, at no more than 2 false alerts in 1,000 lines', () => {
  const roll = dice(7)
  let [lines, alerts, slips, found] = [0, 0, 0, 0]
  for (let item = 0; item < 300; item++) {
    const next = makeItem(roll)
    const past = Array.from({ length: 8 + Math.floor(roll() * 90) }, next)
    for (let line = 0; line < 20; line++) {
      const one = next()
      lines += 1
      if (findSlips([{ ...one, past }])[0]) alerts += 1
      for (const factor of [10, 100] as const) {
        slips += 1
        if (findSlips([{ ...one, quantity: one.quantity * factor, past }])[0]) found += 1
      }
    }
  }
  expect(alerts / lines).toBeLessThanOrEqual(0.002)
  expect(found / slips).toBeGreaterThanOrEqual(0.9)
})

const past = [10, 12, 12, 14, 20, 24, 24, 30, 30, 36].map((quantity) => ({ quantity, unitPrice: 5 }))

test('says what is usual and what was meant', () => {
  expect(findSlips([{ quantity: 240, unitPrice: 5, past }])[0]).toMatchObject({
    divisor: 10,
    low: 12,
    high: 36,
    usual: 24,
  })
  expect(findSlips([{ quantity: 1_200, unitPrice: 5, past }])[0]).toMatchObject({ divisor: 100 })
})

test('who pays the price of many buys many', () => {
  const many = [200, 240, 240, 240, 300, 240, 200, 480].map((quantity) => ({ quantity, unitPrice: 4 }))
  const all = [...past, ...many]
  expect(findSlips([{ quantity: 240, unitPrice: 4, past: all }])).toEqual([null])
  expect(findSlips([{ quantity: 240, unitPrice: 5, past: all }])[0]).toMatchObject({ divisor: 10 })
})

test('is silent with few data, for what has been before, for what no tenth of fits, and in large documents', () => {
  expect(findSlips([{ quantity: 240, unitPrice: 5, past: past.slice(0, 4) }])).toEqual([null])
  const before = Array.from({ length: 4 }, () => ({ quantity: 240, unitPrice: 5 }))
  expect(findSlips([{ quantity: 240, unitPrice: 5, past: [...past, ...before] }])).toEqual([null])
  expect(findSlips([{ quantity: 245, unitPrice: 5, past }])).toEqual([null])
  const large = [240, 300, 360, 240].map((quantity) => ({ quantity, unitPrice: 5, past }))
  expect(findSlips(large)).toEqual([null, null, null, null])
  expect(findSlips([])).toEqual([])
})

test('strictness only silences, and a slip is always ten or a hundred times what it could have been', () => {
  const quantities = fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 500 }), unitPrice: fc.constantFrom(1, 2, null) }),
    {
      minLength: 8,
      maxLength: 50,
    },
  )
  fc.assert(
    fc.property(quantities, fc.integer({ min: 1, max: 50_000 }), (before, quantity) => {
      const line = { quantity, unitPrice: 1, past: before }
      const [slip] = findSlips([line])
      if (!slip) {
        expect(findSlips([line], () => 4)).toEqual([null])
        return
      }
      expect(Number.isInteger(quantity / slip.divisor)).toBe(true)
      expect(slip.score).toBeGreaterThan(0)
      expect(findSlips([line], () => Number.POSITIVE_INFINITY)).toEqual([null])
    }),
  )
})
