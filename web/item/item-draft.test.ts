import { describe, expect, test } from 'vitest'
import type { Item } from '#contract/item.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { emptyDraft, findAttributeProblem, toItemChange, toItemDraft, toNewItem } from '#web/item/item-draft.ts'

const weight = makeField({ key: 'weight_g', name: 'Weight', kind: 'number', unit: 'g', min: '0', max: '500' })
const fragile = makeField({ key: 'fragile', name: 'Fragile', kind: 'boolean' })
const colour = makeField({
  key: 'colour',
  name: 'Colour',
  required: true,
  itemTypeId: 'lamp',
  scope: { itemTypeIds: ['lamp'], categoryIds: [] },
})
const fields = [weight, fragile, colour]
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
  price: '12.50',
  cost: null,
  reorderPoint: null,
  attributes: { weight_g: '120', fragile: true, colour: 'red' },
  archivedAt: null,
  version: 4,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
}

describe('a new item', () => {
  test('carries only the fields of its type, as the wire wants them', () => {
    const draft = {
      ...emptyDraft,
      sku: ' A-1 ',
      name: 'Vase',
      price: '1,234.5',
      attributes: { weight_g: '-2,5', fragile: 'false', colour: 'blue' },
    }
    expect(toNewItem(draft, fields)).toMatchObject({
      sku: 'A-1',
      price: '1234.5',
      cost: null,
      itemTypeId: null,
      attributes: { weight_g: '-2.5', fragile: false },
    })
    expect(toNewItem(draft, fields).attributes).not.toHaveProperty('colour')
  })
})

describe('a change', () => {
  test('names what changed and nothing else', () => {
    const before = toItemDraft(stored, fields)
    expect(toItemChange({ ...before, name: 'Tall lamp' }, before, fields)).toEqual({ name: 'Tall lamp' })
    expect(toItemChange(before, before, fields)).toEqual({})
  })
  test('a cleared value is null, so that the server takes it away', () => {
    const before = toItemDraft(stored, fields)
    const draft = { ...before, price: '', attributes: { ...before.attributes, weight_g: '', fragile: 'false' } }
    expect(toItemChange(draft, before, fields)).toEqual({ price: null, attributes: { weight_g: null, fragile: false } })
  })
})

describe('a custom field’s text', () => {
  test.each([
    [weight, '', undefined],
    [weight, 'heavy', { word: 'numberForm' }],
    [weight, '-1', { word: 'tooSmall', bound: '0' }],
    [weight, '500.000001', { word: 'tooLarge', bound: '500' }],
    [weight, '500', undefined],
    [colour, ' ', { word: 'required' }],
  ])('%#', (field, text, expected) => {
    expect(findAttributeProblem(field, text)).toEqual(expected)
  })
})
