import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { apiKeyColumns, createApiKey, listApiKeys } from '#contract/api-key.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { createField, fieldColumns, listFields } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { forecastColumns, listForecasts, startForecast } from '#contract/forecast.ts'
import { importColumns, listImports } from '#contract/import.ts'
import { createItem } from '#contract/item.ts'
import { createItemType, itemTypeColumns, listItemTypes } from '#contract/item-type.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { listMembers, memberColumns } from '#contract/member.ts'
import { listMovements, type movement, movementColumns, recordMovement } from '#contract/movement.ts'
import type { ListColumns } from '#contract/page.ts'
import { balanceColumns, listStock } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { compareText, foldCase } from '#core/filter/fold-case.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { forecastJobs } from '#server/forecast/jobs.ts'
import { upload } from '#server/import/import-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'

const locationColumns = {
  id: 'id',
  code: 'text',
  name: 'text',
  kind: 'text',
  parentId: 'id',
  createdAt: 'instant',
} as const satisfies ListColumns

interface List {
  endpoint: Endpoint
  columns: ListColumns
  /** tells rows apart */
  key: readonly string[]
}
const lists: List[] = [
  { endpoint: listItemTypes, columns: itemTypeColumns, key: ['id'] },
  { endpoint: listFields, columns: fieldColumns, key: ['id'] },
  { endpoint: listMembers, columns: memberColumns, key: ['userId'] },
  { endpoint: listApiKeys, columns: apiKeyColumns, key: ['id'] },
  { endpoint: listImports, columns: importColumns, key: ['id'] },
  { endpoint: listForecasts, columns: forecastColumns, key: ['itemId'] },
  { endpoint: listStock, columns: balanceColumns, key: ['itemId', 'locationId', 'lotId'] },
  { endpoint: listLocations, columns: locationColumns, key: ['id'] },
]
type Row = Record<string, unknown>

let app: TestApp
let tenant: TestTenant
let worker: { stop(): Promise<void> }
const items: string[] = []
const places: string[] = []

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  const { admin } = tenant
  worker = await startTestWorker(app, forecastJobs)
  for (const name of ['Zinc', 'apple', 'Äpfel', 'apple pie']) await admin.call(createItemType, { body: { name } })
  for (const [name, kind, unit] of [
    ['Width', 'number', 'mm'],
    ['colour', 'text', null],
    ['Depth', 'number', 'm'],
  ] as const)
    await admin.call(createField, { body: { name, kind, ...(unit ? { unit } : {}), required: false } })
  for (const name of ['till', 'Shop']) await admin.call(createApiKey, { body: { name, expiresInDays: 9 } })
  for (const name of ['b.csv', 'A.csv', 'c.csv']) await upload(app, admin, { name, content: `sku,name\n${name},x\n` })
  for (const code of ['S1', 's2', 'S10'])
    places.push((await admin.call(createLocation, { body: { code, name: `Shelf ${code}` } })).id)
  for (const sku of ['B', 'a', 'C', 'a1'])
    items.push(
      (await admin.call(createItem, { body: { sku, name: `Item ${sku}`, unit: sku === 'C' ? 'kg' : 'pcs' } })).id,
    )
  const post = (kind: 'receipt' | 'sale', ago: number, quantities: readonly string[], place: string) =>
    admin.call(recordMovement, {
      body: {
        kind,
        reference: `${kind} ${ago}`,
        effectiveAt: new Date(Date.now() - ago * 86_400_000).toISOString(),
        lines: quantities.map((quantity, n) => ({
          itemId: items[n] ?? '',
          quantity,
          [kind === 'sale' ? 'fromLocationId' : 'toLocationId']: place,
        })),
      },
    })
  for (const [n, place] of places.entries()) await post('receipt', 60 + n, ['1000', '90', '1000.5'], place)
  for (let ago = 59; ago > 0; ago--) await post('sale', ago, [String(1 + (ago % 3)), '1', '0.25'], places[0] ?? '')
  const { task } = await admin.call(startForecast, { body: {} })
  await vi.waitFor(
    async () => expect((await admin.call(getTask, { params: { taskId: task.id } })).state).toBe('succeeded'),
    { timeout: 120_000, interval: 50 },
  )
}, 240_000)
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const ask = (endpoint: Endpoint, query: object) => tenant.admin.send(endpoint, { query } as never)

