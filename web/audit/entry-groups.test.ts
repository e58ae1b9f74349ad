import { expect, test } from 'vitest'
import { type AuditEntry, asWords, recordName } from '#web/audit/audit-entry.ts'
import { groupEntries } from '#web/audit/entry-groups.ts'

const start = Date.parse('2026-03-01T12:00:00Z')
const entry = (id: number, over: Partial<AuditEntry> = {}): AuditEntry => ({
  id: String(id),
  at: new Date(start - id * 1_000).toISOString(),
  actorKind: 'person',
  actorId: 'ada',
  actorName: 'Ada',
  agent: null,
  action: 'create',
  entity: 'item',
  entityId: `item-${id}`,
  before: null,
  after: null,
  ...over,
})
const ids = (groups: AuditEntry[][]) => groups.map((group) => group.map(({ id }) => id).join(' '))

test('what one person did in one go stands together, few and others’ by themselves', () => {
  const all = [
    entry(1, { action: 'update' }),
    ...[2, 3, 4, 5, 6].map((id) => entry(id)),
    ...[7, 8, 9, 10].map((id) => entry(id, { actorId: 'bob', actorName: 'Bob' })),
    ...[11, 12, 13].map((id) => entry(id)),
  ]
  expect(ids(groupEntries(all))).toEqual(['1', '2 3 4 5 6', '7 8 9 10', '11', '12', '13'])
})

test('a pause, another tool and one record changed again and again end a group', () => {
  const paused = [1, 2, 3, 4].map((id) => entry(id, { at: new Date(start - id * 121_000).toISOString() }))
  expect(groupEntries(paused)).toHaveLength(4)
  const agent = { tool: 'receive', client: null, onBehalfOf: null }
  const byTools = [entry(1), entry(2), entry(3, { agent }), entry(4, { agent })]
  expect(groupEntries(byTools)).toHaveLength(4)
  expect(groupEntries([1, 2, 3, 4].map((id) => entry(id, { entityId: 'one' })))).toHaveLength(4)
})

test('a record is called by what it is after a change, or was before', () => {
  expect(recordName(entry(1, { before: { name: 'Cup' }, after: { name: 'Mug', sku: 'M' } }))).toBe('Mug')
  expect(recordName(entry(1, { before: { name: 'Cup' }, after: null }))).toBe('Cup')
  expect(recordName(entry(1, { after: { sku: 'M', name: '' } }))).toBe('M')
  expect(recordName(entry(1, { after: { state: 'open' } }))).toBeUndefined()
})

test.each([
  ['reorderPoint', 'Reorder point'],
  ['item_type', 'Item type'],
  ['itemTypeId', 'Item type'],
  ['leadDays', 'Lead days'],
])('%s reads “%s”', (name, words) => expect(asWords(name)).toBe(words))
