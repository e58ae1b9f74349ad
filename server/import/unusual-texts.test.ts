import { afterAll, beforeAll, expect, test } from 'vitest'
import { listItems } from '#contract/item.ts'
import { listStock } from '#contract/stock.ts'
import type { TestApp } from '#server/testing/app.ts'
import { importNow, startImporting } from './import-fixture.ts'

let app: TestApp
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ app, stop } = await startImporting())
})
afterAll(() => stop())

/** What an import makes of a text: of each item its name, unit, price and stock. */
async function imported(content: string) {
  const { admin } = await app.createTenant()
  const { batch } = await importNow(app, admin, { content })
  const { data: items } = await admin.call(listItems, { query: { sort: 'sku' } })
  const { data: stock } = await admin.call(listStock, { query: { limit: 200 } })
  return {
    batch,
    items: Object.fromEntries(
      items.map(({ id, sku, name, unit, price }) => [
        sku,
        [name, unit, price, stock.find(({ itemId }) => itemId === id)?.onHand ?? null],
      ]),
    ),
  }
}

test('a page that a program calls a workbook is a table', async () => {
  const { items } = await imported(`<html><head><meta charset="utf-8"></head><body><table>
    <tr><th colspan="4">Magazzino</th></tr>
    <tr><th>Codice</th><th>Descrizione</th><th>Giacenza</th><th>Prezzo</th></tr>
    <tr><td>00451</td><td>Vite M4 &amp; rondella</td><td>1.200</td><td>&euro;&nbsp;0,15</td></tr>
    <tr><td>00452</td><td>Dado M4<br>inox</td><td>800</td><td>&euro;&nbsp;1.010,05</td></tr></table></body></html>`)
  expect(items).toEqual({
    '00451': ['Vite M4 & rondella', 'pcs', '0.15', '1200'],
    '00452': ['Dado M4 inox', 'pcs', '1010.05', '800'],
  })
})

test('a printed table has the columns its line of dashes draws', async () => {
  const { items } = await imported(
    [
      'ITEM NO   DESCRIPTION          WH  QTY ON HND    UNIT COST LAST RCPT',
      '--------- -------------------- --- ----------- ------------ ---------',
      'AX00012   BEARING 6204 2RS     01          144        3.250 10/14/26',
      'BX10001   V-BELT A38           02           17        7.115 08/31/26',
      'BX10002   V-BELT A40           02            0        7.420',
    ].join('\r\n'),
  )
  expect(items).toMatchObject({
    AX00012: ['BEARING 6204 2RS', 'pcs', null, '144'],
    BX10001: ['V-BELT A38', 'pcs', null, '17'],
    BX10002: ['V-BELT A40', 'pcs', null, null],
  })
})

test('a list drawn with bars is the table between them', async () => {
  const { batch, items } = await imported(
    [
      '| SKU | Product | On hand | Unit |',
      '|-----|:--------|--------:|------|',
      '| T-1 | Green tea | 12 | box |',
      '| T-2 | Black tea | 1,250 | bag |',
    ].join('\n'),
  )
  expect(batch.counts).toMatchObject({ refused: 0, skipped: 1 })
  expect(items).toEqual({ 'T-1': ['Green tea', 'box', null, '12'], 'T-2': ['Black tea', 'bag', null, '1250'] })
})

test('a message of things and how many there are is a list of them', async () => {
  const { batch, items } = await imported('Tomatoes - 12 kg\n3x Milk 1L\nEggs: 30 pcs\nFlour 00 - 25 KG\nSalt')
  expect(batch.counts).toMatchObject({ rows: 5, itemsCreated: 5, refused: 0 })
  expect(items).toEqual({
    Tomatoes: ['Tomatoes', 'kg', null, '12'],
    'Milk 1L': ['Milk 1L', 'pcs', null, '3'],
    Eggs: ['Eggs', 'pcs', null, '30'],
    'Flour 00': ['Flour 00', 'kg', null, '25'],
    Salt: ['Salt', 'pcs', null, null],
  })
})

test('a line that a program writes about the file stands above the headings', async () => {
  const { items } = await imported(
    [
      '"EXTF";700;21;"Inventar";3;20261112091422000;;"RE";"";"";1001;1;20260101;4',
      'Artikelnummer;Bezeichnung;Preis;Bestand',
      '"400001";"Schreibtisch";"1.249,00";"3"',
      '"400002";"Notebook";"1.899,90";"1"',
    ].join('\r\n'),
  )
  expect(items).toEqual({
    '400001': ['Schreibtisch', 'pcs', '1249', '3'],
    '400002': ['Notebook', 'pcs', '1899.9', '1'],
  })
})

test('names of groups above two rows of headings say what their columns are', async () => {
  const { admin } = await app.createTenant()
  await importNow(app, admin, {
    content:
      ';;Price;;Stock;\nNo.;Plant;buy;sell;Greenhouse;Outside\nP-01;Lavender;2.1;4.99;40;12\nP-02;Olive tree;31;69;4;2\nP-03;Rosemary;2;5;;',
  })
  const { data } = await admin.call(listItems, { query: { sort: 'sku' } })
  expect(data.map(({ sku, name, cost, price }) => [sku, name, cost, price])).toEqual([
    ['P-01', 'Lavender', '2.1', '4.99'],
    ['P-02', 'Olive tree', '31', '69'],
    ['P-03', 'Rosemary', '2', '5'],
  ])
  const { data: stock } = await admin.call(listStock, { query: { limit: 20 } })
  expect(stock.map(({ sku, locationName, onHand }) => `${sku} ${locationName} ${onHand}`).sort()).toEqual([
    'P-01 Greenhouse 40',
    'P-01 Outside 12',
    'P-02 Greenhouse 4',
    'P-02 Outside 2',
  ])
})

test('a row that only says more of the one above it is skipped, and no item', async () => {
  const { batch, items } = await imported(
    [
      'Internal Reference,Name,Sales Price,Quantity On Hand,Vendors/Vendor,Vendors/Lead Time',
      'F-1,Screen,2950,16,Wood Corner,3',
      ',,,,Gemini Furniture,10',
      'F-2,Drawer,110.5,80,Wood Corner,3',
    ].join('\n'),
  )
  expect(batch).toMatchObject({
    counts: { itemsCreated: 2, refused: 0, skipped: 1 },
    refusedByReason: { continued_row: 1 },
  })
  expect(Object.keys(items)).toEqual(['F-1', 'F-2'])
})
