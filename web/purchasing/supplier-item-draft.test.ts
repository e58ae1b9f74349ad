import { expect, test } from 'vitest'
import { toSupplierItemBody, toSupplierItemDraft } from '#web/purchasing/supplier-item-draft.ts'

test('prices stand in the order of their quantities, and what was left empty is not sold that way', () => {
  const draft = toSupplierItemDraft(undefined, 'EUR')
  expect(toSupplierItemBody(draft)).toEqual({
    code: '',
    packUnit: null,
    packSize: '1',
    currency: 'EUR',
    prices: [],
    minimumQuantity: null,
    orderMultiple: null,
    leadTimeDays: null,
    isPreferred: false,
  })
  const prices = [
    { from: '10', price: '2,5' },
    { from: '', price: '3' },
    { from: '5', price: '' },
  ]
  expect(toSupplierItemBody({ ...draft, prices, currency: 'usd', leadTimeDays: '7' })).toMatchObject({
    currency: 'USD',
    leadTimeDays: 7,
    prices: [
      { from: '1', price: '3' },
      { from: '10', price: '2.5' },
    ],
  })
})
