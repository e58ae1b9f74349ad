import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCategories } from '#contract/category.ts'
import { listImportRefusals } from '#contract/import.ts'
import { listItems } from '#contract/item.ts'
import { listStock } from '#contract/stock.ts'
import type { Caller, TestApp } from '#server/testing/app.ts'
import { importNow, ledgerDifferences, startImporting, upload } from './import-fixture.ts'
import { writeWorkbook } from './ugly-file-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

/** What is where, by SKU and place. */
async function stockOf(caller: Caller): Promise<Record<string, string>> {
  const { data } = await caller.call(listStock, { query: { limit: 200 } })
  return Object.fromEntries(data.map(({ sku, locationName, onHand }) => [`${sku} ${locationName}`, onHand]))
}

test('headings of groups become categories, dittos are what stands above, sums and footnotes are told and left out', async () => {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, {
    content: [
      'Art. No.;Article;Maker;Price;Stock',
      'HAND TOOLS;;;;',
      'H-1;Hammer;Picard;14,50;20',
      'H-2;Mallet;"""";17,90;12',
      'Subtotal;;;;32',
      'SUPPLIES;;;;',
      'S-1;Tape;Tesa;1 250,20;9',
      'Grand total;;;;41',
      'Note: prices as of May;;;;',
    ].join('\n'),
  })
  expect(batch).toMatchObject({
    counts: { rows: 8, itemsCreated: 3, refused: 0, skipped: 5 },
    refusedByReason: { heading_row: 2, total_row: 2, note_row: 1 },
  })
  const { data: refusals } = await admin.call(listImportRefusals, { params: { importId: batch.id } })
  expect(refusals.map(({ rowNumber }) => rowNumber)).toEqual([2, 5, 6, 8, 9])
  const { data: items } = await admin.call(listItems, { query: { sort: 'sku' } })
  const { data: categories } = await admin.call(listCategories)
  const nameOf = (id: string | null) => categories.find((category) => category.id === id)?.name
  expect(items.map(({ name }) => name)).toEqual(['Hammer', 'Mallet', 'Tape'])
  expect(
    items.map(({ sku, price, categoryId, attributes }) => [sku, price, nameOf(categoryId), attributes.maker]),
  ).toEqual([
    ['H-1', '14.5', 'HAND TOOLS', 'Picard'],
    ['H-2', '17.9', 'HAND TOOLS', 'Picard'],
    ['S-1', '1250.2', 'SUPPLIES', 'Tesa'],
  ])
})

const wide = ['SKU;Product;Warehouse North;Shop;Total', 'W-1;Chair;40;3;43', 'W-2;Table;8;;8', 'W-3;Lamp;;;0'].join(
  '\n',
)

test('a column for each place is stock at that place', async () => {
  const { admin } = await app.createTenant()
  const { preview } = await upload(app, admin, { content: wide })
  expect(preview.columns.map(({ header, proposedTarget }) => [header, proposedTarget])).toEqual([
    ['SKU', 'sku'],
    ['Product', 'name'],
    ['Warehouse North', null],
    ['Shop', null],
    ['Total', null],
    ['Location', 'location'],
    ['Opening stock', 'openingStock'],
  ])
  expect(preview.columns.slice(-2).map(({ samples }) => samples)).toEqual([
    ['Warehouse North', 'Shop'],
    ['40', '3', '8'],
  ])
  const { batch } = await importNow(app, admin, { content: wide })
  expect(batch.counts).toMatchObject({ rows: 3, itemsCreated: 3, lines: 3, refused: 0 })
  expect(await stockOf(admin)).toEqual({ 'W-1 Warehouse North': '40', 'W-1 Shop': '3', 'W-2 Warehouse North': '8' })
  // once more: nothing is booked twice
  const again = await importNow(app, admin, { content: wide, options: { stock: 'adjust' } })
  expect(again.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, lines: 0 })
  expect(await ledgerDifferences(admin)).toBe(0)
})

test('such a column may be a field of its own, and the rows are then left as they are', async () => {
  const { admin } = await app.createTenant()
  const mapping = { SKU: 'sku', Product: 'name', Shop: { newField: { name: 'Shop', kind: 'integer' as const } } }
  const { batch } = await importNow(app, admin, { content: wide, mapping })
  expect(batch.counts).toMatchObject({ rows: 3, itemsCreated: 3, lines: 0 })
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ attributes }) => attributes.shop)).toEqual(['3', undefined, undefined])
})

