import { expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { compareText } from './fold-case.ts'
import { type FilterRecord, matchesFilter } from './matches-filter.ts'

const values: Record<string, ReturnType<FilterRecord>> = {
  name: { as: 'text', value: 'ΟΔΟΣ No. 5' },
  note: { as: 'text', value: '' },
  size: { as: 'number', value: '9007199254740993.5' },
  at: { as: 'instant', value: '2026-03-01T01:00:00.000Z' },
  tags: { as: 'list', value: ['new', 'eco'] },
  open: { as: 'boolean', value: false },
}
const record: FilterRecord = (field) => values[field]

test.each([
  [true, { field: 'name', op: 'eq', value: 'οδοΣ no. 5' }],
  [true, { field: 'name', op: 'contains', value: 'NO.' }],
  [false, { field: 'name', op: 'contains', value: '%' }],
  [true, { field: 'note', op: 'empty' }],
  [false, { field: 'note', op: 'lt', value: 'a' }],
  [true, { field: 'note', op: 'ne', value: '' }],
  [false, { field: 'size', op: 'eq', value: '9007199254740993' }],
  [true, { field: 'size', op: 'gt', value: 9007199254740992 }],
  [true, { field: 'at', op: 'eq', value: '2026-03-01T03:00:00+02:00' }],
  [true, { field: 'at', op: 'gte', value: '2026-03-01' }],
  [false, { field: 'at', op: 'lt', value: '2026-03-01T01:00:00Z' }],
  [true, { field: 'tags', op: 'eq', value: 'eco' }],
  [true, { field: 'tags', op: 'contains', value: 'eco' }],
  [false, { field: 'tags', op: 'contains', value: 'e' }],
  [false, { field: 'tags', op: 'startsWith', value: 'n' }],
  [true, { field: 'open', op: 'in', value: [false] }],
  [true, { not: { field: 'gone', op: 'notEmpty' } }],
] as [boolean, Filter][])('%s: %j', (matches, filter) => {
  expect(matchesFilter(filter, record)).toBe(matches)
})

test('texts stand in the order of their code points, those beyond the first plane last', () => {
  expect(['\uffee', '😀', 'z', 'za', '中', ''].toSorted(compareText)).toEqual(['', 'z', 'za', '中', '\uffee', '😀'])
})
