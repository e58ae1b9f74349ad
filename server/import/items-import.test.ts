import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField, listFields } from '#contract/field.ts'
import { listImportRefusals, type Mapping, reverseImport, startImport } from '#contract/import.ts'
import { createItem, listItems, updateItem } from '#contract/item.ts'
import { listItemTypes } from '#contract/item-type.ts'
import { listLocations } from '#contract/location.ts'
import { listStock } from '#contract/stock.ts'
import { createSupplier, listSuppliers } from '#contract/supplier.ts'
import type { TestApp } from '#server/testing/app.ts'
import { accepted, ended, importNow, ledgerDifferences, startImporting, upload } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

const laptops = [
  'SKU;Name;Category;Price;Weight (kg);Colour;Bought;Spare;Stock;Location',
  'L-1;Thin laptop;Laptops;1.299,00;1,2;silver;31.01.2024;yes;4;Berlin / Shelf A',
  'L-2;Thick laptop;Laptops;899,50;2,7;black;15.02.2024;no;2;Berlin / Shelf B',
  'C-1;Charger;Accessories;29,90;0,3;black;;no;10;Berlin / Shelf A',
].join('\n')
const laptopColumns: Mapping = {
  SKU: 'sku',
  Name: 'name',
  Category: 'itemType',
  Price: 'price',
  'Weight (kg)': { newField: { name: 'Weight', kind: 'number', unit: 'kg' } },
  Colour: { newField: { name: 'Colour', kind: 'select' } },
  Bought: { newField: { name: 'Bought', kind: 'date' } },
  Spare: { newField: { name: 'Spare', kind: 'boolean' } },
  Stock: 'openingStock',
  Location: 'location',
}

test('a spreadsheet becomes items, fields, types, locations and opening stock, and goes again', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, { content: laptops, mapping: laptopColumns })
  expect(batch).toMatchObject({
    kind: 'items',
    counts: { rows: 3, itemsCreated: 3, lines: 3, movements: 1, refused: 0 },
  })
  const { data: types } = await admin.call(listItemTypes)
  expect(types.map((type) => type.name)).toEqual(['Laptops', 'Accessories'])
  const { data: fields } = await admin.call(listFields)
  expect(fields.map((field) => [field.key, field.kind, field.options.map((option) => option.label)])).toEqual([
    ['weight', 'number', []],
    ['colour', 'select', ['silver', 'black']],
    ['bought', 'date', []],
    ['spare', 'boolean', []],
  ])
  const { data: items } = await admin.call(listItems, { query: { sort: '-sku' } })
  expect(items[0]).toMatchObject({ sku: 'L-2', price: '899.5', onHand: '2', itemTypeId: types[0]?.id })
  expect(items[1]?.attributes).toEqual({ weight: '1.2', colour: 'silver', bought: '2024-01-31', spare: true })
  // the mirror columns are filled as by the API
  const light = await admin.call(listItems, {
    query: { filter: JSON.stringify({ field: 'attributes.weight', op: 'lt', value: '1' }) as never },
  })
  expect(light.data.map((item) => item.sku)).toEqual(['C-1'])
  const { data: places } = await admin.call(listLocations)
  const [berlin] = places.filter((place) => place.name === 'Berlin')
  expect(places.filter((place) => place.parentId === berlin?.id).map((place) => place.name)).toEqual([
    'Shelf A',
    'Shelf B',
  ])
  expect(await ledgerDifferences(admin)).toBe(0)

  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  const undone = await ended(admin, batch.id, task.id)
  expect(undone.task.result).toMatchObject({ itemsArchived: 3, kept: [] })
  expect((await admin.call(listItems)).data).toEqual([])
  expect((await admin.call(listFields)).data).toHaveLength(4)
  expect(await ledgerDifferences(admin)).toBe(0)
})

test('existing items are changed by SKU where the file has a value; a reversal puts back what nobody edited since', async () => {
  const { admin } = await app.createTenant()
  const make = (sku: string) =>
    admin.call(createItem, { body: { sku, name: `${sku} before`, price: '1', description: 'kept', attributes: {} } })
  await make('A')
  const b = await make('B')
  await make('C')
  const { batch } = await importNow(app, admin, {
    content: 'sku,name,price,stock\na,A after,2,5\nB,B after,2,\nC,,1.00,\nD,D new,,3\n',
    kind: 'items',
    mapping: { sku: 'sku', name: 'name', price: 'price', stock: 'openingStock' },
  })
  // C has nothing new
  expect(batch.counts).toMatchObject({ itemsCreated: 1, itemsUpdated: 2, lines: 2 })
  const after = async () =>
    Object.fromEntries(
      (await admin.call(listItems)).data.map((item) => [item.sku, `${item.name} ${item.price} ${item.description}`]),
    )
  expect(await after()).toEqual({ A: 'A after 2 kept', B: 'B after 2 kept', C: 'C before 1 kept', D: 'D new null ' })
  await admin.call(updateItem, { params: { itemId: b.id }, ifMatch: 2, body: { name: 'B by hand' } })
  const { task } = await admin.call(reverseImport, { params: { importId: batch.id } })
  const undone = await ended(admin, batch.id, task.id)
  expect(undone.task.result).toMatchObject({
    itemsArchived: 1,
    itemsRestored: 1,
    itemsPartlyRestored: 1,
    kept: [{ sku: 'B', reason: 'edited', fields: ['name'] }],
  })
  // the name somebody gave it stays; the price that nobody touched is put back
  expect(await after()).toEqual({ A: 'A before 1 kept', B: 'B by hand 1 kept', C: 'C before 1 kept' })
})

