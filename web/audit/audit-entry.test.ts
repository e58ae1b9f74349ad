import { expect, test } from 'vitest'
import { type AuditEntry, asWords, recordName } from '#web/audit/audit-entry.ts'

const entry = (over: Partial<AuditEntry>): AuditEntry => ({
  id: '1',
  at: '2026-03-01T12:00:00Z',
  actorKind: 'person',
  actorId: 'ada',
  actorName: 'Ada',
  agent: null,
  action: 'create',
  entity: 'item',
  entityId: 'item-1',
  before: null,
  after: null,
  ...over,
})
test('a record is called by what it is after a change, or was before', () => {
  expect(recordName(entry({ before: { name: 'Cup' }, after: { name: 'Mug', sku: 'M' } }))).toBe('Mug')
  expect(recordName(entry({ before: { name: 'Cup' }, after: null }))).toBe('Cup')
  expect(recordName(entry({ after: { sku: 'M', name: '' } }))).toBe('M')
  expect(recordName(entry({ after: { state: 'open' } }))).toBeUndefined()
})

test.each([
  ['reorderPoint', 'Reorder point'],
  ['item_type', 'Item type'],
  ['itemTypeId', 'Item type'],
  ['leadDays', 'Lead days'],
])('%s reads “%s”', (name, words) => expect(asWords(name)).toBe(words))
