import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExport, downloadExport } from '#contract/export.ts'
import { createField } from '#contract/field.ts'
import type { Filter } from '#contract/filter.ts'
import { createItem, getItem, type Item, listItems } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { getKit, listKits, updateKit } from '#contract/kit.ts'
import { createLocation } from '#contract/location.ts'
import { listLots, updateLot } from '#contract/lot.ts'
import { recordMovement } from '#contract/movement.ts'
import { createReorderPolicy, listReorderRows } from '#contract/reorder.ts'
import { createReservation, getAvailability, listAvailability } from '#contract/reservation.ts'
import { search } from '#contract/search.ts'
import { listStock } from '#contract/stock.ts'
import { connect, listen } from '#server/mcp/mcp-fixture.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

/**
 * One meaning of «reserved» and «available» wherever they are told: on hand less what promises hold that stand, and nothing of what lies in quarantine or
 * below it, or is past its day. No worker runs here, so promises that are over are still there.
 */
let app: TestApp
let tenant: TestTenant
const items = new Map<string, Item>()
const places = new Map<string, string>()

/** On hand, reserved, available. */
const expected: Readonly<Record<string, readonly [number, number, number]>> = {
  // 10 fresh, 7 past their day, 3 in quarantine, 2 in a bin of it; 4 promised, 5 promised until a moment ago
  MIXED: [22, 4, 6],
  // 8 on the shelf, 2 in quarantine, 3 promised until a moment ago
  PLAIN: [10, 0, 8],
  HELD: [5, 0, 0],
  // 2 were promised before the lot's day went by
  STALE: [5, 2, 0],
  SHORT: [-3, 0, -3],
  NONE: [0, 0, 0],
  // their lot ends today
  TODAY: [6, 0, 6],
  PARTED: [9, 0, 4],
}

beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant({ negativeStock: 'allow' })
  const { admin } = tenant
  for (const [code, kind, parent] of [
    ['SHELF', 'warehouse', ''],
    ['BENCH', 'other', ''],
    ['HOLD', 'quarantine', ''],
    ['HOLD-1', 'bin', 'HOLD'],
  ] as const) {
    const body = { code, name: code, kind, ...(parent ? { parentId: places.get(parent) ?? '' } : {}) }
    places.set(code, (await admin.call(createLocation, { body })).id)
  }
  await admin.call(createField, { body: { name: 'Free', kind: 'formula', formula: 'available' } })
  await admin.call(createField, { body: { name: 'Kept', kind: 'formula', formula: 'reserved' } })
  for (const sku of Object.keys(expected)) {
    const tracking = ['MIXED', 'STALE', 'TODAY'].includes(sku) ? 'lot' : 'none'
    items.set(sku, await admin.call(createItem, { body: { sku, name: sku.toLowerCase(), tracking } }))
  }
  await enter('MIXED', 'SHELF', '10', { lotCode: 'FRESH' })
  await enter('MIXED', 'SHELF', '7', { lotCode: 'OLD', expiresOn: '2020-01-01' })
  await enter('MIXED', 'HOLD', '3', { lotCode: 'FRESH' })
  await enter('MIXED', 'HOLD-1', '2', { lotCode: 'FRESH' })
  await reserve('MIXED', '4', { lotId: await lotOf('MIXED', 'FRESH') })
  await reserve('MIXED', '5', { lotId: await lotOf('MIXED', 'FRESH'), over: true })
  await enter('PLAIN', 'SHELF', '8')
  await enter('PLAIN', 'HOLD', '2')
  await reserve('PLAIN', '3', { over: true })
  await enter('HELD', 'HOLD-1', '5')
  await enter('STALE', 'SHELF', '5', { lotCode: 'S' })
  const staleId = await lotOf('STALE', 'S')
  await reserve('STALE', '2', { lotId: staleId })
  await admin.call(updateLot, { params: { lotId: staleId }, ifMatch: 1, body: { expiresOn: '2020-01-01' } })
  await move('sale', 'SHORT', { fromLocationId: places.get('SHELF') ?? '', quantity: '3' })
  const today = new Date().toISOString().slice(0, 10)
  await enter('TODAY', 'SHELF', '6', { lotCode: 'T', expiresOn: today })
  await enter('PARTED', 'BENCH', '4')
  await enter('PARTED', 'HOLD', '5')
})
afterAll(() => app.close())

const idOf = (sku: string) => items.get(sku)?.id ?? ''

function move(kind: 'opening' | 'sale', sku: string, line: { quantity: string } & Record<string, string>) {
  return tenant.admin.call(recordMovement, { body: { kind, lines: [{ itemId: idOf(sku), ...line }] } })
}

const enter = (sku: string, place: string, quantity: string, lot: Record<string, string> = {}) =>
  move('opening', sku, { toLocationId: places.get(place) ?? '', quantity, ...lot })

async function lotOf(sku: string, code: string): Promise<string> {
  const { data } = await tenant.admin.call(listLots, { query: { itemId: idOf(sku), code } })
  return data[0]?.id ?? ''
}

