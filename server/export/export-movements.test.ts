import { afterAll, beforeAll, expect, test } from 'vitest'
import { createExport, downloadExport, type ExportRequest } from '#contract/export.ts'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createReason } from '#contract/reason.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'

let app: TestApp
let shop: TestTenant
const ids: Record<'cup' | 'pot' | 'shop' | 'shelf' | 'store', string> = {
  cup: '',
  pot: '',
  shop: '',
  shelf: '',
  store: '',
}

beforeAll(async () => {
  app = await startTestApp()
  shop = await app.createTenant({ timeZone: 'Asia/Tokyo' })
  const { admin } = shop
  const place = async (code: string, parentId: string | null) =>
    (await admin.call(createLocation, { body: { code, name: code, kind: 'zone', parentId } })).id
  ids.shop = await place('SHOP', null)
  ids.shelf = await place('SHELF', ids.shop)
  ids.store = await place('STORE', null)
  ids.cup = (await admin.call(createItem, { body: { sku: 'CUP', name: '=Cup, blue' } })).id
  ids.pot = (await admin.call(createItem, { body: { sku: 'POT', name: 'Pot' } })).id
  await admin.call(createField, {
    body: { entity: 'movementLine', key: 'batch', name: 'Batch', kind: 'text', visibleTo: ['admin'] },
  })
  const reason = await admin.call(createReason, { body: { name: 'Dropped', meaning: 'spoilage' } })
  const record = (kind: 'receipt' | 'spoilage', day: string, lines: object[], more: object = {}) =>
    admin.call(recordMovement, {
      body: { kind, effectiveAt: `${day}T18:30:00Z`, lines: lines as never, ...more },
    })
  await record(
    'receipt',
    '2026-03-01',
    [
      { itemId: ids.cup, toLocationId: ids.shelf, quantity: '12.50', unitPrice: '3.20', attributes: { batch: '+7' } },
      { itemId: ids.pot, toLocationId: ids.store, quantity: '3' },
    ],
    { reference: 'D-1' },
  )
  const broken = await record(
    'spoilage',
    '2026-03-02',
    [{ itemId: ids.cup, fromLocationId: ids.shelf, quantity: '1', reasonId: reason.id }],
    { reason: 'On the stairs' },
  )
  await admin.call(reverseMovement, { params: { movementId: broken.id }, body: { reason: 'It was whole' } })
})
afterAll(() => app.close())

/** The cells of a CSV file by the headings, in the order of its rows. */
async function rowsOf(caller: TestTenant['admin'], request: Partial<ExportRequest> = {}) {
  const { export: made } = await caller.call(createExport, { body: { entity: 'movement', format: 'csv', ...request } })
  const reply = await app.app.fastify.inject({
    method: 'GET',
    url: `/api/v1${downloadExport.path.replace('{exportId}', made.id)}`,
    headers: { authorization: `Bearer ${caller.secret}` },
  })
  expect(reply.statusCode).toBe(200)
  const [head = [], ...rows] = reply.rawPayload
    .toString()
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell).slice(0, -1))
  expect(made.rows, 'as many as were told').toBe(rows.length)
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index]])))
}

test('a row for each line, latest first, by the organisation’s clock, with names for what it refers to', async () => {
  const rows = await rowsOf(shop.admin)
  expect(rows.map((row) => [row['Kind'], row['SKU'], row['From'], row['To'], row['Quantity']])).toEqual([
    ['Spoilage', 'CUP', 'LOSS', 'SHELF', '1'],
    ['Spoilage', 'CUP', 'SHELF', 'LOSS', '1'],
    ['Receipt', 'CUP', 'SUPPLIER', 'SHELF', '12.5'],
    ['Receipt', 'POT', 'SUPPLIER', 'STORE', '3'],
  ])
  const [reversal, broken, receipt] = rows
  expect(broken).toMatchObject({ Date: '2026-03-03 03:30:00', Reason: 'Dropped: On the stairs' })
  expect(reversal?.['Reverses']).toBe(broken?.['Movement'])
  expect(broken?.['Reversed by']).toBe(reversal?.['Movement'])
  // no formula that a spreadsheet would run
  expect(receipt).toMatchObject({
    Date: '2026-03-02 03:30:00',
    Reference: 'D-1',
    Item: `"'=Cup, blue"`,
    'Unit price': '3.2',
    Unit: 'pcs',
    Line: '1',
    Batch: "'+7",
  })
})

test('what is filtered on the page is in the file, of an item and a place their own lines', async () => {
  const skus = async (movements: ExportRequest['movements']) =>
    (await rowsOf(shop.admin, { movements })).map((row) => `${row['Kind']} ${row['SKU']}`)
  expect(await skus({ itemId: ids.pot })).toEqual(['Receipt POT'])
  expect(await skus({ locationId: ids.shop, kind: 'receipt' })).toEqual(['Receipt CUP'])
  expect(await skus({ locationId: ids.store })).toEqual(['Receipt POT'])
  expect(await skus({ from: '2026-03-02T00:00:00Z' })).toEqual(['Spoilage CUP', 'Spoilage CUP'])
  expect(await skus({ to: '2026-03-02T00:00:00Z' })).toEqual(['Receipt CUP', 'Receipt POT'])
  const filtered = await rowsOf(shop.admin, { filter: { field: 'attributes.batch', op: 'eq', value: '+7' } })
  expect(filtered.map((row) => row['SKU'])).toEqual(['CUP', 'POT'])
})

test('longer than a page, none is left out or told twice; a hidden field is not in the file; what movements have not is refused', async () => {
  const tenant = await app.createTenant()
  const { admin, staff } = tenant
  const to = (await admin.call(createLocation, { body: { code: 'S', name: 'S', kind: 'zone', parentId: null } })).id
  const { id: itemId } = await admin.call(createItem, { body: { sku: 'X', name: 'X' } })
  for (let n = 0; n < 205; n++)
    await admin.call(recordMovement, {
      body: { kind: 'receipt', reference: `R${n}`, lines: [{ itemId, toLocationId: to, quantity: '1' }] },
    })
  const told = (await rowsOf(admin)).map((row) => row['Reference'])
  expect(new Set(told).size).toBe(205)
  const { data } = await admin.call(listMovements, { query: { limit: 200 } })
  expect(told.slice(0, 200)).toEqual(data.map(({ reference }) => reference))

  expect(Object.keys((await rowsOf(staff))[0] ?? {})).not.toContain('Batch')
  expect(Object.keys((await rowsOf(shop.staff))[0] ?? {})).not.toContain('Batch')
  const hidden = {
    entity: 'movement',
    format: 'csv',
    filter: { field: 'attributes.batch', op: 'eq', value: 'x' },
  } as const
  expect((await shop.staff.send(createExport, { body: hidden })).status).toBe(422)
  for (const given of [{ text: 'cup' }, { sort: 'kind' }, { columns: ['kind'] }]) {
    const { problem } = await admin.send(createExport, { body: { entity: 'movement', format: 'csv', ...given } })
    expect(problem.errors).toEqual([
      {
        path: `body.${Object.keys(given)[0]}`,
        message: 'Movements are written whole: latest first, with all columns.',
      },
    ])
  }
})