/** All rows, two at a time. */
async function readAll(endpoint: Endpoint, query: object): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const reply = await ask(endpoint, { ...query, limit: 2, ...(cursor ? { cursor } : {}) })
    expect(reply.status, JSON.stringify(reply.problem)).toBe(200)
    const page = reply.body as { data: Row[]; nextCursor: string | null }
    rows.push(...page.data)
    cursor = page.nextCursor
  } while (cursor)
  return rows
}

function compare(kind: ListColumns[string], a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (kind === 'number') return toQuantity(String(a)).cmp(String(b))
  if (kind === 'instant') return Date.parse(String(a)) - Date.parse(String(b))
  return compareText(foldCase(String(a)), foldCase(String(b)))
}

describe.each(lists.map((list) => ({ ...list, name: list.endpoint.path })))('$name', ({ endpoint, columns, key }) => {
  const keyOf = (row: Row) => key.map((name) => row[name]).join(' ')

  test.each(Object.entries(columns))('is ordered by %s, up and down, through all its pages', async (name, kind) => {
    const all = await readAll(endpoint, {})
    expect(all.length).toBeGreaterThan(0)
    for (const descending of [false, true]) {
      const rows = await readAll(endpoint, { sort: `${descending ? '-' : ''}${name}` })
      expect(rows.map(keyOf).toSorted()).toEqual(all.map(keyOf).toSorted())
      rows.slice(1).forEach((row, n) => {
        const [before, after] = [rows[n]?.[name], row[name]]
        const order = compare(kind, before, after)
        expect(before === null || after === null || !descending ? order : -order).toBeLessThanOrEqual(0)
      })
    }
  })

  test.each(Object.entries(columns))('is filtered by %s', async (name, kind) => {
    const all = await readAll(endpoint, {})
    const some = all.find((row) => row[name] !== null && row[name] !== '')?.[name]
    const holds = (row: Row, wanted: (order: number) => boolean) =>
      row[name] !== null && some !== undefined && wanted(compare(kind, row[name], some))
    const expectRows = async (filter: Filter, wanted: (row: Row) => boolean) => {
      const rows = await readAll(endpoint, { filter: JSON.stringify(filter) })
      expect(rows.map(keyOf).toSorted(), JSON.stringify(filter)).toEqual(all.filter(wanted).map(keyOf).toSorted())
    }
    await expectRows({ field: name, op: 'empty' }, (row) => row[name] === null || row[name] === '')
    if (some === undefined || typeof some === 'object') return
    const value = some as string | number | boolean
    await expectRows({ field: name, op: 'eq', value }, (row) => holds(row, (order) => order === 0))
    await expectRows({ not: { field: name, op: 'eq', value } }, (row) => !holds(row, (order) => order === 0))
    await expectRows({ field: name, op: 'in', value: [value] }, (row) => holds(row, (order) => order === 0))
    if (kind !== 'boolean' && kind !== 'id')
      await expectRows({ field: name, op: 'gt', value }, (row) => holds(row, (order) => order > 0))
    if (kind === 'instant')
      await expectRows({ field: name, op: 'gte', fromToday: { unit: 'day', count: -400 } }, (row) => row[name] !== null)
  })

  test('what it does not have, and what its columns do not take, is refused', async () => {
    const refusal = async (query: object) => {
      const { status, problem } = await ask(endpoint, query)
      return [status, problem.code]
    }
    const filtered = (filter: object) => refusal({ filter: JSON.stringify(filter) })
    expect(await refusal({ sort: 'secretHash' })).toEqual([422, 'invalid_value'])
    expect(await refusal({ sort: 'constructor' })).toEqual([422, 'invalid_value'])
    expect(await filtered({ field: 'toString', op: 'empty' })).toEqual([422, 'invalid_value'])
    expect(await filtered({ text: 'x' })).toEqual([422, 'invalid_value'])
    const instant = Object.entries(columns).find(([, kind]) => kind === 'instant')?.[0] ?? 'createdAt'
    if (endpoint !== listLocations)
      expect(await filtered({ field: instant, op: 'gt', value: 'yesterday' })).toEqual([422, 'invalid_value'])
    expect(await filtered({ field: instant, op: 'gt', than: { field: instant } })).toEqual([422, 'invalid_value'])
    expect(await refusal({ sort: instant, cursor: 'bm90IGEgY3Vyc29y' })).toEqual([400, 'invalid_request'])
  })
})

