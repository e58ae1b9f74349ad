import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { listImportRefusals, type Mapping, reverseImport } from '#contract/import.ts'
import { createItem, type ItemRow, listItems, updateItem } from '#contract/item.ts'
import { makeVariants } from '#contract/variant.ts'
import type { TestApp } from '#server/testing/app.ts'
import { ended, importNow, startImporting } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

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

const made: Mapping = {
  SKU: 'sku',
  Name: 'name',
  'Variant of': 'parentSku',
  By: 'variantAxes',
  Size: 'attributes.size',
  Colour: 'attributes.colour',
  Price: 'price',
  Stock: 'openingStock',
}

async function shop() {
  const tenant = await app.createTenant()
  const { admin, manager } = tenant
  const optionsOf = (labels: readonly string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))
  await admin.call(createField, { body: { name: 'Size', kind: 'select', options: optionsOf(['S', 'M']) } })
  await admin.call(createField, { body: { name: 'Colour', kind: 'multiSelect', options: optionsOf(['Red', 'Blue']) } })
  await admin.call(createField, { body: { name: 'Brand', kind: 'text' } })
  const items = async (): Promise<Record<string, ItemRow>> => {
    const { data } = await admin.call(listItems, { query: { archived: 'exclude', limit: 200 } })
    return Object.fromEntries(data.map((item) => [item.sku, item]))
  }
  const refusals = async (importId: string) => {
    const { data } = await admin.call(listImportRefusals, { params: { importId } })
    return Object.fromEntries(data.map(({ rowNumber, reason, value }) => [rowNumber, [reason, value]]))
  }
  return { admin, manager, items, refusals }
}

test('a file makes items with their variants, these before those too, each with what it inherits, and all is undone', async () => {
  const { admin, items } = await shop()
  const cap = await admin.call(createItem, {
    body: { sku: 'C', name: 'Cap', attributes: { size: 's', brand: 'Acme' } },
  })
  const content = [
    'SKU;Name;Variant of;By;Size;Colour;Price;Stock',
    'T-S-R;;T;;S;Red;;5',
    'C-M;;c;;m;;;2',
    'T-M-B;Own name;T;;m;blue;12;1',
    'T;Tee;;Size, Colour;;;10;',
    'C;;-;size;;;;',
  ].join('\n')
  const { batch } = await importNow(app, admin, { content, mapping: made })
  expect(batch.counts).toMatchObject({ rows: 5, itemsCreated: 4, itemsUpdated: 1, refused: 0, lines: 3 })
  const { T, C, ...variants } = await items()
  expect(T).toMatchObject({ variantAxes: ['size', 'colour'], onHand: '6', attributes: {}, parentId: null })
  expect(C).toMatchObject({ variantAxes: ['size'], onHand: '2', attributes: { brand: 'Acme' } })
  expect(variants).toMatchObject({
    'T-S-R': {
      parentId: T?.id,
      name: 'Tee, S, Red',
      price: '10',
      ownValues: [],
      attributes: { size: 's', colour: ['red'] },
    },
    'T-M-B': { parentId: T?.id, name: 'Own name', price: '12', ownValues: ['name', 'price'] },
    'C-M': { parentId: cap.id, name: 'Cap, M', ownValues: [], attributes: { size: 'm', brand: 'Acme' }, onHand: '2' },
  })
  const { Stock: _, ...unstocked } = made
  const again = await importNow(app, admin, { content, mapping: unstocked })
  expect(again.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, itemsUnchanged: 5, refused: 0 })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  await ended(admin, batch.id, task.id)
  expect(await items()).toMatchObject({
    C: { variantAxes: null, onHand: '0', attributes: { size: 's', brand: 'Acme' } },
  })
  expect(Object.keys(await items())).toEqual(['C'])
})

test('a row that names no item, no field or no choice, or takes a place that is taken, is refused and says why', async () => {
  const { admin, manager, items, refusals } = await shop()
  await admin.call(createItem, { body: { sku: 'OTHER', name: 'Other' } })
  const held = 'SKU;Name;Stock\nHELD;Held;3'
  await importNow(app, admin, { content: held, mapping: { SKU: 'sku', Name: 'name', Stock: 'openingStock' } })
  const content = [
    'SKU;Name;Variant of;By;Size;Colour;Price;Stock',
    'T;Tee;;Size;;;10;',
    'U;Tub;;Brand;;;;',
    'HELD;;;Size;;;;',
    'T-1;;NOBODY;;S;;;',
    'T-2;;U;;S;;;',
    'T-3;;OTHER;;S;;;',
    'T-4;;T;;;;;',
    'T-S;;T;;S;;;',
    'T-6;;T;;S;;;',
    'T-8;;T;Size;M;;;',
    'OTHER;;T;;M;;;',
  ].join('\n')
  const { batch } = await importNow(app, admin, { content, mapping: made })
  expect(await refusals(batch.id)).toEqual({
    3: ['unknown_axis', 'Brand'],
    4: ['item_has_stock', 'Size'],
    5: ['unknown_parent', 'NOBODY'],
    6: ['unknown_parent', 'U'],
    7: ['missing_axes', 'OTHER'],
    8: ['missing_axis_option', ''],
    10: ['variant_taken', 'T'],
    11: ['variant_of_variant', 'Size'],
    12: ['other_parent', 'T'],
  })
  expect(Object.keys(await items()).toSorted()).toEqual(['HELD', 'OTHER', 'T', 'T-S'])
  // a manager makes no choices of a field
  const { batch: later } = await importNow(app, manager, {
    content: 'SKU;Variant of;By;Size;Colour\nT;;Colour;;\nT-S;T;;S;\nT-5;T;;XL;\nT-7;T-S;;M;',
    mapping: {
      SKU: 'sku',
      'Variant of': 'parentSku',
      By: 'variantAxes',
      Size: 'attributes.size',
      Colour: 'attributes.colour',
    },
  })
  expect(await refusals(later.id)).toEqual({
    2: ['other_axes', 'Colour'],
    4: ['unknown_axis_option', 'XL'],
    5: ['variant_of_variant', 'T-S'],
  })
})
