import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCategories } from '#contract/category.ts'
import { createField, listFields } from '#contract/field.ts'
import {
  type ImportOptions,
  listImportDifferences,
  type Mapping,
  reverseImport,
  startDryRun,
  startImport,
} from '#contract/import.ts'
import { createItem, getItem, listItems, updateItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { createSupplier, listSuppliers } from '#contract/supplier.ts'
import type { TestApp, TestTenant } from '#server/testing/app.ts'
import { accepted, ended, importNow, startImporting, type Upload, upload } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

/** Uploads, tries out, and then imports by the same mapping. */
async function tryThenImport(
  tenant: TestTenant,
  file: Upload & { mapping?: Mapping; options?: Partial<ImportOptions> },
) {
  const { admin } = tenant
  const uploaded = await upload(app, admin, file)
  const params = { importId: uploaded.import.id }
  const body = { kind: 'items' as const, mapping: file.mapping ?? accepted(uploaded), options: file.options ?? {} }
  const before = await stateOf(tenant)
  const trial = await admin.call(startDryRun, { params, body })
  const tried = await ended(admin, params.importId, trial.task.id)
  expect(tried.task).toMatchObject({ state: 'succeeded' })
  expect(await stateOf(tenant)).toEqual(before)
  const found = (await admin.call(listImportDifferences, { params, query: { limit: 200 } })).data
  const { task } = await admin.call(startImport, { params, body })
  const real = await ended(admin, params.importId, task.id)
  expect(real.task).toMatchObject({ state: 'succeeded' })
  const outcome = tried.batch.dryRun?.outcome
  if (!outcome) throw new Error('no outcome')
  expect(outcome).toMatchObject({
    counts: real.batch.counts,
    refusedByReason: real.batch.refusedByReason,
    complete: true,
  })
  return { outcome, found, batch: real.batch }
}

/** All that an import might change. */
async function stateOf({ admin }: TestTenant) {
  const { data: items } = await admin.call(listItems, { query: { limit: 200, archived: 'include' } })
  return {
    items,
    fields: (await admin.call(listFields)).data,
    categories: (await admin.call(listCategories)).data,
    suppliers: (await admin.call(listSuppliers, { query: { archived: 'include' } })).data,
    locations: (await admin.call(listLocations)).data,
  }
}

test('a dry run says what the import then does, with the values before and after, and changes nothing', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Colour', kind: 'select', options: [{ key: 'red', label: 'Red' }] } })
  await admin.call(createItem, { body: { sku: 'A', name: 'Old', price: '1', attributes: { colour: 'red' } } })
  await admin.call(createItem, { body: { sku: 'B', name: 'Same' } })
  const { outcome, found } = await tryThenImport(tenant, {
    content: [
      'SKU;Name;Price;Colour;Category;Supplier;Stock;Location',
      'A;New;2,50;Blue;Tools > Hand;ACME;;',
      'B;Same;;;;;;',
      'C;Third;3,25;Red;Tools > Hand;Bolt & Co;5;Cellar',
      'D;Fourth;dear;Red;;;;',
    ].join('\n'),
    mapping: {
      SKU: 'sku',
      Name: 'name',
      Price: 'price',
      Colour: 'attributes.colour',
      Category: 'category',
      Supplier: { newField: { name: 'Supplier', kind: 'reference', referenceTo: 'supplier' } },
      Stock: 'openingStock',
      Location: 'location',
    },
  })
  expect(outcome.counts).toMatchObject({
    rows: 4,
    itemsCreated: 1,
    itemsUpdated: 1,
    itemsUnchanged: 1,
    refused: 1,
    lines: 1,
  })
  expect(outcome.made.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
    'category Hand',
    'category Tools',
    'field Supplier',
    'location Cellar',
    'option Blue',
    'supplier ACME',
    'supplier Bolt & Co',
  ])
  expect(
    found.map(({ rowNumber, kind, sku, reason, column, value }) => [rowNumber, kind, sku, reason, column, value]),
  ).toEqual([
    [2, 'changed', 'A', null, null, null],
    [4, 'new', 'C', null, null, null],
    [5, 'refused', 'D', 'unreadable_number', 'Price', 'dear'],
  ])
  expect(found[0]?.values.map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Name', 'Old', 'New'],
    ['Category', null, 'Tools > Hand'],
    ['Price', '1', '2.5'],
    ['Colour', 'Red', 'Blue'],
    ['Supplier', null, 'ACME'],
  ])
  const { data } = await admin.call(listSuppliers)
  const item = (await admin.call(listItems, { query: { text: 'Third' } })).data[0]
  expect(item?.attributes.supplier).toBe(data.find(({ name }) => name === 'Bolt & Co')?.id)
})