test('a column for each size is a variant with its stock', async () => {
  const { admin } = await app.createTenant()
  const content = 'Style No,Style,RRP,S,M,L\nT1,Tee,19.95,10,12,8\nT2,Polo,24.95,,9,0\nT3,Bag,9.95,,,\n'
  const { batch } = await importNow(app, admin, { content })
  expect(batch).toMatchObject({ counts: { rows: 3, itemsCreated: 8, lines: 4, refused: 0 } })
  const { data } = await admin.call(listItems, { query: { sort: 'sku', limit: 50 } })
  expect(data.map(({ sku, name, price, onHand, attributes }) => [sku, name, price, onHand, attributes.size])).toEqual([
    ['T1', 'Tee', '19.95', '30', undefined],
    ['T1-L', 'Tee, L', '19.95', '8', 'l'],
    ['T1-M', 'Tee, M', '19.95', '12', 'm'],
    ['T1-S', 'Tee, S', '19.95', '10', 's'],
    ['T2', 'Polo', '24.95', '9', undefined],
    ['T2-L', 'Polo, L', '24.95', '0', 'l'],
    ['T2-M', 'Polo, M', '24.95', '9', 'm'],
    ['T3', 'Bag', '9.95', '0', undefined],
  ])
})

test('a code that a spreadsheet shortened is told of and not taken', async () => {
  const { admin } = await app.createTenant()
  const content = 'SKU,Name,EAN\nA-1,Axle,5.01235E+12\n1.2E+05,Bolt,4006381333931\nA-3,Cog,\n'
  const { preview } = await upload(app, admin, { content })
  expect(preview.columns[2]?.problems).toEqual([{ code: 'damaged_numbers', count: 1, examples: ['5.01235E+12'] }])
  const { batch } = await importNow(app, admin, { content })
  expect(batch).toMatchObject({ counts: { itemsCreated: 2 }, refusedByReason: { shortened_code: 1 } })
  const { data } = await admin.call(listItems)
  expect(data.map(({ barcode }) => barcode)).toEqual([null, null])
})

test('a cell merged over rows of a sheet is each row’s', async () => {
  const { admin } = await app.createTenant()
  const text = (value: string) => ({ text: value })
  const rows = [
    ['Category', 'Code', 'Name', 'Price'].map(text),
    [text('Tools'), text('T-1'), text('Spanner'), { number: 9.5 }],
    [null, text('T-2'), text('Wrench'), { number: 14 }],
    [text('Paint'), text('P-1'), text('White'), { number: 32 }],
    [null, text('P-2'), text('Grey'), { number: 34 }],
  ]
  const content = writeWorkbook([{ name: 'List', rows, merges: ['A2:A3'] }])
  await importNow(app, admin, { name: 'list.xlsx', content })
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  const { data: categories } = await admin.call(listCategories)
  const nameOf = (id: string | null) => categories.find((category) => category.id === id)?.name
  expect(data.map(({ sku, categoryId }) => [sku, nameOf(categoryId)])).toEqual([
    ['P-1', 'Paint'],
    // not merged: nothing says that it is of paint
    ['P-2', undefined],
    ['T-1', 'Tools'],
    ['T-2', 'Tools'],
  ])
})

test('sizes in numbers are headings beside others, and a file without SKUs of its own for each row keeps its columns', async () => {
  const { admin } = await app.createTenant()
  const shoes = 'Réf;Modèle;Prix TTC;36;37;38\nCH-1;Derby;129,00;2;4;5\nCH-2;Bottine;149,90;1;2;2\n'
  const { batch } = await importNow(app, admin, { content: shoes })
  expect(batch.counts).toMatchObject({ rows: 2, itemsCreated: 8, lines: 6, refused: 0 })
  const colours = 'Style No,Name,Colour,S,M,L\nT1,Tee,White,1,2,3\nT1,Tee,Black,4,5,6\nT2,Polo,Navy,7,8,9\n'
  const { preview } = await upload(app, admin, { content: colours })
  const targets = Object.fromEntries(preview.columns.map(({ header, proposedTarget }) => [header, proposedTarget]))
  expect(targets).toMatchObject({
    S: { newField: { kind: 'integer' } },
    'Opening stock': null,
    'Variant of (SKU)': null,
  })
})
