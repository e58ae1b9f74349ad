import { expect, test } from 'vitest'
import type { SalesOrder } from '#contract/sales-order.ts'
import { toReturnable, toSalesLines } from '#web/sales/sales-draft.ts'

test('empty lines are none, and a price that was not typed is left to the item', () => {
  const head = { customerName: '', locationId: 'w', dueOn: '', reference: '', note: '' }
  const lines = [
    { itemId: 'a', quantity: '2,5', unitPrice: '' },
    { itemId: 'b', quantity: '1', unitPrice: '0' },
    { itemId: '', quantity: '', unitPrice: '' },
  ]
  expect(toSalesLines({ ...head, lines })).toEqual([
    { itemId: 'a', quantity: '2.5' },
    { itemId: 'b', quantity: '1', unitPrice: '0' },
  ])
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
