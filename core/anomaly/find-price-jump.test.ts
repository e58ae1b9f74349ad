import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPriceJump } from './find-price-jump.ts'
import { dice } from './simulated-shop-fixture.ts'

test('prices five times as high or low are told, decimal slips always, at no more than 1 false alert in 1,000 lines', () => {
  const roll = dice(5)
  let [lines, alerts, jumps, found, slips] = [0, 0, 0, 0, 0]
  for (let item = 0; item < 200; item++) {
    const level = Math.exp(roll() * 5)
    const tiers = [1, 1, 0.9, 0.8].slice(0, 1 + Math.floor(roll() * 4))
    const next = (drift: number) =>
      level * (1 + drift) * (tiers[Math.floor(roll() * tiers.length)] ?? 1) * (1 + (roll() - 0.5) * 0.1)
    const past: number[] = []
    for (let line = 0; line < 60; line++) {
      const price = next(line * 0.003)
      if (line >= 6) {
        lines += 1
        if (findPriceJump(price, past)) alerts += 1
        for (const factor of [5, 0.2, 10, 0.1, 0.01]) {
          jumps += 1
          const isFound = findPriceJump(price * factor, past) !== null
          if (isFound) found += 1
          else if (factor !== 5 && factor !== 0.2) slips += 1
        }
      }
      past.push(price)
    }
  }
  expect(alerts / lines).toBeLessThanOrEqual(0.001)
  expect(found / jumps).toBeGreaterThanOrEqual(0.95)
  expect(slips).toBe(0)
})

const past = [5, 5, 5, 4.5, 5, 4.5, 5.2]

test('says what is usual; a price is told once, and few prices say nothing', () => {
  expect(findPriceJump(50, past)).toMatchObject({ low: 4.5, high: 5.2, usual: 5 })
  expect(findPriceJump(0.5, past)).toMatchObject({ usual: 5 })
  expect(findPriceJump(50, [...past, 50])).toBeNull()
  expect(findPriceJump(50, past.slice(0, 3))).toBeNull()
  expect(findPriceJump(12, past)).toBeNull()
})

test('nothing within what was paid is told, what is further off than what is told is told, and strictness only silences', () => {
  const price = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100)
  fc.assert(
    fc.property(fc.array(price, { minLength: 4, maxLength: 40 }), price, (before, one) => {
      const jump = findPriceJump(one, before)
      if (one >= Math.min(...before) && one <= Math.max(...before)) expect(jump).toBeNull()
      if (!jump) expect(findPriceJump(one, before, { strictness: 4 })).toBeNull()
      else expect(findPriceJump(one > jump.usual ? one * 2 : one / 2, before)).not.toBeNull()
    }),
  )
})
