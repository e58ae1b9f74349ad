import { expect, test } from 'vitest'
import type { CountLine } from '#contract/count-sheet.ts'
import { id } from '#contract/values.ts'
import { packByCode } from '#web/count/chosen-line.ts'
import {
  afterAnswer,
  entryId,
  linesByCode,
  parseQueue,
  type QueuedEntry,
  toRequest,
  withEntry,
  withLines,
} from '#web/count/entry-queue.ts'
import { sumOfPacks } from '#web/count/sum-of-packs.ts'

const entry = (name: string, more: Partial<QueuedEntry> = {}): QueuedEntry => ({
  id: `id-${name}`,
  lineId: `line-${name}`,
  quantity: '1',
  countedAt: '2026-01-01T10:00:00.000Z',
  name,
  ...more,
})
const now = new Date('2026-01-01T10:05:00Z')

test('what a device kept comes back; what is no queue is none', () => {
  const queue = [entry('a'), entry('b', { refused: 'lineClosed' })]
  expect(parseQueue(JSON.stringify(queue))).toEqual(queue)
  for (const text of [null, '', '{', '{}', '[{"id":1}]', '[{"id":"x"}]']) expect(parseQueue(text)).toEqual([])
})

test('of one line only the latest figure waits, of what was found besides as well', () => {
  const again = entry('a', { id: 'id-a2', quantity: '2' })
  expect(withEntry([entry('a'), entry('b')], again).map(({ id: one }) => one)).toEqual(['id-b', 'id-a2'])
  const found = { id: 'f1', quantity: '1', countedAt: now.toISOString(), name: 'x', itemId: 'i', locationId: 'l' }
  expect(withEntry([found], { ...found, id: 'f2' }).map(({ id: one }) => one)).toEqual(['f2'])
  expect(withEntry([found], { ...found, id: 'f2', locationId: 'm' })).toHaveLength(2)
})

test('an answer takes out what was recorded, marks what was refused, and leaves what came meanwhile', () => {
  const queue = [entry('a'), entry('b'), entry('c')]
  const left = afterAnswer(
    queue,
    new Map([
      ['id-a', null],
      ['id-b', 'countedBefore'],
    ]),
  )
  expect(left).toEqual([entry('b', { refused: 'countedBefore' }), entry('c')])
  expect(toRequest(left, now)?.entries.map(({ id: one }) => one)).toEqual(['id-c'])
})

test('a request says when it is sent, and nothing is counted after that; nothing waiting is no request', () => {
  expect(toRequest([entry('a', { countedAt: '2026-01-01T11:00:00.000Z' })], now)).toEqual({
    sentAt: now.toISOString(),
    entries: [{ id: 'id-a', lineId: 'line-a', quantity: '1', countedAt: now.toISOString() }],
  })
  expect(toRequest([], now)).toBeUndefined()
  expect(toRequest([entry('a', { refused: 'closed' })], now)).toBeUndefined()
})

const line = (id: string, more: Partial<CountLine> = {}): CountLine => ({
  id,
  itemId: id,
  sku: id.toUpperCase(),
  itemName: id,
  barcode: null,
  unit: 'pcs',
  packs: [],
  locationId: 'l',
  locationCode: 'L',
  locationName: 'L',
  lotId: null,
  lotCode: null,
  expiresOn: null,
  unexpected: false,
  state: 'open',
  countable: true,
  quantity: null,
  countedAt: null,
  counterName: null,
  assigneeId: null,
  assigneeName: null,
  expected: null,
  ...more,
})

test('answered lines take the place of those on the sheet, and what was found besides comes last', () => {
  const counted = line('b', { state: 'counted', quantity: '2' })
  const found = line('x', { unexpected: true })
  expect(withLines([line('a'), line('b')], [found, counted])).toEqual([line('a'), counted, found])
})

test('a code is a barcode, of a pack too, a SKU or a lot, whatever the case and the space around it', () => {
  const packs = [{ name: 'box', factor: '6', barcode: '500' }]
  const lines = [line('a', { barcode: '400', lotCode: 'L7', packs }), line('b')]
  const found = (code: string) => linesByCode(lines, code).map(({ id }) => id)
  expect([found('400 '), found('B'), found('b'), found('l7'), found('40')]).toEqual([['a'], ['b'], ['b'], ['a'], []])
  expect([found('500'), packByCode(packs, ' 500'), packByCode(packs, '400')]).toEqual([['a'], 'box', undefined])
})

test('ids are UUIDs', () => {
  expect(id.safeParse(entryId()).success).toBe(true)
})

test('packs and loose ones are one figure, and what is no amount makes none', () => {
  const packs = [
    { name: 'box', factor: '12', barcode: null },
    { name: 'roll', factor: '100/3', barcode: null },
  ]
  const sum = (loose: string, typed: Record<string, string> = {}) => sumOfPacks(loose, typed, packs)
  expect([sum('5'), sum('5', { box: '3' }), sum('', { box: '3', roll: '0.3' })]).toEqual(['5', '41', '46'])
  expect([sum(''), sum('x', { box: '3' }), sum('', { box: 'three' }), sum('', { roll: '1' })]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  )
})