test('what an import made is archived by its reversal unless it is needed, and comes back with the file', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  const file = {
    content: 'SKU,Name,Category,Supplier,Stock,Location\nA,First,Tools > Hand,ACME,3,Cellar\nB,Second,Tools,Bolt,,\n',
    kind: 'items' as const,
  }
  const { batch } = await importNow(app, admin, file)
  const bolt = (await admin.call(listSuppliers)).data.find(({ name }) => name === 'Bolt')
  await admin.call(createItem, { body: { sku: 'OWN', name: 'Own', attributes: { supplier: bolt?.id ?? '' } } })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  const undone = await ended(admin, batch.id, task.id)
  const names = (things: readonly { kind: string; name: string }[]) =>
    things.map(({ kind, name }) => `${kind} ${name}`).sort()
  expect(names(undone.batch.reversed?.archived ?? [])).toEqual([
    'category Hand',
    'category Tools',
    'location Cellar',
    'supplier ACME',
  ])
  expect(names(undone.batch.reversed?.stillUsed ?? [])).toEqual(['field Supplier', 'supplier Bolt'])
  const before = await stateOf(tenant)
  const again = await importNow(app, admin, file)
  expect(again.batch.counts).toMatchObject({ itemsUpdated: 2, refused: 0, lines: 1 })
  const after = await stateOf(tenant)
  for (const kind of ['categories', 'suppliers', 'locations', 'fields'] as const) {
    expect(after[kind].length).toBe(before[kind].length)
    expect(after[kind].every(({ archivedAt }) => archivedAt === null)).toBe(true)
  }
})

test('rows are known by a barcode or a unique field, and a key that is missing, shared or taken is refused with its cell', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Asset', kind: 'text', unique: true } })
  await importNow(app, admin, {
    content: 'SKU,Name,Barcode,Asset\nA,One,111,X-1\nB,Two,222,X-2\nC,Twin,222,\n',
    mapping: { SKU: 'sku', Name: 'name', Barcode: 'barcode', Asset: 'attributes.asset' },
  })
  const one = (await admin.call(listItems, { query: { text: 'One' } })).data[0]
  const mapping = { Asset: 'attributes.asset', SKU: 'sku', Name: 'name', Barcode: 'barcode' }
  const first = await tryThenImport(tenant, {
    content: 'Asset,SKU,Name,Barcode\nx-1,A2,Renamed,\n,N,No key,\nX-3,B,Taken,\nX-4,D,New,\n',
    mapping,
    options: { matchBy: 'attributes.asset' },
  })
  expect(first.found.map(({ kind, reason, column, value }) => [kind, reason, column, value])).toEqual([
    ['changed', null, null, null],
    ['refused', 'missing_key', 'Asset', null],
    ['refused', 'sku_taken', 'SKU', 'B'],
    ['new', null, null, null],
  ])
  expect(await admin.call(getItem, { params: { itemId: one?.id ?? '' } })).toMatchObject({ sku: 'A2', name: 'Renamed' })
  const second = await tryThenImport(tenant, {
    content: 'Barcode,Name,Asset\n111,By barcode,\n222,Which,\n333,New,X-2\n',
    mapping: { Barcode: 'barcode', Name: 'name', Asset: 'attributes.asset' },
    options: { matchBy: 'barcode' },
  })
  expect(second.found.map(({ kind, reason, column, value }) => [kind, reason, column, value])).toEqual([
    ['changed', null, null, null],
    ['refused', 'ambiguous_item', 'Barcode', '222'],
    ['refused', 'value_taken', 'Asset', 'X-2'],
  ])
  // a taken-back value is the item's own again
  const { task } = await admin.call(reverseImport, { params: { importId: first.batch.id } })
  await ended(admin, first.batch.id, task.id)
  const refused = await admin.send(startImport, {
    params: { importId: (await upload(app, admin, { content: 'Name,Price\nA,1\n' })).import.id },
    body: { kind: 'items', mapping: { Name: 'name', Price: 'price' }, options: { matchBy: 'price' } },
  })
  expect(refused.problem.code).toBe('invalid_value')
})