test('rows are held to the same rules as the API, and refused one by one with the column to blame', async () => {
  const { admin, manager } = await app.createTenant()
  await admin.call(createField, { body: { name: 'Weight', kind: 'number', min: '0', max: '10' } })
  await admin.call(createField, { body: { name: 'Colour', kind: 'select', options: [{ key: 'red', label: 'Red' }] } })
  const content = [
    'SKU,Name,Weight,Colour,Price,Stock,Type',
    'A,Fine,3,red,1,1,',
    'B,Too heavy,11,Red,1,1,',
    'C,No colour of ours,1,mauve,1,1,',
    'D,No number,light,,1,1,',
    'E,Owed,1,,-1,1,',
    'F,Less than nothing,1,,1,-1,',
    ',No SKU,1,,1,1,',
    'G,Of no type,1,,1,1,Spaceship',
  ].join('\n')
  const uploaded = await upload(app, manager, { content, kind: 'items' })
  const { task } = await manager.call(startImport, {
    params: { importId: uploaded.import.id },
    body: {
      kind: 'items',
      mapping: {
        SKU: 'sku',
        Name: 'name',
        Weight: 'attributes.weight',
        Colour: 'attributes.colour',
        Price: 'price',
        Stock: 'openingStock',
        Type: 'itemType',
      },
    },
  })
  const { batch } = await ended(manager, uploaded.import.id, task.id)
  expect(batch.counts).toMatchObject({ rows: 8, itemsCreated: 2, refused: 7 })
  const { data } = await manager.call(listImportRefusals, { params: { importId: batch.id } })
  expect(data.map((refusal) => [refusal.rowNumber, refusal.reason, refusal.column, refusal.value])).toEqual([
    [3, 'invalid_attribute', 'Weight', '11'],
    [4, 'invalid_attribute', 'Colour', 'mauve'],
    [5, 'unreadable_number', 'Weight', 'light'],
    [6, 'negative_price', 'Price', '-1'],
    // the item is taken in, its stock is not
    [7, 'negative_stock', 'Stock', '-1'],
    [8, 'missing_sku', 'SKU', null],
    // a manager may not change the schema, so the type is not made
    [9, 'unknown_item_type', 'Type', 'Spaceship'],
  ])
  const refused = await manager.send(startImport, {
    params: { importId: (await upload(app, manager, { content, kind: 'items' })).import.id },
    body: { kind: 'items', mapping: { SKU: 'sku', Weight: { newField: { name: 'Weight 2', kind: 'number' } } } },
  })
  expect(refused.problem.code).toBe('forbidden')
})

test('a stock list without SKUs names items by their names, several rows an item', async () => {
  const { admin } = await app.createTenant()
  await admin.call(createItem, { body: { sku: 'R-10K', name: 'Resistor 10K' } })
  const uploaded = await upload(app, admin, {
    content: [
      'part_name,location,quantity',
      'Resistor 10K,Lab / Reel,440.00000',
      'resistor 10k,Lab / Bins,610',
      'Capacitor,Lab / Bins,0.5',
    ].join('\n'),
  })
  expect(accepted(uploaded)).toEqual({ part_name: 'name', location: 'location', quantity: 'openingStock' })
  const { task } = await admin.call(startImport, {
    params: { importId: uploaded.import.id },
    body: { kind: 'items', mapping: accepted(uploaded) },
  })
  await ended(admin, uploaded.import.id, task.id)
  const { data } = await admin.call(listStock)
  expect(data.map((balance) => [balance.sku, balance.locationName, balance.onHand]).sort()).toEqual([
    ['Capacitor', 'Bins', '0.5'],
    ['R-10K', 'Bins', '610'],
    ['R-10K', 'Reel', '440'],
  ])
  expect(await ledgerDifferences(admin)).toBe(0)
})

test('a cell of several suppliers with a comma names one that is called so, else those there are, else a new one', async () => {
  const { admin } = await app.createTenant()
  for (const name of ['ACME', 'BOLT', 'Nuts, Inc']) await admin.call(createSupplier, { body: { name } })
  const body = { name: 'Sellers', kind: 'reference' as const, referenceTo: 'supplier' as const, multiple: true }
  await admin.call(createField, { body })
  await importNow(app, admin, {
    content: 'SKU,Sellers\nA,"ACME, BOLT"\nB,"Nuts, Inc"\nC,"ACME, Unknown"\nD,"bolt; Nuts, Inc"',
    kind: 'items',
  })
  const suppliers = new Map((await admin.call(listSuppliers)).data.map(({ id, name }) => [id, name]))
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ attributes }) => [attributes.sellers].flat().map((id) => suppliers.get(String(id))))).toEqual([
    ['ACME', 'BOLT'],
    ['Nuts, Inc'],
    ['ACME, Unknown'],
    ['BOLT', 'Nuts, Inc'],
  ])
})

test('amounts grouped in lakh are read as what they are', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, {
    content: 'SKU,Price,Weight (kg)\nA,"1,23,456.00","12,34,567.5"\nB,"₹ 99,999.50","1,00,000"\nC,"1,23,45.00",1',
    kind: 'items',
  })
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ sku, price, attributes }) => [sku, price, Object.values(attributes)[0]])).toEqual([
    ['A', '123456', '1234567.5'],
    ['B', '99999.5', '100000'],
  ])
  expect(batch.refusedByReason).toEqual({ unreadable_number: 1 })
})
