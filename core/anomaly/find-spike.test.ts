import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSpike } from './find-spike.ts'
import { type DemandClassName, demandClasses, dice, simulateDays } from './simulated-shop-fixture.ts'

const classes = Object.keys(demandClasses) as DemandClassName[]

describe.each(classes)('of %s demand', (name) => {
  test('at most 4 days in 1,000 are told without a fault, and four fifths of days with 10 to 20 times the sales are', () => {
    const roll = dice(11)
    let [nights, alerts, faults, found] = [0, 0, 0, 0]
    for (let item = 0; item < 60; item++) {
      const days = simulateDays(name, 260, roll)
      const begun = days.findIndex(({ quantity }) => quantity > 0)
      for (let night = 180; night < days.length; night++) {
        const past = days.slice(begun, night)
        const day = days[night] ?? { quantity: 0, orders: 0 }
        nights += 1
        if (findSpike(past, day)) alerts += 1
        if (night % 20 !== 0) continue
        const sold = past.slice(-84).filter(({ quantity }) => quantity > 0)
        if (sold.length < 4) continue
        const times = (10 * 2 ** roll()) / sold.length
        const more = {
          quantity: Math.round(times * sumOf(sold, 'quantity')),
          orders: Math.round(times * sumOf(sold, 'orders')),
        }
        faults += 1
        if (findSpike(past, { quantity: day.quantity + more.quantity, orders: day.orders + more.orders })) found += 1
      }
    }
    expect(alerts / nights).toBeLessThanOrEqual(0.004)
    expect(found / faults).toBeGreaterThanOrEqual(0.8)
  })
})

function sumOf(days: readonly { quantity: number; orders: number }[], key: 'quantity' | 'orders'): number {
  return days.reduce((sum, day) => sum + day[key], 0)
}

test('more of what is told stays told, what is expected lies below it, and strictness only silences', () => {
  const day = fc.record({ quantity: fc.integer({ min: 0, max: 50 }), orders: fc.integer({ min: 0, max: 9 }) })
  const past = fc.array(fc.option(day, { nil: null, freq: 8 }), { maxLength: 80 })
  fc.assert(
    fc.property(
      past,
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: 1, max: 60 }),
      (before, quantity, orders) => {
        const spike = findSpike(before, { quantity, orders })
        if (!spike) {
          expect(findSpike(before, { quantity, orders }, { strictness: 4 })).toBeNull()
          return
        }
        expect(spike.low).toBeLessThanOrEqual(spike.high)
        expect(spike.high).toBeLessThan(spike.observed)
        expect(spike.chance).toBeGreaterThan(0)
        expect(findSpike(before, { quantity: quantity * 2, orders })).not.toBeNull()
        expect(findSpike(before, { quantity, orders }, { strictness: Number.POSITIVE_INFINITY })).toBeNull()
      },
    ),
  )
})

test('a busy day of the whole shop makes many sales of one item less surprising', () => {
  const past = Array.from({ length: 120 }, () => ({ quantity: 4, orders: 2 }))
  const day = { quantity: 18, orders: 9 }
  expect(findSpike(past, day)).toMatchObject({ measure: 'orders', observed: 9 })
  expect(findSpike(past, day, { busy: 3 })?.measure).not.toBe('orders')
})

test('says nothing where little is known', () => {
  expect(findSpike([], { quantity: 900, orders: 9 })).toBeNull()
  expect(
    findSpike(
      Array.from({ length: 90 }, () => null),
      { quantity: 900, orders: 9 },
    ),
  ).toBeNull()
})

test('of items that sold once or twice, only what is many times that is told, and nothing soon after the first sale', () => {
  const past = [{ quantity: 4, orders: 1 }, ...Array.from({ length: 40 }, () => ({ quantity: 0, orders: 0 }))]
  expect(findSpike(past, { quantity: 12, orders: 1 })).toBeNull()
  expect(findSpike(past, { quantity: 80, orders: 1 })).toMatchObject({ measure: 'quantity', observed: 80 })
  expect(findSpike(past.slice(0, 20), { quantity: 80, orders: 1 })).toBeNull()
})
