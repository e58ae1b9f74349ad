import { describe, expect, test } from 'vitest'
import type { Item } from '#contract/item.ts'
import { emptyDraft, formulaColumns, toItemChange, toItemDraft, toNewItem } from '#web/item/item-draft.ts'

const stored: Item = {
  id: 'i1',
  sku: 'L-1',
  name: 'Lamp',
  description: '',
  barcode: null,
  itemTypeId: 'lamp',
  categoryId: null,
  parentId: null,
  ownValues: null,
  variantAxes: null,
  unit: 'pcs',
  tracking: 'none',
  negativeStock: null,
  price: '12.50',
  cost: null,
  reorderPoint: null,
  attributes: { weight_g: '120' },
  archivedAt: null,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
}

test('a new item is what the wire wants, with its custom values', () => {
  const draft = { ...emptyDraft, sku: ' A-1 ', name: 'Vase', price: '1,234.5', categoryId: 'c1' }
  expect(toNewItem(draft, { fragile: false })).toMatchObject({
    sku: 'A-1',
    price: '1234.5',
    cost: null,
    itemTypeId: null,
    categoryId: 'c1',
    attributes: { fragile: false },
  })
})

test('a rule for stock below zero is told where one is chosen', () => {
  expect(toNewItem({ ...emptyDraft, negativeStock: 'warn' }, {}).negativeStock).toBe('warn')
  expect(toNewItem(emptyDraft, {}).negativeStock).toBeNull()
})

describe('a change', () => {
  const before = toItemDraft(stored)
  test('names what changed and nothing else', () => {
    expect(toItemChange({ ...before, name: 'Tall lamp' }, before, {})).toEqual({ name: 'Tall lamp' })
    expect(toItemChange(before, before, {})).toEqual({})
  })
  test('a cleared value is null, so that the server takes it away', () => {
    expect(toItemChange({ ...before, price: '' }, before, { weight_g: null })).toEqual({
      price: null,
      attributes: { weight_g: null },
    })
  })
})

test('formulas read what is typed, as figures', () => {
  expect(formulaColumns({ ...emptyDraft, price: '1,234.5', reorderPoint: '' })).toMatchObject({
    price: '1234.5',
    reorder_point: null,
  })
})
