import { expect, test } from 'vitest'
import type { PurchaseOrder } from '#contract/purchase-order.ts'
import { allOpen, isAmount, toGoodsLines } from '#web/purchasing/goods-draft.ts'

const order = {
  lines: [
    { id: 'a', open: '5' },
    { id: 'b', open: '0' },
    { id: 'c', open: '2.5' },
  ],
} as unknown as PurchaseOrder

test('what is open is filled in, and only lines with an amount are received', () => {
  expect(allOpen(order)).toEqual({ a: '5', b: '', c: '2.5' })
  expect(toGoodsLines(order, allOpen(order))).toEqual([
    { lineId: 'a', quantity: '5' },
    { lineId: 'c', quantity: '2.5' },
  ])
  expect(toGoodsLines(order, { a: '1,5', b: '0', c: '' })).toEqual([{ lineId: 'a', quantity: '1.5' }])
})

test('an amount is a number or nothing', () => {
  expect(['', ' ', '12', '1,5', 'two', undefined].map(isAmount)).toEqual([true, true, true, true, false, true])
})
