import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  downloadImportRefusals,
  getImport,
  listImportRefusals,
  listImports,
  previewImport,
  reverseImport,
  startImport,
} from '#contract/import.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { listMovements, recordMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import { listStock } from '#contract/stock.ts'
import type { Caller, TestApp } from '#server/testing/app.ts'
import {
  accepted,
  ended,
  everyKind,
  gzipped,
  importNow,
  ledgerDifferences,
  send,
  startImporting,
  upload,
} from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

const onHand = async (caller: Caller) =>
  Object.fromEntries((await caller.call(listStock)).data.map((balance) => [balance.sku, balance.onHand]))

test('every row of a sales history becomes what it is, dated as it was, or is refused with its reason', async () => {
  const { manager } = await app.createTenant({ timeZone: 'Europe/Berlin' })
  const uploaded = await upload(app, manager, { content: gzipped(everyKind), name: 'history.csv.gz' })
  expect(uploaded.preview).toMatchObject({
    kind: 'sales',
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    problems: [],
  })
  expect(accepted(uploaded)).toEqual({
    InvoiceNo: 'reference',
    StockCode: 'sku',
    Description: 'name',
    Quantity: 'quantity',
    InvoiceDate: 'date',
    UnitPrice: 'unitPrice',
    CustomerID: 'customer',
  })
  const started = await manager.call(startImport, {
    params: { importId: uploaded.import.id },
    body: { kind: 'sales', mapping: accepted(uploaded) },
  })
  expect(started.import.state).toBe('queued')
  const { task, batch } = await ended(manager, uploaded.import.id, started.task.id)
  expect(task).toMatchObject({ state: 'succeeded', result: { importId: batch.id, rows: 17 } })
  expect(batch).toMatchObject({
    state: 'succeeded',
    counts: { rows: 17, itemsCreated: 2, itemsUpdated: 0, refused: 7, skipped: 2, lines: 10 },
    refusedByReason: {
      service_line: 1,
      zero_quantity: 1,
      missing_sku: 1,
      unreadable_quantity: 1,
      unreadable_date: 1,
      negative_price: 1,
      test_row: 1,
      blank_row: 1,
      repeated_header: 1,
    },
  })

  const { data: items } = await manager.call(listItems, { query: { sort: 'sku' } })
  expect(items.map(({ sku, name, price, onHand }) => ({ sku, name, price, onHand }))).toEqual([
    { sku: 'A1', name: 'Red mug', price: '2.5', onHand: '0' },
    { sku: 'B2', name: 'Blue bowl', price: '4', onHand: '3' },
  ])
  const { data: movements } = await manager.call(listMovements, { query: { importId: batch.id } })
  const told = movements
    .map(({ kind, reference, effectiveAt, reason, lines }) => ({
      kind,
      reference,
      at: new Date(effectiveAt).toISOString().replace('.000', ''),
      reason,
      quantities: lines.map((line) => line.quantity),
    }))
    .reverse()
  expect(told).toEqual([
    // just before the first line, and just enough: A1 falls to 0, B2 to 0 after the third line
    { kind: 'opening', reference: '', at: '2024-03-01T07:59:59Z', reason: expect.any(String), quantities: ['8', '4'] },
    { kind: 'sale', reference: '1001', at: '2024-03-01T08:00:00Z', reason: 'Customer 17850', quantities: ['5', '3'] },
    { kind: 'sale', reference: '1002', at: '2024-03-01T09:30:00Z', reason: '', quantities: ['2'] },
    { kind: 'return', reference: 'C1003', at: '2024-03-02T07:00:00Z', reason: 'Customer 17850', quantities: ['1'] },
    { kind: 'spoilage', reference: '1004', at: '2024-03-02T08:00:00Z', reason: 'damaged', quantities: ['2'] },
    { kind: 'adjustment', reference: '1005', at: '2024-03-02T08:05:00Z', reason: '', quantities: ['1'] },
    { kind: 'adjustment', reference: '1006', at: '2024-03-02T08:10:00Z', reason: 'found', quantities: ['4'] },
    { kind: 'sale', reference: '1007', at: '2024-03-02T08:20:00Z', reason: '', quantities: ['1'] },
  ])
  expect(await ledgerDifferences(manager)).toBe(0)

  const refusals = await manager.call(listImportRefusals, { params: { importId: batch.id }, query: { limit: 4 } })
  expect(refusals.data[0]).toEqual({
    rowNumber: 10,
    reason: 'service_line',
    column: 'StockCode',
    value: 'POST',
    onHand: null,
    row: {
      InvoiceNo: '1008',
      StockCode: 'POST',
      Description: 'POSTAGE',
      Quantity: '1',
      InvoiceDate: '2024-03-02 10:00:00',
      UnitPrice: '18.00',
      CustomerID: '17850.0',
    },
  })
  const rest = await manager.call(listImportRefusals, {
    params: { importId: batch.id },
    query: { limit: 50, cursor: refusals.nextCursor ?? '' },
  })
  expect([...refusals.data, ...rest.data].map((refusal) => refusal.rowNumber)).toEqual([
    10, 11, 12, 13, 14, 15, 16, 17, 18,
  ])
  const csv = await app.app.fastify.inject({
    url: `/api/v1/imports/${batch.id}/refusals.csv`,
    headers: { authorization: `Bearer ${manager.secret}` },
  })
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = csv.body.split('\r\n')
  expect(lines[0]).toBe(
    '\ufeffrow,reason,column,value,InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID',
  )
  expect(lines[4]).toBe('13,unreadable_quantity,Quantity,many,1010,A1,Red mug,many,2024-03-02 11:00:00,2.50,17850.0')
})

