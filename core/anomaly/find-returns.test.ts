import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findReturnSpike } from './find-returns.ts'
import { dice, simulateDays } from './simulated-shop-fixture.ts'

const none = { quantity: 0, orders: 0 }
const once = { quantity: 1, orders: 1 }
const days = (count: number, of = none) => Array.from({ length: count }, () => of)
const sold = (count: number) => days(count, { quantity: 12, orders: 6 })

test('weeks in which a bad batch comes back are told, at no more than 1 false alert in 2,000 nights', () => {
  const roll = dice(3)
  let [nights, alerts, faults, found] = [0, 0, 0, 0]
  for (let item = 0; item < 120; item++) {
    const share = roll() * 0.04
    const sales = simulateDays('smooth', 250, roll)
    const returned = sales.map(({ orders }) => {
      let back = 0
      for (let order = 0; order < orders; order++) if (roll() < share) back += 1
      return { quantity: back, orders: back }
    })
    for (let night = 100; night < 250; night++) {
      nights += 1
      const [until, soldUntil] = [returned.slice(0, night), sales.slice(0, night)]
      if (findReturnSpike(until, soldUntil)) alerts += 1
      if (night % 50 !== 0) continue
      faults += 1
      const bad = until.map((day, index) =>
        index < night - 5 ? day : { quantity: day.quantity + 2, orders: day.orders + 2 },
      )
      if (findReturnSpike(bad, soldUntil)) found += 1
    }
  }
  expect(alerts / nights).toBeLessThanOrEqual(0.000_5)
  expect(found / faults).toBeGreaterThanOrEqual(0.8)
})

test('says how many came back, how many were expected', () => {
  const back = [...days(100), ...days(6, once)]
  expect(findReturnSpike(back, sold(106))).toMatchObject({ observed: 6, low: 0, quantity: 6 })
  expect(findReturnSpike(back, sold(106))?.high).toBeLessThanOrEqual(2)
})

test('is silent for one or two, for what often comes back, soon after the first sale, and where far more was sold', () => {
  expect(findReturnSpike([...days(100), once, once], sold(102))).toBeNull()
  expect(findReturnSpike(days(106, once), sold(106))).toBeNull()
  expect(findReturnSpike(days(9, once), sold(9))).toBeNull()
  const some = Array.from({ length: 91 }, (_, day) => (day >= 84 || day % 8 === 0 ? once : none))
  expect(findReturnSpike([...some.slice(0, -1), { quantity: 2, orders: 2 }], sold(91))).not.toBeNull()
  const rush = [...sold(77), ...days(14, { quantity: 120, orders: 60 })]
  expect(findReturnSpike([...some.slice(0, -1), { quantity: 2, orders: 2 }], rush)).toBeNull()
})

test('more of what is told stays told, and strictness only silences', () => {
  const day = fc.integer({ min: 0, max: 3 }).map((orders) => ({ quantity: orders, orders }))
  fc.assert(
    fc.property(fc.array(day, { minLength: 20, maxLength: 60 }), (returned) => {
      const more = [...returned.slice(0, -1), { quantity: 9, orders: (returned.at(-1)?.orders ?? 0) + 5 }]
      const spike = findReturnSpike(returned, sold(returned.length))
      if (spike) expect(findReturnSpike(more, sold(returned.length))).not.toBeNull()
      else expect(findReturnSpike(returned, sold(returned.length), { strictness: 4 })).toBeNull()
    }),
  )
})
