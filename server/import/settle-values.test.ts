import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, type NewField } from '#contract/field.ts'
import { listImportRefusals, reverseImport } from '#contract/import.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import type { TestApp, TestTenant } from '#server/testing/app.ts'
import { ended, importNow, startImporting } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

async function shop(): Promise<TestTenant> {
  const tenant = await app.createTenant()
  const define = (field: NewField) => tenant.admin.call(createField, { body: field })
  await define({ name: 'Serial', kind: 'text', unique: true })
  await define({ name: 'No', kind: 'autonumber', numberPattern: 'N-{000}' })
  await define({ name: 'Gross', kind: 'formula', formula: 'round(price * 1.19, 2)' })
  await define({ name: 'Margin', kind: 'number', visibleTo: [] })
  return tenant
}

const mapping = { sku: 'sku', name: 'name', price: 'price', serial: 'attributes.serial', no: 'attributes.no' } as const

async function read(tenant: TestTenant, archived: 'exclude' | 'include' = 'exclude') {
  const { data } = await tenant.admin.call(listItems, { query: { sort: 'sku', limit: 200, archived } })
  return data.map(({ sku, attributes }) => [sku, attributes.serial, attributes.no, attributes.gross])
}

test('imported items get numbers and results, keep given numbers, and a value taken refuses its row only', async () => {
  const tenant = await shop()
  await tenant.admin.call(createItem, { body: { sku: 'A', name: 'a', attributes: { serial: 'S-1' } } })
  const content = [
    'sku,name,price,serial,no',
    'B,b,10,S-2,',
    'C,c,20,s-1,',
    'D,d,30,S-3,N-040',
    'E,e,40,s-2,',
    'F,f,50,S-5,',
  ].join('\n')
  const { batch } = await importNow(app, tenant.manager, { content, kind: 'items', mapping })
  expect(batch.counts).toMatchObject({ itemsCreated: 3, refused: 2 })
  // rows that are refused for a value leave a gap in the numbers
  expect(await read(tenant)).toEqual([
    ['A', 'S-1', 'N-001', undefined],
    ['B', 'S-2', 'N-041', '11.9'],
    ['D', 'S-3', 'N-040', '35.7'],
    ['F', 'S-5', 'N-044', '59.5'],
  ])
  const refusals = await tenant.manager.call(listImportRefusals, { params: { importId: batch.id } })
  expect(refusals.data.map(({ reason, rowNumber }) => [rowNumber, reason])).toEqual([
    [3, 'value_taken'],
    [5, 'value_taken'],
  ])
})

test('two items exchange their unique values in one file, in chunks that run beside each other', async () => {
  const tenant = await shop()
  const rows = (serialOf: (n: number) => number) =>
    ['sku,name,price,serial', ...Array.from({ length: 4_100 }, (_, n) => `K${n},k,1,V${serialOf(n)}`)].join('\n')
  const columns = { sku: 'sku', name: 'name', price: 'price', serial: 'attributes.serial' } as const
  const first = await importNow(app, tenant.manager, { content: rows((n) => n), kind: 'items', mapping: columns })
  expect(first.batch.counts).toMatchObject({ itemsCreated: 4_100, refused: 0 })
  const swapped = rows((n) => (n < 1_000 ? n ^ 1 : n))
  const second = await importNow(app, tenant.manager, { content: swapped, kind: 'items', mapping: columns })
  expect(second.batch.counts).toMatchObject({ itemsUpdated: 1_000, refused: 0 })
})

test('taking an import back gives values back, and leaves an item whose value another has by then', async () => {
  const tenant = await shop()
  const made = await Promise.all(
    ['A', 'B'].map((sku) =>
      tenant.admin.call(createItem, { body: { sku, name: sku, attributes: { serial: `old ${sku}` } } }),
    ),
  )
  const content = 'sku,name,serial\nA,A,new A\nB,B,new B'
  const columns = { sku: 'sku', name: 'name', serial: 'attributes.serial' } as const
  const { batch } = await importNow(app, tenant.manager, { content, kind: 'items', mapping: columns })
  await tenant.admin.call(createItem, { body: { sku: 'C', name: 'C', attributes: { serial: 'OLD b' } } })
  const { task } = await tenant.manager.call(reverseImport, { params: { importId: batch.id } })
  const done = await ended(tenant.manager, batch.id, task.id)
  expect(done.task.state).toBe('succeeded')
  expect((await read(tenant)).map(([sku, serial]) => [sku, serial])).toEqual([
    ['A', 'old A'],
    ['B', 'new B'],
    ['C', 'OLD b'],
  ])
  const take = (serial: string) =>
    tenant.admin.send(createItem, { body: { sku: serial, name: 'x', attributes: { serial } } })
  expect((await take('new A')).status).toBe(201)
  expect((await take('new B')).problem).toMatchObject({ code: 'value_taken', recordId: made[1]?.id })
  expect((await take('old A')).problem).toMatchObject({ code: 'value_taken', recordId: made[0]?.id })
})

test('a single row that loses a value leaves its item all it held', async () => {
  const tenant = await shop()
  await tenant.admin.call(createItem, { body: { sku: 'A', name: 'a', attributes: { serial: 'one' } } })
  await tenant.admin.call(createItem, { body: { sku: 'B', name: 'b', attributes: { serial: 'two' } } })
  const columns = { sku: 'sku', serial: 'attributes.serial' } as const
  const { batch } = await importNow(app, tenant.manager, {
    content: 'sku,serial\nA,two',
    kind: 'items',
    mapping: columns,
  })
  expect(batch.counts).toMatchObject({ itemsUpdated: 0, refused: 1 })
  const again = await tenant.admin.send(createItem, { body: { sku: 'C', name: 'c', attributes: { serial: 'one' } } })
  expect(again.problem.code).toBe('value_taken')
})

test('who may not see a field neither fills it by a file nor loses what it holds', async () => {
  const tenant = await shop()
  const item = await tenant.admin.call(createItem, { body: { sku: 'A', name: 'a', attributes: { margin: '7' } } })
  const content = 'sku,name,margin\nA,renamed,8\nB,b,'
  const columns = { sku: 'sku', name: 'name', margin: 'attributes.margin' } as const
  const start = await importNow(app, tenant.manager, { content, kind: 'items', mapping: columns }).catch(String)
  expect(start).toContain('invalid_value')
  const plain = 'sku,name\nA,renamed'
  await importNow(app, tenant.manager, { content: plain, kind: 'items', mapping: { sku: 'sku', name: 'name' } })
  const { data } = await tenant.admin.call(listItems)
  expect(data).toMatchObject([{ id: item.id, name: 'renamed', attributes: { margin: '7' } }])
  await tenant.admin.call(updateItem, { params: { itemId: item.id }, ifMatch: 2, body: { name: 'again' } })
})
