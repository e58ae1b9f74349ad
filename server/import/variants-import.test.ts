import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { listImportRefusals, type Mapping, reverseImport } from '#contract/import.ts'
import { createItem, type ItemRow, listItems, updateItem } from '#contract/item.ts'
import { makeVariants } from '#contract/variant.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { ended, importNow } from './import-fixture.ts'
import { importJobs } from './jobs.ts'

let app: TestApp
let worker: Awaited<ReturnType<typeof startTestWorker>>
beforeAll(async () => {
  app = await startTestApp()
  worker = await startTestWorker(app, importJobs, { dataDir: app.dataDir })
})
afterAll(async () => {
  await worker.stop()
  await app.close()
})

const mapping: Mapping = { SKU: 'sku', Price: 'price', Brand: 'attributes.brand', Stock: 'openingStock' }

test('a file that changes an item and its variants alike leaves them inheriting, one that differs gives own values, and all is undone', async () => {
  const { admin } = await app.createTenant()
  const options = ['S', 'M'].map((label) => ({ key: label.toLowerCase(), label }))
  await admin.call(createField, { body: { name: 'Size', kind: 'select', options } })
  await admin.call(createField, { body: { name: 'Brand', kind: 'text' } })
  const shirt = await admin.call(createItem, { body: { sku: 'T', name: 'Tee', price: '10' } })
  const params = { itemId: shirt.id }
  await admin.call(makeVariants, { params, ifMatch: 1, body: { axes: [{ field: 'size', options: ['s', 'm'] }] } })
  const items = async (): Promise<Record<string, ItemRow>> => {
    const { data } = await admin.call(listItems)
    return Object.fromEntries(data.map((item) => [item.sku, item]))
  }
  // the variant's row before its parent's: both are written as one
  const same = 'SKU;Price;Brand;Stock\nT-S;12;Acme;5\nT;12;Acme;\nT-M;15;Acme;'
  const first = await importNow(app, admin, { content: same, mapping })
  expect(first.batch.counts).toMatchObject({ itemsUpdated: 3, refused: 0, lines: 1 })
  expect(await items()).toMatchObject({
    T: { price: '12', onHand: '5', attributes: { brand: 'Acme' } },
    'T-S': { price: '12', ownValues: [], attributes: { brand: 'Acme', size: 's' }, name: 'Tee, S' },
    'T-M': { price: '15', ownValues: ['price'], attributes: { brand: 'Acme' } },
  })
  const parent = (await items()).T
  await admin.call(updateItem, { params, ifMatch: parent?.version ?? 0, body: { description: 'Soft' } })
  const { task } = await admin.call(reverseImport, { params: { importId: first.batch.id } })
  await ended(admin, first.batch.id, task.id)
  expect(await items()).toMatchObject({
    T: { price: '10', description: 'Soft', onHand: '0', attributes: {} },
    'T-S': { price: '10', description: 'Soft', ownValues: [], attributes: { size: 's' } },
    'T-M': { price: '10', description: 'Soft', ownValues: [] },
  })
})

test('stock of an item whose variants hold it is refused, and so is a value that tells a variant apart', async () => {
  const { admin } = await app.createTenant()
  const options = ['S', 'M'].map((label) => ({ key: label.toLowerCase(), label }))
  await admin.call(createField, { body: { name: 'Size', kind: 'select', options } })
  const shirt = await admin.call(createItem, { body: { sku: 'T', name: 'Tee' } })
  const params = { itemId: shirt.id }
  await admin.call(makeVariants, { params, ifMatch: 1, body: { axes: [{ field: 'size', options: ['s'] }] } })
  const { batch } = await importNow(app, admin, {
    content: 'SKU;Size;Stock\nT;;5\nT-S;M;1\nT-S;S;3',
    mapping: { SKU: 'sku', Size: 'attributes.size', Stock: 'openingStock' },
  })
  const { data } = await admin.call(listImportRefusals, { params: { importId: batch.id } })
  expect(data.map(({ reason }) => reason)).toEqual(['item_has_variants', 'invalid_attribute'])
  const { data: rows } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(rows.map(({ onHand }) => onHand)).toEqual(['3', '3'])
})
