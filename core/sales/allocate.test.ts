import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'

const items = fc.constantFrom('a', 'b')
const wants = fc.array(fc.record({ itemId: items, quantity: fc.integer({ min: -2, max: 9 }) }), { maxLength: 8 })
const offers = fc.array(fc.record({ itemId: items, available: fc.integer({ min: -2, max: 9 }) }), { maxLength: 8 })

test('what is given and what is missing are what is wanted, nothing is given twice, and something is missing only when all is gone', () => {
  fc.assert(
    fc.property(wants, offers, (wanted, offered) => {
      const { given, missing } = allocate(
        wanted.map(({ itemId, quantity }, key) => ({ key: String(key), itemId, quantity: String(quantity) })),
        offered.map(({ itemId, available }, place) => ({
          itemId,
          locationId: String(place),
          lotId: null,
          available: String(available),
        })),
      )
      const sum = (of: (one: (typeof given)[number]) => boolean) =>
        given.filter(of).reduce((total, { quantity }) => total + Number(quantity), 0)
      for (const [key, { itemId, quantity }] of wanted.entries()) {
        expect(sum((one) => one.key === String(key)) + Number(missing.get(String(key)) ?? 0)).toBe(
          Math.max(quantity, 0),
        )
        if (missing.has(String(key)))
          for (const [place, offer] of offered.entries())
            if (offer.itemId === itemId)
              expect(sum((one) => one.locationId === String(place))).toBe(Math.max(offer.available, 0))
      }
      for (const [place, { itemId, available }] of offered.entries()) {
        expect(sum((one) => one.locationId === String(place))).toBeLessThanOrEqual(Math.max(available, 0))
        expect(given.filter((one) => one.locationId === String(place)).every((one) => one.itemId === itemId)).toBe(true)
      }
    }),
  )
})

test('the first want has the first offer', () => {
  const offer = (locationId: string, available: string) => ({ itemId: 'a', locationId, lotId: null, available })
  const { given, missing } = allocate(
    [
      { key: 'x', itemId: 'a', quantity: '3' },
      { key: 'y', itemId: 'a', quantity: '3' },
    ],
    [offer('first', '2'), offer('second', '2.5')],
  )
  expect(given.map(({ key, locationId, quantity }) => [key, locationId, quantity])).toEqual([
    ['x', 'first', '2'],
    ['x', 'second', '1'],
    ['y', 'second', '1.5'],
  ])
  expect([...missing]).toEqual([['y', '1.5']])
})
