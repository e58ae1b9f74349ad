import { expect, test } from 'vitest'
import type { ReorderRow } from '#contract/reorder.ts'
import { canDraft, chooseWithin, packsOf, rowKey, toReorderLines } from '#web/purchasing/reorder-draft.ts'

const row = (itemId: string, locationId: string | null, quantity: string | null) =>
  ({ itemId, locationId, proposal: quantity === null ? null : { supplierId: 's', quantity } }) as unknown as ReorderRow

test('chosen rows become lines with the packs typed, else proposed', () => {
  const rows = [row('a', null, '3'), row('a', 'p', '4'), row('b', null, null), row('c', null, '9'), row('d', null, '1')]
  const chosen = {
    keys: new Set(rows.filter(({ itemId }) => itemId !== 'c').map(rowKey)),
    quantities: { [rowKey(rows[1] as ReorderRow)]: '2,5', [rowKey(rows[4] as ReorderRow)]: 'few' },
  }
  expect(toReorderLines(rows, chosen)).toEqual([
    { itemId: 'a', supplierId: 's', quantity: '3', locationId: null },
    { itemId: 'a', supplierId: 's', quantity: '2.5', locationId: 'p' },
  ])
  expect(rows.map(canDraft)).toEqual([true, true, false, true, true])
  expect(packsOf(rows[4] as ReorderRow, chosen)).toBeUndefined()
})

test('what a budget allows is chosen with its own quantities', () => {
  const allowed = (itemId: string, quantity: string, cost: string) => ({
    ...row(itemId, null, '9'),
    withinBudget: { quantity, cost },
  })
  const rows = [allowed('a', '3', '10.5'), { ...row('b', null, '2'), withinBudget: null }, allowed('c', '1', '4')]
  const { chosen, cost } = chooseWithin(rows)
  expect(cost).toBe('14.5')
  expect(toReorderLines(rows, chosen).map(({ itemId, quantity }) => [itemId, quantity])).toEqual([
    ['a', '3'],
    ['c', '1'],
  ])
})
