import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { isComplete, toCondition, toRows } from '#web/schema/condition-rows.ts'

const fields = [
  makeField({ key: 'fragile', kind: 'boolean' }),
  makeField({ key: 'form', kind: 'select', options: [{ key: 'a', label: 'A' }] }),
  makeField({ key: 'dose', kind: 'number' }),
]
const fragile: Filter = { field: 'attributes.fragile', op: 'eq', value: true }
const form: Filter = { field: 'attributes.form', op: 'in', value: ['a'] }
const dose: Filter = { field: 'attributes.dose', op: 'notEmpty' }

test.each<[Filter | null]>([[null], [fragile], [{ and: [fragile, form] }], [{ or: [form, dose] }]])(
  '%j comes back from its lines',
  (condition) => {
    const rows = toRows(condition, fields)
    expect(rows && toCondition(rows, fields)).toEqual(condition)
  },
)

test.each<[Filter]>([
  [{ not: fragile }],
  [{ and: [fragile, { or: [form, dose] }] }],
  [{ text: 'x' }],
  [{ field: 'price', op: 'gt', value: '1' }],
  [{ and: [fragile, { field: 'attributes.archived_since', op: 'notEmpty' }] }],
])('%j is too involved for lines', (condition) => expect(toRows(condition, fields)).toBeUndefined())

test('a line that is not complete says nothing', () => {
  const rows = [
    { key: '', op: 'eq' as const, value: 'x' },
    { key: 'form', op: 'in' as const, value: [] },
    { key: 'dose', op: 'notEmpty' as const, value: '' },
  ]
  expect(rows.map(isComplete)).toEqual([false, false, true])
  expect(toCondition({ join: 'or', rows }, fields)).toEqual(dose)
})