async function reserve(sku: string, quantity: string, { over = false, ...lot }: { lotId?: string; over?: boolean }) {
  const expiresAt = over ? { expiresAt: new Date(Date.now() + 3_600_000).toISOString() } : {}
  const body = { itemId: idOf(sku), locationId: places.get('SHELF') ?? '', quantity, ...lot, ...expiresAt }
  const { id } = await tenant.admin.call(createReservation, { body })
  if (!over) return
  const text = `update reservation set expires_at = now() - interval '1 second' where id = $1`
  await app.database.tenant(tenant.id, (tx) => tx.query({ text, values: [id] }))
}

type Row = { onHand: string; reserved: string; available: string }
const figuresOf = ({ onHand, reserved, available }: Row) => [onHand, reserved, available].map(Number)
const by = <R>(rows: readonly R[], key: (row: R) => string, value: (row: R) => unknown) =>
  Object.fromEntries(rows.map((row) => [key(row), value(row)]))
const availableOf = (sku: string) => expected[sku]?.[2] ?? 0
const skus = Object.keys(expected)
const list = (query: object) => tenant.staff.call(listItems, { query })
const where = (filter: Filter) => JSON.stringify(filter)

test('what can be promised, of one item and of all', async () => {
  const { data } = await tenant.staff.call(listAvailability, { query: {} })
  expect(by(data, ({ sku }) => sku, figuresOf)).toEqual(expected)
  const one = await tenant.staff.call(getAvailability, { params: { itemId: idOf('MIXED') } })
  expect([...figuresOf(one), Number(one.blocked)]).toEqual([22, 4, 6, 12])
})

test('rows of the item list, found by words or by a code, and formulas over them', async () => {
  for (const query of [{}, { sort: '-stock.available' }, { filter: where({ field: 'sku', op: 'notEmpty' }) }])
    expect(by((await list(query)).data, ({ sku }) => sku, figuresOf)).toEqual(expected)
  for (const item of (await list({})).data)
    expect([item.attributes.free, item.attributes.kept].map(Number)).toEqual(expected[item.sku]?.slice(1).toReversed())
  const alone = await tenant.staff.call(getItem, { params: { itemId: idOf('MIXED') } })
  expect([alone.attributes.free, alone.attributes.kept]).toEqual(['6', '4'])
  const { data } = await tenant.staff.call(findItemsByCode, { query: { code: 'MIXED' } })
  expect(data.map(({ item }) => figuresOf(item))).toEqual([expected.MIXED])
  const { items: found } = await tenant.staff.call(search, { body: { text: 'mixed' } })
  expect(found.map(figuresOf)).toEqual([expected.MIXED])
})

test('filters, orders, questions and figures of sums', async () => {
  const some = skus.filter((sku) => availableOf(sku) > 0).toSorted()
  for (const field of ['stock.available', 'attributes.free']) {
    const { data } = await list({ filter: where({ field, op: 'gt', value: '0' }), sort: 'sku' })
    expect(data.map(({ sku }) => sku)).toEqual(some)
    const ordered = (await list({ sort: `-${field}` })).data.map(({ sku }) => availableOf(sku))
    expect(ordered).toEqual(ordered.toSorted((one, other) => other - one))
  }
  const held = await list({ filter: where({ field: 'stock.reserved', op: 'gt', value: '0' }), sort: 'sku' })
  expect(held.data.map(({ sku }) => sku)).toEqual(['MIXED', 'STALE'])
  const at = (code: string) => ({ field: 'stock.available', op: 'gt', value: '0', location: places.get(code) }) as const
  expect((await list({ filter: where(at('HOLD')) })).data).toEqual([])
  expect((await list({ filter: where(at('BENCH')) })).data.map(({ sku }) => sku)).toEqual(['PARTED'])
  const asked = await tenant.staff.call(search, { body: { text: 'more than 5 available' } })
  expect(asked.items.map(({ sku }) => sku).toSorted()).toEqual(['MIXED', 'PLAIN', 'TODAY'])
  const measures = 'stock.reserved,stock.available'
  const { all } = await tenant.staff.call(summariseItems, { query: { measures } })
  const sumOf = (at: 1 | 2) => String(skus.reduce((sum, sku) => sum + (expected[sku]?.[at] ?? 0), 0))
  expect(all.measures).toMatchObject({ 'stock.reserved': { sum: sumOf(1) }, 'stock.available': { sum: sumOf(2) } })
  const { groups } = await tenant.staff.call(summariseItems, { query: { measures, groupBy: 'location' } })
  const free = by(
    groups,
    ({ value }) => value ?? '',
    (group) => group.measures['stock.available']?.sum,
  )
  expect(free).toMatchObject({ [places.get('BENCH') ?? '']: '4', [places.get('HOLD') ?? '']: '0' })
  expect(free[places.get('SHELF') ?? '']).toBe(String(6 + 8 + 0 + 6))
})