test('the numbers of an import are those of its dry run, whatever the file holds', { timeout: 120_000 }, async () => {
  const cell = (...texts: string[]) => fc.constantFrom('', ...texts)
  const row = fc.tuple(
    cell('A', 'B', 'b', 'C', 'D', 'E'),
    cell('Screw', 'Nut', 'Bolt'),
    cell('1', '2,5', '-1', 'dear'),
    cell('Red', 'blue', 'Green'),
    cell('Tools', 'Tools > Hand', 'Hand'),
    cell('ACME', 'acme', 'Bolt & Co'),
    cell('U1', 'U2', 'u1', 'U3'),
    cell('1', '5', '-2', 'x'),
    cell('Cellar', 'Cellar / Shelf', 'Attic'),
  )
  const sheet = fc.array(row, { minLength: 1, maxLength: 12 })
  const options = fc.record({
    stock: fc.constantFrom('open' as const, 'adjust' as const, 'ignore' as const),
    newOptions: fc.constantFrom('add' as const, 'refuse' as const),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(sheet, options), { minLength: 1, maxLength: 3 }), async (files) => {
      const tenant = await app.createTenant()
      const { admin } = tenant
      await admin.call(createField, {
        body: { name: 'Colour', kind: 'select', options: [{ key: 'red', label: 'Red' }] },
      })
      await admin.call(createField, { body: { name: 'Mark', kind: 'text', unique: true } })
      await admin.call(createField, { body: { name: 'Number', kind: 'autonumber', numberPattern: 'N-{000}' } })
      await admin.call(createField, { body: { name: 'Label', kind: 'formula', formula: 'price * 2' } })
      await admin.call(createSupplier, { body: { name: 'ACME', code: 'AC' } })
      await admin.call(createField, { body: { name: 'Supplier', kind: 'reference', referenceTo: 'supplier' } })
      for (const [rows, chosen] of files) {
        const content = [
          'SKU;Name;Price;Colour;Category;Supplier;Mark;Stock;Location',
          ...rows.map((cells) => cells.join(';')),
        ]
        await tryThenImport(tenant, {
          content: content.join('\n'),
          kind: 'items',
          mapping: {
            SKU: 'sku',
            Name: 'name',
            Price: 'price',
            Colour: 'attributes.colour',
            Category: 'category',
            Supplier: 'attributes.supplier',
            Mark: 'attributes.mark',
            Stock: 'openingStock',
            Location: 'location',
          },
          options: { ...chosen, headerRow: 1, decimalMark: ',' },
        })
      }
    }),
    { numRuns: 8 },
  )
})

test('values that somebody changed after an import stay when it is taken back, the others go back', async () => {
  const tenant = await app.createTenant()
  const { admin } = tenant
  await admin.call(createField, { body: { name: 'Colour', kind: 'text', unique: true } })
  await admin.call(createField, { body: { name: 'Size', kind: 'text' } })
  const item = await admin.call(createItem, {
    body: { sku: 'A', name: 'Before', attributes: { colour: 'red', size: 'S' } },
  })
  const { batch } = await importNow(app, admin, { content: 'SKU,Name,Colour,Size\nA,After,blue,L\n', kind: 'items' })
  const changed = await admin.call(getItem, { params: { itemId: item.id } })
  await tenant.manager.call(updateItem, {
    params: { itemId: item.id },
    ifMatch: changed.version,
    body: { attributes: { size: 'XL' } },
  })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  const undone = await ended(admin, batch.id, task.id)
  expect(undone.batch.reversed).toMatchObject({
    itemsRestored: 0,
    itemsPartlyRestored: 1,
    kept: [{ sku: 'A', reason: 'edited', fields: ['Size'], by: 'manager key' }],
  })
  expect(await admin.call(getItem, { params: { itemId: item.id } })).toMatchObject({
    name: 'Before',
    attributes: { colour: 'red', size: 'XL' },
  })
  await admin.call(createItem, { body: { sku: 'B', name: 'Other', attributes: { colour: 'blue' } } })
})
