import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toQuantity } from '#core/number/quantity.ts'
import { chooseGoods } from './choose-goods.ts'

const offer = (itemId: string, locationId: string, lotId: string | null, available: string) => ({
  itemId,
  locationId,
  lotId,
  available,
})

test('what is named is taken as it is named, the rest in the order of the offers', () => {
  const offers = [offer('a', 'x', 'old', '2'), offer('a', 'y', 'new', '2.5'), offer('b', 'x', null, '1')]
  expect(
    chooseGoods(
      [
        { itemId: 'a', quantity: '3' },
        { itemId: 'b', quantity: '1.5' },
      ],
      [{ itemId: 'a', lotId: 'new', quantity: '2' }],
      offers,
    ),
  ).toEqual({
    chosen: [
      { itemId: 'a', locationId: 'y', lotId: 'new', quantity: '2' },
      { itemId: 'a', locationId: 'x', lotId: 'old', quantity: '1' },
      { itemId: 'b', locationId: 'x', lotId: null, quantity: '1' },
    ],
    missing: new Map([['b', '0.5']]),
  })
})

test('of a lot that is named and not there enough, the rest is not taken elsewhere', () => {
  const { chosen, missing } = chooseGoods(
    [{ itemId: 'a', quantity: '3' }],
    [{ itemId: 'a', lotId: 'one', quantity: '3' }],
    [offer('a', 'x', 'one', '1'), offer('a', 'x', 'two', '9')],
  )
  expect(chosen).toEqual([{ itemId: 'a', locationId: 'x', lotId: 'one', quantity: '1' }])
  expect(missing).toEqual(new Map([['a', '2']]))
})

const amount = fc.integer({ min: 0, max: 50 }).map((n) => String(n / 10))
const item = fc.constantFrom('a', 'b')
const lot = fc.constantFrom('one', 'two', null)
const place = fc.constantFrom('x', 'y')

test('what is taken and what is missing are what is wanted; no offer gives more than it has', () => {
  fc.assert(
    fc.property(
      fc.record({ a: amount, b: amount }),
      fc.array(
        fc.record({
          itemId: item,
          quantity: amount,
          lotId: fc.option(fc.constantFrom('one', 'two'), { nil: undefined }),
          locationId: fc.option(place, { nil: undefined }),
        }),
        { maxLength: 4 },
      ),
      fc.uniqueArray(fc.record({ itemId: item, locationId: place, lotId: lot, available: amount }), {
        selector: ({ itemId, locationId, lotId }) => `${itemId} ${locationId} ${lotId}`,
        maxLength: 8,
      }),
      (wanted, named, offers) => {
        const wants = Object.entries(wanted).map(([itemId, quantity]) => ({ itemId, quantity }))
        const { chosen, missing } = chooseGoods(wants, named, offers)
        const sum = (fits: (one: (typeof chosen)[number]) => boolean) =>
          chosen.filter(fits).reduce((total, { quantity }) => total.plus(quantity), toQuantity(0))
        for (const { itemId, quantity } of wants)
          expect(
            sum((one) => one.itemId === itemId)
              .plus(missing.get(itemId) ?? 0)
              .toFixed(),
          ).toBe(quantity)
        for (const { itemId, locationId, lotId, available } of offers)
          expect(
            sum((one) => one.itemId === itemId && one.locationId === locationId && one.lotId === lotId).lte(available),
          ).toBe(true)
      },
    ),
  )
})
