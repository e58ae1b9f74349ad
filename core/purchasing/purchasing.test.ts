import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderActions, orderStates } from '#contract/purchase-order.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { chooseSupplier } from './choose-supplier.ts'
import { learnLeadTime } from './lead-time.ts'
import { orderQuantity } from './order-quantity.ts'
import { findTransition, isEditable, takesReceipts, takesReturns } from './order-state.ts'
import { mostReceivable } from './over-receipt.ts'
import { nextBreak, priceAt } from './price-at.ts'
import { reorderNeed } from './reorder-need.ts'

describe('states of an order', () => {
  const allowed: Record<(typeof orderStates)[number], Partial<Record<(typeof orderActions)[number], string>>> = {
    draft: { approve: 'approved', discard: 'cancelled' },
    approved: { withdraw: 'draft', send: 'sent', cancel: 'cancelled' },
    sent: { cancel: 'cancelled' },
    partlyReceived: { close: 'closed' },
    received: { close: 'closed' },
    closed: { reopen: 'progress' },
    cancelled: {},
  }
  test.each(orderStates)('from %s exactly the actions of the table lead on', (state) => {
    const found = orderActions.flatMap((action) => {
      const transition = findTransition(state, action)
      return transition ? [[action, transition.to]] : []
    })
    expect(Object.fromEntries(found)).toEqual(allowed[state])
  })
  test('what is ended takes neither changes nor goods', () => {
    expect(orderStates.filter(isEditable)).toEqual(['draft'])
    expect(orderStates.filter(takesReceipts)).toEqual(['sent', 'partlyReceived', 'received'])
    expect(orderStates.filter(takesReturns)).toEqual(['partlyReceived', 'received', 'closed'])
  })
})

test('the price is that of the last break reached; the next one is told where it is cheaper', () => {
  const prices = [
    { from: '5', price: '3' },
    { from: '10', price: '2.5' },
    { from: '20', price: '2.6' },
  ]
  expect(['4.9', '5', '9', '10', '1000'].map((quantity) => priceAt(prices, quantity))).toEqual([
    null,
    '3',
    '3',
    '2.5',
    '2.6',
  ])
  expect(nextBreak(prices, '5')).toEqual(prices[1])
  expect(nextBreak(prices, '1')).toEqual(prices[0])
  expect(nextBreak(prices, '12')).toBeNull()
})

test.each([
  ['30', { packSize: '12', minimumQuantity: null, orderMultiple: null }, '3', null],
  ['36', { packSize: '12', minimumQuantity: null, orderMultiple: null }, '3', null],
  ['1', { packSize: '12', minimumQuantity: '5', orderMultiple: null }, '5', 'minimum'],
  ['70', { packSize: '12', minimumQuantity: '5', orderMultiple: '4' }, '8', 'multiple'],
  ['1', { packSize: '0.3', minimumQuantity: null, orderMultiple: null }, '4', null],
  ['0.9', { packSize: '0.3', minimumQuantity: null, orderMultiple: null }, '3', null],
] as const)('a need of %s with terms %o is %s packs', (need, terms, quantity, raisedBy) => {
  expect(orderQuantity(need, terms)).toEqual({ quantity, raisedBy })
})

const decimalOf = (most: number) =>
  fc.tuple(fc.integer({ min: 1, max: most }), fc.constantFrom(1, 10, 1000)).map(([n, by]) => String(n / by))

test('what is ordered covers the need, keeps minimum and multiple, and is the least that does', () => {
  fc.assert(
    fc.property(
      decimalOf(9_999),
      decimalOf(999),
      fc.option(decimalOf(99)),
      fc.option(decimalOf(99)),
      (need, packSize, minimumQuantity, orderMultiple) => {
        const quantity = toQuantity(orderQuantity(need, { packSize, minimumQuantity, orderMultiple }).quantity)
        const least = minimumQuantity ?? '0'
        expect(quantity.times(packSize).gte(need) && quantity.gte(least)).toBe(true)
        if (orderMultiple !== null) expect(quantity.mod(orderMultiple).eq(0)).toBe(true)
        // one step less is below the minimum, or below the whole packs that cover the need
        const less = quantity.minus(orderMultiple ?? '1')
        const isMinimum = orderMultiple === null && minimumQuantity !== null && quantity.eq(minimumQuantity)
        expect(isMinimum || less.lt(least) || less.times(packSize).lt(toQuantity(need).plus(packSize))).toBe(true)
      },
    ),
  )
})