test('an exported list', async () => {
  const columns = ['onHand', 'reserved', 'available', 'attributes.free']
  const body = { entity: 'item', format: 'csv', columns } as const
  const { export: made } = await tenant.admin.call(createExport, { body })
  const url = `/api/v1${downloadExport.path.replace('{exportId}', made.id)}`
  const headers = { authorization: `Bearer ${tenant.admin.secret}` }
  const reply = await app.app.fastify.inject({ method: 'GET', url, headers })
  const [, ...lines] = reply.payload.trimEnd().split('\r\n')
  const rows = lines.map((line) => line.split(','))
  expect(
    by(
      rows,
      ([sku]) => sku ?? '',
      ([, ...cells]) => cells.map(Number),
    ),
  ).toEqual(Object.fromEntries(skus.map((sku) => [sku, [...(expected[sku] ?? []), availableOf(sku)]])))
})

test('balances: by lot, by place, chosen by their columns, and as of a moment', async () => {
  const sums = (rows: readonly (Row & { sku: string })[]) => {
    const found = Object.groupBy(rows, ({ sku }) => sku)
    return Object.fromEntries(
      skus.map((sku) => [
        sku,
        (found[sku] ?? []).map(figuresOf).reduce((sum, row) => sum.map((n, at) => n + (row[at] ?? 0)), [0, 0, 0]),
      ]),
    )
  }
  for (const lots of ['each', 'sum'] as const)
    for (const more of [{}, { sort: '-available' }, { filter: where({ field: 'onHand', op: 'ne', value: '0' }) }]) {
      const { data } = await tenant.staff.call(listStock, { query: { limit: 200, lots, ...(more as object) } })
      expect(sums(data), `${lots} ${JSON.stringify(more)}`).toEqual(expected)
    }
  const filter = where({ field: 'available', op: 'gt', value: '0' }) as never
  const free = await tenant.staff.call(listStock, { query: { filter, sort: 'available' } })
  expect(free.data.map(({ sku, available }) => `${sku} ${available}`)).toEqual([
    'PARTED 4',
    'MIXED 6',
    'TODAY 6',
    'PLAIN 8',
  ])
  // what was reserved at a moment is not kept; what was past its day then is known
  const then = Object.fromEntries(skus.map((sku) => [sku, [...(expected[sku] ?? [])]]))
  Object.assign(then, { MIXED: [22, 0, 10], STALE: [5, 0, 0] })
  const at = new Date(Date.now() + 1_000).toISOString()
  for (const lots of ['each', 'sum'] as const)
    for (const more of [{}, { sort: 'sku' }]) {
      const { data } = await tenant.staff.call(listStock, { query: { limit: 200, lots, at, ...more } })
      expect(sums(data), `${lots} ${JSON.stringify(more)}`).toEqual(then)
    }
})

test('lots, kits, the reorder list and an assistant', async () => {
  const { data: lots } = await tenant.staff.call(listLots, { query: { itemId: idOf('MIXED') } })
  expect(
    by(
      lots,
      ({ code }) => code,
      ({ onHand, reserved }) => [onHand, reserved].map(Number),
    ),
  ).toEqual({
    FRESH: [15, 4],
    OLD: [7, 0],
  })
  const of = ['MIXED', 'PLAIN', 'STALE', 'PARTED']
  const parts = of.map((sku) => ({ itemId: idOf(sku), quantity: '1' }))
  await tenant.admin.call(updateKit, { params: { itemId: idOf('NONE') }, ifMatch: 0, body: { parts } })
  const kit = await tenant.staff.call(getKit, { params: { itemId: idOf('NONE') }, query: {} })
  expect(kit.parts.map(({ available }) => Number(available))).toEqual(of.map(availableOf))
  await tenant.admin.call(updateKit, {
    params: { itemId: idOf('NONE') },
    ifMatch: kit.version,
    body: { parts: [{ itemId: idOf('PLAIN'), quantity: '1' }] },
  })
  expect((await tenant.staff.call(listKits, { query: {} })).data).toMatchObject([{ assemblable: '8' }])
  for (const sku of skus) {
    const rule = { kind: 'reorderPoint', reorderPoint: '1000', orderQuantity: '10' } as const
    await tenant.admin.call(createReorderPolicy, {
      body: { itemId: idOf(sku), categoryId: null, locationId: null, rule },
    })
  }
  const { data: due } = await tenant.admin.call(listReorderRows, { query: { limit: 200 } })
  expect(
    by(
      due,
      ({ sku }) => sku,
      (row) => [row.onHand, row.reserved, row.position].map(Number),
    ),
  ).toEqual(expected)
  const assistant = await connect(await listen(app), tenant.staff)
  const { value } = await assistant.use('get_item', { item: 'MIXED' })
  expect(value.availability).toMatchObject({ reserved: '4', available: '6' })
  const found = await assistant.use('search', { text: 'mixed' })
  expect(found.value.items).toMatchObject([{ reserved: '4', available: '6' }])
  await assistant.client.close()
})
