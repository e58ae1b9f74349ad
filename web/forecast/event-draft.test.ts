import { expect, test } from 'vitest'
import type { DemandEvent } from '#contract/demand-event.ts'
import { noEvent, parsePercent, toEventBody, toEventDraft } from '#web/forecast/event-draft.ts'

test.each([
  ['45', 45],
  ['+45 %', 45],
  [' -12,5%', -12.5],
  ['−20', -20],
  ['1,900', 1900],
  ['-101', undefined],
  ['2000', undefined],
  ['much', undefined],
  ['', undefined],
])('%j is a change by %j per cent', (text, percent) => {
  expect(parsePercent(text)).toBe(percent)
})

test('an event goes through its form unchanged', () => {
  const touches = { kind: 'items' as const, items: [{ id: 'a', sku: 'A', name: 'Lamp' }] }
  const event: DemandEvent = {
    id: 'e',
    name: 'Spring sale',
    kind: 'promotion',
    startsOn: '2026-03-03',
    endsOn: '2026-03-10',
    touches,
    locationId: null,
    locationName: null,
    expectedPercent: -12.5,
    found: null,
    createdByName: 'Ada',
    archivedAt: null,
    version: 1,
    createdAt: '2026-03-01T00:00:00Z',
    updatedAt: '2026-03-01T00:00:00Z',
  }
  expect(toEventBody(toEventDraft(event))).toEqual({
    name: 'Spring sale',
    kind: 'promotion',
    startsOn: '2026-03-03',
    endsOn: '2026-03-10',
    touches: { kind: 'items', itemIds: ['a'] },
    locationId: null,
    expectedPercent: -12.5,
  })
  expect(toEventBody({ ...toEventDraft(event), kind: 'closed' }).expectedPercent).toBeNull()
  expect(toEventBody({ ...noEvent, touches: 'category', categoryId: 'c' }).touches).toEqual({
    kind: 'category',
    categoryId: 'c',
  })
})