test('past stock is filtered and ordered like the present', async () => {
  const at = new Date(Date.now() - 59.5 * 86_400_000).toISOString()
  const filter = JSON.stringify({ field: 'onHand', op: 'gte', value: 1_000 })
  const rows = await readAll(listStock, { at, sort: '-onHand', filter })
  expect(rows.map(({ onHand }) => onHand)).toEqual(['1000.5', '1000.5', '1000.5', '1000', '1000', '1000'])
  const now = await readAll(listStock, { sort: '-onHand', filter })
  expect(now.map(({ onHand }) => onHand)).toEqual(['1000.5', '1000.5', '1000', '1000'])
})

describe('movements', () => {
  const read = async (query: object) => (await readAll(listMovements, query)) as unknown as z.output<typeof movement>[]
  const filtered = (filter: Filter) => read({ filter: JSON.stringify(filter) })

  test.each(['effectiveAt', 'recordedAt'] as const)('are ordered by %s, up and down', async (name) => {
    const up = await read({ sort: name })
    const down = await read({ sort: `-${name}` })
    expect(up.map(({ id }) => id)).toEqual(down.map(({ id }) => id).toReversed())
    const times = up.map((movement) => Date.parse(movement[name]))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(up).toHaveLength(62)
  })

  test('are filtered by what they say themselves and by what their lines say', async () => {
    expect(await filtered({ field: 'kind', op: 'eq', value: 'receipt' })).toHaveLength(3)
    expect(await filtered({ not: { field: 'kind', op: 'eq', value: 'receipt' } })).toHaveLength(59)
    expect(await filtered({ field: 'reference', op: 'startsWith', value: 'RECEIPT 6' })).toHaveLength(3)
    expect(await filtered({ field: 'toLocationId', op: 'eq', value: places[1] ?? '' })).toHaveLength(1)
    const both: Filter = {
      and: [
        { field: 'kind', op: 'eq', value: 'sale' },
        { field: 'itemId', op: 'eq', value: items[0] ?? '' },
        { field: 'quantity', op: 'gte', value: 3 },
      ],
    }
    const sold = await filtered(both)
    expect(sold.map(({ reference }) => reference)).toEqual(
      (await read({ kind: 'sale' }))
        .filter(({ lines }) => lines.some(({ itemId, quantity }) => itemId === items[0] && Number(quantity) >= 3))
        .map(({ reference }) => reference),
    )
    expect(sold.length).toBeGreaterThan(10)
    // of one line: no other item was ever sold by three
    const other: Filter = { and: [{ field: 'itemId', op: 'eq', value: items[1] ?? '' }, ...both.and.slice(2)] }
    expect((await filtered(other)).map(({ kind }) => kind)).toEqual(['receipt', 'receipt', 'receipt'])
  })

  test.each(Object.entries(movementColumns))('take a filter by %s', async (name, kind) => {
    expect(await filtered({ field: name, op: 'notEmpty' })).toHaveLength(
      name === 'importId' || name === 'reason' ? 0 : 62,
    )
    const value = { text: 'x', id: places[0] ?? '', instant: '2001-01-01' }[kind]
    expect(await filtered({ field: name, op: 'eq', value })).toEqual([])
  })
})
