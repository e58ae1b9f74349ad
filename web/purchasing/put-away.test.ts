import { expect, test } from 'vitest'
import type { PurchaseOrderLine } from '#contract/purchase-order.ts'
import type { Tracking } from '#contract/item.ts'
import { readGoods } from '#web/lot/goods.ts'
import type { GoodsLine } from '#web/purchasing/goods-draft.ts'
import { putAwayDraft } from './put-away.ts'

const row = (id: string, tracking: Tracking): GoodsLine => ({
  // only the identifier of a line is read
  line: { id } as PurchaseOrderLine,
  item: { id: `item ${id}`, name: id, unit: 'pcs', tracking },
  way: { to: 'in' },
  units: { unit: 'pcs', packs: [{ id: 'box', name: 'box', factor: '12' }] } as unknown as GoodsLine['units'],
})

test('what was received is moved on: packs as they were entered, lots in base units, serials by name, and nothing that did not come', () => {
  const rows = [row('a', 'none'), row('b', 'lot'), row('c', 'serial'), row('d', 'none')]
  const received = [
    { lineId: 'a', quantity: '2', unit: 'box' },
    { lineId: 'b', quantity: '1', unit: 'box', lotCode: 'L-1', expiresOn: '2031-01-31' },
    { lineId: 'b', quantity: '5', lotCode: 'L-2' },
    { lineId: 'c', quantity: '1', lotCode: 'S-1' },
    { lineId: 'c', quantity: '1', lotCode: 'S-2' },
  ]
  const draft = putAwayDraft(rows, received, 'dock')
  expect(draft).toMatchObject({ kind: 'transfer', fromLocationId: 'dock', toLocationId: '' })
  const parts = draft.lines.map(({ goods, tracking, itemId }) => [
    itemId,
    readGoods(goods, tracking, { to: 'out', offers: [] }, rows[0]?.units),
  ])
  expect(parts).toEqual([
    ['item a', { parts: [{ quantity: '2', unit: 'box' }] }],
    [
      'item b',
      {
        parts: [
          { quantity: '12', lotCode: 'L-1' },
          { quantity: '5', lotCode: 'L-2' },
        ],
      },
    ],
    [
      'item c',
      {
        parts: [
          { quantity: '1', lotCode: 'S-1' },
          { quantity: '1', lotCode: 'S-2' },
        ],
      },
    ],
  ])
})
