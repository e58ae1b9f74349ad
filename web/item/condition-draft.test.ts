import { describe, expect, test } from 'vitest'
import type { Condition } from '#contract/filter.ts'
import { fromDraft, newDraft, toDraft } from '#web/item/condition-draft.ts'
import type { FilterField } from '#web/item/filter-field.ts'

const onHand: FilterField = {
  field: 'stock.onHand',
  label: 'On hand',
  kind: 'number',
  group: 'stock',
  atLocation: true,
}
const name: FilterField = { field: 'name', label: 'Name', kind: 'text', group: 'item' }
const created: FilterField = { field: 'createdAt', label: 'Created', kind: 'instant', group: 'item' }
const expiry: FilterField = { field: 'attributes.expiry', label: 'Expiry', kind: 'day', group: 'custom' }
const fragile: FilterField = { field: 'attributes.fragile', label: 'Fragile', kind: 'boolean', group: 'custom' }
const type: FilterField = { field: 'itemType', label: 'Type', kind: 'choice', group: 'item', options: [] }
const state: FilterField = {
  field: 'state',
  label: 'State',
  kind: 'state',
  group: 'stock',
  options: [{ value: 'inStock', label: 'in stock' }],
}
const zone = 'Europe/Ljubljana'

describe('a condition survives being opened and applied unchanged', () => {
  const cases: [FilterField, Condition][] = [
    [onHand, { field: 'stock.onHand', op: 'lt', value: '-2.5' }],
    [onHand, { field: 'stock.onHand', op: 'gte', value: '10', location: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' }],
    [name, { field: 'name', op: 'contains', value: 'lamp' }],
    [name, { field: 'name', op: 'empty' }],
    [created, { field: 'createdAt', op: 'gte', value: '2026-06-30T22:00:00.000Z' }],
    [created, { field: 'createdAt', op: 'empty' }],
    [expiry, { field: 'attributes.expiry', op: 'lte', value: '2027-01-31' }],
    [expiry, { field: 'attributes.expiry', op: 'lte', fromToday: { unit: 'day', count: 30 } }],
    [created, { field: 'createdAt', op: 'gte', fromToday: { unit: 'month', count: -1, edge: 'start' } }],
    [fragile, { field: 'attributes.fragile', op: 'eq', value: false }],
    [type, { field: 'itemType', op: 'nin', value: ['a', 'b'] }],
    [state, { field: 'state', op: 'eq', value: 'inStock' }],
  ]
  test.each(cases)('$field', (field, condition) => {
    expect(fromDraft(toDraft(condition, field, zone), field, zone)).toEqual(condition)
  })
  test('one type is the same as a list of one', () => {
    const draft = toDraft({ field: 'itemType', op: 'eq', value: 'a' }, type, zone)
    expect(fromDraft(draft, type, zone)).toEqual({ field: 'itemType', op: 'in', value: ['a'] })
  })
})

describe('what cannot be a condition', () => {
  test('is named, not sent', () => {
    expect(fromDraft({ ...newDraft(onHand), text: 'many' }, onHand, zone)).toBe('numberForm')
    expect(fromDraft({ ...newDraft(name), text: '  ' }, name, zone)).toBe('valueMissing')
    expect(fromDraft({ ...newDraft(created), text: 'June' }, created, zone)).toBe('valueMissing')
    expect(fromDraft(newDraft(type), type, zone)).toBe('valueMissing')
  })
  test('a yes or no and a state begin with an answer', () => {
    expect(fromDraft(newDraft(fragile), fragile, zone)).toEqual({ field: 'attributes.fragile', op: 'eq', value: true })
    expect(fromDraft(newDraft(state), state, zone)).toEqual({ field: 'state', op: 'eq', value: 'inStock' })
  })
  test('a place given to a field without places is left out', () => {
    expect(fromDraft({ ...newDraft(name), text: 'x', location: 'somewhere' }, name, zone)).not.toHaveProperty(
      'location',
    )
  })
})