describe('how much to order', () => {
  const minMax = { kind: 'minMax', minimum: '5', maximum: '20' } as const
  const point = { kind: 'reorderPoint', reorderPoint: '10', orderQuantity: '8' } as const
  const alone = { kind: 'reorderPoint', reorderPoint: '10', orderQuantity: null } as const
  test.each([
    [{ kind: 'none' } as const, '-5', null],
    [minMax, '5.1', null],
    [minMax, '5', '15'],
    [minMax, '-2', '22'],
    [point, '10.5', null],
    [point, '10', '8'],
    [point, '3', '8'],
    [point, '2', '16'],
    [alone, '10', null],
    [alone, '9.5', '0.5'],
  ])('by %o at %s: %s', (rule, position, need) => {
    expect(reorderNeed(rule, position)).toBe(need)
  })
  test('a reorder point’s quantities lift the position above it, and one less would not', () => {
    fc.assert(
      fc.property(
        decimalOf(999),
        decimalOf(99),
        fc.integer({ min: -500, max: 999 }),
        (reorderPoint, orderQuantity_, position) => {
          const need = reorderNeed(
            { kind: 'reorderPoint', reorderPoint, orderQuantity: orderQuantity_ },
            String(position),
          )
          if (need === null) {
            expect(toQuantity(position).gt(reorderPoint)).toBe(true)
            return
          }
          expect(toQuantity(position).plus(need).gt(reorderPoint)).toBe(true)
          expect(toQuantity(position).plus(need).minus(orderQuantity_).lte(reorderPoint)).toBe(true)
        },
      ),
    )
  })
})

test('the preferred supplier is chosen, else the cheapest by base unit where prices compare', () => {
  const offer = (name: string, price: string | null, packSize = '1', currency = 'EUR', isPreferred = false) => ({
    name,
    packSize,
    currency,
    isPreferred,
    prices: price === null ? [] : [{ from: '1', price }],
    minimumQuantity: null as string | null,
    orderMultiple: null,
  })
  expect(chooseSupplier([])).toBeUndefined()
  expect(chooseSupplier([offer('a', '2'), offer('b', '12', '10')])?.name).toBe('b')
  expect(chooseSupplier([offer('a', '2'), offer('b', '12', '10', 'USD')])?.name).toBe('a')
  expect(chooseSupplier([offer('a', null), offer('b', '3')])?.name).toBe('b')
  expect(chooseSupplier([offer('a', '1'), offer('b', '9', '1', 'EUR', true)])?.name).toBe('b')
})

test('of two suppliers the one is chosen whose price is lower for what is needed, not for a single one', () => {
  const steep = { name: 'steep', prices: [10, 5].map((price, n) => ({ from: n ? '100' : '1', price: String(price) })) }
  const flat = { name: 'flat', prices: [{ from: '1', price: '9' }] }
  const terms = { packSize: '1', currency: 'EUR', isPreferred: false, minimumQuantity: null, orderMultiple: null }
  const offers = [steep, flat].map((one) => ({ ...terms, ...one }))
  expect(chooseSupplier(offers)?.name).toBe('flat')
  expect(chooseSupplier(offers, '99')?.name).toBe('flat')
  expect(chooseSupplier(offers, '100')?.name).toBe('steep')
  // who sells no fewer than fifty is asked for fifty, at that price
  const bulk = { ...terms, name: 'bulk', minimumQuantity: '50', prices: [{ from: '50', price: '8' }] }
  expect(chooseSupplier([...offers, bulk], '3')?.name).toBe('bulk')
  // who has no price for so few has none
  expect(chooseSupplier([...offers, { ...bulk, minimumQuantity: null }], '3')?.name).toBe('flat')
})

test('lead times are learned as median and distance of the quartiles', () => {
  expect(learnLeadTime([])).toBeNull()
  expect(learnLeadTime([7])).toEqual({ medianDays: 7, spreadDays: 0, receipts: 1 })
  expect(learnLeadTime([1, 2, 3, 4])).toEqual({ medianDays: 2.5, spreadDays: 1.5, receipts: 4 })
  expect(learnLeadTime([30, 5, 5, 6, 5])).toEqual({ medianDays: 5, spreadDays: 1, receipts: 5 })
})

test('the tolerance is above what was ordered', () => {
  expect(mostReceivable('10', '0')).toBe('10')
  expect(mostReceivable('3', '12.5')).toBe('3.375')
})
