import { expect, test } from 'vitest'
import type { SalesOrder } from '#contract/sales-order.ts'
import { goodsOf } from '#web/lot/goods.ts'
import { emptySalesLine, toReturnable, toSalesLines } from '#web/sales/sales-draft.ts'

const head = { customerName: '', locationId: 'w', dueOn: '', reference: '', note: '', when: '' }
const unitsOf = () => ({ unit: 'pcs', packs: [{ name: 'box', factor: '12' }] })

test('empty lines are none, and a price that was not typed is left to the item', () => {
  const lines = [
    { itemId: 'a', goods: goodsOf('2,5'), unitPrice: '' },
    { itemId: 'b', goods: goodsOf('1'), unitPrice: '0' },
    { itemId: 'c', goods: goodsOf('3', 'box'), unitPrice: '' },
    emptySalesLine,
  ]
  expect(toSalesLines({ ...head, lines }, { trackingOf: () => 'none', unitsOf }, false)).toEqual([
    { itemId: 'a', quantity: '2.5' },
    { itemId: 'b', quantity: '1', unitPrice: '0' },
    { itemId: 'c', quantity: '3', unit: 'box' },
  ])
})

test('over the counter, lots that were chosen and serials that were scanned are lines of their own; an order asks for an amount', () => {
  const lots = [{ code: 'L2', expiresOn: '', quantity: '1' }]
  const lines = [
    { itemId: 'lot', goods: goodsOf('3'), unitPrice: '' },
    { itemId: 'lot', goods: { ...goodsOf('1'), lots }, unitPrice: '4' },
    { itemId: 'serial', goods: { ...goodsOf('2'), serials: 'S1\nS2' }, unitPrice: '' },
  ]
  const trackingOf = (id: string) => (id === 'lot' ? 'lot' : 'serial')
  expect(toSalesLines({ ...head, lines }, { trackingOf, unitsOf }, true)).toEqual([
    { itemId: 'lot', quantity: '3' },
    { itemId: 'lot', quantity: '1', lotCode: 'L2', unitPrice: '4' },
    { itemId: 'serial', quantity: '1', lotCode: 'S1' },
    { itemId: 'serial', quantity: '1', lotCode: 'S2' },
  ])
  expect(toSalesLines({ ...head, lines }, { trackingOf, unitsOf }, false)[2]).toEqual({
    itemId: 'serial',
    quantity: '2',
  })
})

test('what can come back is what went out less what came back, lot by lot, of movements that stand', () => {
  const moved = (
    disposition: 'restock' | null,
    lotId: string,
    quantity: string,
    reversedById: string | null = null,
  ) => ({
    disposition,
    reversedById,
    lines: [{ lineId: 'line', lotId, lotCode: lotId.toUpperCase(), quantity }],
  })
  // only what the function reads of an order
  const order = {
    lines: [{ id: 'line' }],
    shipments: [
      moved(null, 'a', '0.3'),
      moved(null, 'b', '2'),
      moved(null, 'a', '9', 'undone'),
      moved('restock', 'a', '0.1'),
      moved('restock', 'b', '2'),
    ],
  } as unknown as SalesOrder
  expect(toReturnable(order).map(({ lotCode, left }) => [lotCode, left])).toEqual([['A', '0.2']])
})
