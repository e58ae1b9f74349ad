import { expect, test } from 'vitest'
import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { toOrderBody, toOrderDraft } from '#web/purchasing/order-draft.ts'

const empty = { ...toOrderDraft(undefined), supplierId: 's', locationId: 'l' }

test('a line that was not filled in is no line, and a price that was not typed is the supplier’s', () => {
  const lines = [
    { itemId: 'a', quantity: '1,5', unitPrice: '' },
    { itemId: '', quantity: '', unitPrice: '' },
    { itemId: 'b', quantity: '2', unitPrice: '0' },
  ]
  expect(toOrderBody({ ...empty, lines, reference: ' R ' }, undefined, false)).toEqual({
    locationId: 'l',
    expectedDay: null,
    reference: 'R',
    note: '',
    lines: [
      { itemId: 'a', quantity: '1.5' },
      { itemId: 'b', quantity: '2', unitPrice: '0' },
    ],
  })
})

test('a line that was there keeps its pack, and an emptied tolerance is the organisation’s', () => {
  const line = { itemId: 'a', packUnit: 'box', packSize: '12', supplierCode: 'X', expectedOn: null }
  const before = { lines: [line] } as unknown as PurchaseOrder
  const body = toOrderBody({ ...empty, lines: [{ itemId: 'a', quantity: '3', unitPrice: '' }] }, before, true)
  expect(body.lines).toEqual([{ ...line, quantity: '3' }])
  expect(body.overReceiptPercent).toBeNull()
})