test('a reversal takes back movements and items; the file can be imported again', async () => {
  const { manager } = await app.createTenant()
  const { batch } = await importNow(app, manager, { content: everyKind })
  const { task, import: reversing } = await manager.call(reverseImport, { params: { importId: batch.id } })
  expect(reversing.state).toBe('reversing')
  const undone = await ended(manager, batch.id, task.id)
  expect(undone.batch.state).toBe('reversed')
  expect(undone.task.result).toMatchObject({ itemsArchived: 2, itemsRestored: 0, kept: [] })
  expect((await manager.call(listItems)).data).toEqual([])
  expect(await onHand(manager)).toEqual({ A1: '0', B2: '0' })
  expect(await ledgerDifferences(manager)).toBe(0)
  const again = await manager.send(reverseImport, { params: { importId: batch.id } })
  expect(again.problem.code).toBe('import_not_ready')

  const second = await importNow(app, manager, { content: everyKind })
  expect(second.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 2, refused: 7, skipped: 2 })
  expect(await onHand(manager)).toEqual({ A1: '0', B2: '3' })
  const third = await manager.call(reverseImport, { params: { importId: second.batch.id } })
  await ended(manager, second.batch.id, third.task.id)
  expect((await manager.call(listItems)).data).toEqual([])
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('a reversal leaves items that were edited or used since, and says so', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'allow' })
  const { batch } = await importNow(app, manager, { content: everyKind })
  const { data } = await manager.call(listItems, { query: { sort: 'sku' } })
  const [mug, bowl] = data
  if (!mug || !bowl) throw new Error('two items are imported')
  await manager.call(updateItem, { params: { itemId: mug.id }, body: { name: 'Red mug, large' }, ifMatch: mug.version })
  const locations = (await manager.call(listStock)).data
  await manager.call(recordMovement, {
    body: {
      kind: 'sale',
      lines: [{ itemId: bowl.id, quantity: '1', fromLocationId: locations[0]?.locationId ?? '' }],
    },
  })
  const { task } = await manager.call(reverseImport, { params: { importId: batch.id } })
  const undone = await ended(manager, batch.id, task.id)
  expect(undone.task.result).toMatchObject({
    itemsArchived: 0,
    kept: [
      { sku: 'A1', reason: 'edited' },
      { sku: 'B2', reason: 'used' },
    ],
  })
  expect(await onHand(manager)).toEqual({ A1: '0', B2: '-1' })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('a reversal that would leave less than nothing is refused whole where stock may not be negative', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const { batch } = await importNow(app, manager, { content: everyKind })
  const { data } = await manager.call(listItems, { query: { sort: '-sku' } })
  const { data: balances } = await manager.call(listStock)
  await manager.call(recordMovement, {
    body: {
      kind: 'sale',
      lines: [{ itemId: data[0]?.id ?? '', quantity: '3', fromLocationId: balances[0]?.locationId ?? '' }],
    },
  })
  const { task } = await manager.call(reverseImport, { params: { importId: batch.id } })
  const failed = await ended(manager, batch.id, task.id)
  expect(failed.task).toMatchObject({ state: 'failed', error: { code: 'insufficient_stock' } })
  expect(failed.batch.state).toBe('failed')
  expect(await onHand(manager)).toEqual({ A1: '0', B2: '0' })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('stock may fall below zero instead, when told; history that is there already counts for the opening', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const sold = (rows: string[]) => ['sku,quantity,date,unit price', ...rows].join('\n')
  await importNow(app, manager, {
    content: sold(['X,5,2024-01-10,1', 'X,1,2024-01-11,1']),
    kind: 'sales',
    options: { missingStock: 'negative' },
  })
  expect(await onHand(manager)).toEqual({ X: '-6' })
  // Later sales of the same item, in no order: 6 are missing already, 4 more go, 10 must have been there.
  await importNow(app, manager, { content: sold(['X,3,2024-02-02,1', 'X,1,2024-02-01,1']), kind: 'sales' })
  expect(await onHand(manager)).toEqual({ X: '0' })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('dates that may be day or month first are asked for; nothing is posted, and the import starts again', async () => {
  const { manager } = await app.createTenant()
  const uploaded = await upload(app, manager, {
    content: 'sku;qty;date;price\nA;1;01/02/2024;1,50\nA;2;03/04/2024;2,50\n',
    kind: 'sales',
  })
  expect(uploaded.preview.problems).toEqual(['ambiguous_date_order'])
  const begin = (dateOrder: 'auto' | 'mdy') =>
    manager.call(startImport, {
      params: { importId: uploaded.import.id },
      body: { kind: 'sales', mapping: accepted(uploaded), options: { dateOrder } },
    })
  const first = await begin('auto')
  const failed = await ended(manager, uploaded.import.id, first.task.id)
  expect(failed.task.error?.code).toBe('invalid_value')
  expect(failed.batch.state).toBe('failed')
  const second = await begin('mdy')
  const { batch } = await ended(manager, uploaded.import.id, second.task.id)
  expect(batch.counts).toMatchObject({ rows: 2, refused: 0, movements: 3 })
  const { data } = await manager.call(listMovements, { query: { kind: 'sale' } })
  expect(data.map((movement) => movement.effectiveAt.slice(0, 10))).toEqual(['2024-03-04', '2024-01-02'])
  expect(data[0]?.lines[0]?.unitPrice).toBe('2.5')
  const third = await manager.send(startImport, {
    params: { importId: uploaded.import.id },
    body: { kind: 'sales', mapping: accepted(uploaded) },
  })
  expect(third.problem.code).toBe('import_not_ready')
})

test('what was sold in boxes is booked in pieces, at the price of one, and keeps what the file says, also taken back', async () => {
  const { manager } = await app.createTenant({ negativeStock: 'block' })
  const mug = await manager.call(createItem, { body: { sku: 'A1', name: 'Mug' } })
  await manager.call(createPack, { body: { itemId: mug.id, name: 'box', factor: '12' } })
  const content = [
    'invoice;sku;qty;uom;date;price;customer',
    '1;A1;2;Boxes;2024-01-02;30;9',
    '2;a1;3;EA;2024-01-03;2.75;9',
    'C3;A1;-1;box;2024-01-04;30;9',
    '4;FLOUR;1.5;kilo;2024-01-05;2;9',
    '5;FLOUR;250;g;2024-01-06;0.002;9',
    '6;A1;1;pallet;2024-01-07;1;9',
    '7;FLOUR;0.000000001;mg;2024-01-08;1;9',
  ].join('\n')
  const { batch } = await importNow(app, manager, { content, kind: 'sales' })
  expect(batch).toMatchObject({
    counts: { rows: 7, itemsCreated: 1, refused: 2 },
    refusedByReason: { unknown_unit: 1, inexact_unit: 1 },
  })
  const linesOf = async () => {
    const { data } = await manager.call(listMovements, { query: { importId: batch.id } })
    return data
      .filter(({ kind }) => kind === 'sale' || kind === 'return')
      .flatMap(({ reference, lines }) =>
        lines.map(({ quantity, unit, unitPrice, entered }) => {
          const written = entered && `${entered.quantity} ${entered.unit}`
          return `${reference}: ${Number(quantity)} ${unit} at ${unitPrice}, ${written}`
        }),
      )
      .toSorted()
  }
  const booked = [
    '1: 24 pcs at 2.5, 2 box',
    '2: 3 pcs at 2.75, null',
    '4: 1.5 kg at 2, null',
    '5: 0.25 kg at 2, 250 g',
    'C3: 12 pcs at 2.5, 1 box',
  ]
  expect(await linesOf()).toEqual(booked)
  // what must have been there before covers what was sold
  expect(await onHand(manager)).toEqual({ A1: '12', FLOUR: '0' })
  const { task } = await manager.call(reverseImport, { params: { importId: batch.id } })
  await ended(manager, batch.id, task.id)
  expect(await linesOf()).toEqual(booked.flatMap((line) => [line, line]))
  expect(await onHand(manager)).toEqual({ A1: '0', FLOUR: '0' })
  expect(await ledgerDifferences(manager)).toBe(0)
})

test('a column of locations is used, and made where missing', async () => {
  const { manager } = await app.createTenant()
  await importNow(app, manager, {
    content: 'sku,qty,date,store,price\nA,1,2024-01-02,North,1\nA,2,2024-01-03,South,1\nA,4,2024-01-04,north,1\n',
    kind: 'sales',
  })
  const { data } = await manager.call(listMovements, { query: { kind: 'opening' } })
  expect(data[0]?.lines.map((line) => line.quantity).sort()).toEqual(['2', '5'])
  const { data: balances } = await manager.call(listStock)
  expect(balances.map((balance) => [balance.locationName, balance.onHand]).sort()).toEqual([
    ['North', '0'],
    ['South', '0'],
  ])
})

test('another organisation meets nothing, a member of the staff may not, and what is no table is refused', async () => {
  const [ours, theirs] = [await app.createTenant(), await app.createTenant()]
  const uploaded = await upload(app, ours.manager, { content: everyKind })
  const params = { importId: uploaded.import.id }
  for (const endpoint of [getImport, previewImport, listImportRefusals, downloadImportRefusals, reverseImport] as const)
    expect((await theirs.admin.send(endpoint, { params } as never)).problem.code).toBe('not_found')
  const start = { params, body: { kind: 'sales' as const, mapping: accepted(uploaded) } }
  expect((await theirs.admin.send(startImport, start)).problem.code).toBe('not_found')
  expect((await theirs.admin.call(listImports)).data).toEqual([])
  expect((await ours.manager.call(listImports)).data).toHaveLength(1)
  expect((await ours.staff.send(listImports)).problem.code).toBe('forbidden')
  expect((await send(app, ours.staff, { content: everyKind })).status).toBe(403)
  expect((await send(app, ours.manager, { content: '' })).body.code).toBe('invalid_file')
  expect((await send(app, ours.manager, { content: Buffer.from('%PDF-1.7 ...') })).body.code).toBe('invalid_file')
  const noMapping = await ours.manager.send(startImport, {
    params,
    body: { kind: 'sales', mapping: { StockCode: 'sku' } },
  })
  expect(noMapping.problem).toMatchObject({ code: 'invalid_value' })
})
