import { afterAll, beforeAll, expect, test } from 'vitest'
import { listFields } from '#contract/field.ts'
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

/** What becomes of a shop's export: of each item its name, its product, what it is of each axis, its price and where its stock is. */
async function imported(content: string, again = false) {
  const { admin } = await app.createTenant()
  const first = await importNow(app, admin, { content })
  const { batch } = again ? await importNow(app, admin, { content }) : first
  const { data: items } = await admin.call(listItems, { query: { sort: 'sku', limit: 100 } })
  const { data: stock } = await admin.call(listStock, { query: { limit: 200 } })
  const { data: fields } = await admin.call(listFields, { query: { limit: 100 } })
  const axes = fields.filter(({ key }) => items.some(({ variantAxes }) => variantAxes?.includes(key)))
  const rows = items.map(({ id, sku, name, parentId, price, attributes }) => [
    sku,
    name,
    items.find((other) => other.id === parentId)?.sku ?? null,
    axes.flatMap(({ options, key }) => options.find((option) => option.key === attributes[key])?.label ?? []).join(' '),
    price,
    stock.flatMap(({ itemId, locationName, onHand }) => (itemId === id ? `${onHand} ${locationName}` : [])).join(', '),
  ])
  return { batch, rows, axes: axes.map(({ name }) => name) }
}

const handles = [
  'Handle,Title,Vendor,Type,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Image Src',
  "shirt,Linen Shirt,Acme,Shirts,TRUE,Size,S,Color,White,LS-S-W,12,49.00,'4006381333931,https://example.com/a.jpg",
  "shirt,,,,,,M,,White,LS-M-W,8,49.00,'4006381333948,https://example.com/b.jpg",
  'shirt,,,,,,M,,Blue,,0,52.00,,',
  'shirt,,,,,,,,,,,,,https://example.com/c.jpg',
  'tote,Canvas Tote,Bagco,Bags,TRUE,Title,Default Title,,,TOTE-1,40,19.90,,https://example.com/d.jpg',
].join('\n')

test('rows of one handle are a product with variants by its options; a further picture is skipped; the same file again changes nothing', async () => {
  const expected = [
    ['LS-M-W', 'Linen Shirt, M, White', 'shirt', 'M White', '49', '8 Main warehouse'],
    ['LS-S-W', 'Linen Shirt, S, White', 'shirt', 'S White', '49', '12 Main warehouse'],
    ['shirt', 'Linen Shirt', null, '', '49', ''],
    ['shirt-M-Blue', 'Linen Shirt, M, Blue', 'shirt', 'M Blue', '52', ''],
    ['TOTE-1', 'Canvas Tote', null, '', '19.9', '40 Main warehouse'],
  ]
  const { batch, rows, axes } = await imported(handles)
  expect(batch.counts).toMatchObject({ rows: 5, itemsCreated: 5, refused: 0, skipped: 1 })
  expect(rows).toEqual(expected)
  expect(axes).toEqual(['Size', 'Color'])
  const again = await imported(handles, true)
  expect(again.batch.counts).toMatchObject({ itemsCreated: 0, itemsUpdated: 0, refused: 0, lines: 0 })
  expect(again.rows).toEqual(expected)
})

test('variations of a product that has a row of its own are its variants, by its SKU or its number', async () => {
  const { batch, rows } = await imported(
    [
      'ID,Type,SKU,Name,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible',
      '44,variable,neck,V-Neck,,,,Color,"Blue, Red",1',
      '45,simple,beanie,Beanie,14,20,,Color,Red,1',
      '61,variation,neck-red,V-Neck - Red,6,20,neck,Color,Red,',
      '62,variation,neck-blue,V-Neck - Blue,4,15,id:44,Color,Blue,',
    ].join('\n'),
  )
  expect(batch.counts).toMatchObject({ itemsCreated: 4, refused: 0 })
  expect(rows).toEqual([
    ['beanie', 'Beanie', null, 'Red', '20', '14 Main warehouse'],
    ['neck', 'V-Neck', null, '', null, ''],
    ['neck-blue', 'V-Neck - Blue', 'neck', 'Blue', '15', '4 Main warehouse'],
    ['neck-red', 'V-Neck - Red', 'neck', 'Red', '20', '6 Main warehouse'],
  ])
})

test('options and a column of one place’s stock are read out of the same row', async () => {
  const { batch, rows } = await imported(
    [
      'handle,sku,name,variant_option_one_name,variant_option_one_value,retail_price,track_inventory,inventory_Leeds',
      'runner,10012,Trail Runner,Size,42,89.99,1,3',
      'runner,10013,Trail Runner,Size,43,89.99,1,1',
      'socks,10020,Merino Socks,,,12.50,1,40',
    ].join('\n'),
  )
  expect(batch.counts).toMatchObject({ itemsCreated: 4, refused: 0 })
  expect(rows).toEqual([
    ['10012', 'Trail Runner, 42', 'runner', '42', '89.99', '3 Leeds'],
    ['10013', 'Trail Runner, 43', 'runner', '43', '89.99', '1 Leeds'],
    ['10020', 'Merino Socks', null, '', '12.5', '40 Leeds'],
    ['runner', 'Trail Runner', null, '', '89.99', ''],
  ])
})
