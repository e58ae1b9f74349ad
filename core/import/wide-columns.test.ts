import { expect, test } from 'vitest'
import { findWideColumns, unfold } from './wide-columns.ts'

const rows = [
  ['W-1', 'Chair', '40', '12', '52', '9.50'],
  ['W-2', 'Table', '8', '', '8', '40.00'],
]

test('columns of places are known by their names, and their sum by its amounts', () => {
  expect(findWideColumns(['SKU', 'Name', 'Warehouse North', 'Shop', 'Total', 'Price'], rows)).toEqual({
    of: 'places',
    columns: [2, 3],
    names: ['Warehouse North', 'Shop'],
    sums: [4],
  })
  expect(findWideColumns(['SKU', 'Name', 'Qty Main Street', 'Qty: Harbour', 'x', 'Price'], rows)?.names).toEqual([
    'Main Street',
    'Harbour',
  ])
  expect(findWideColumns(['Nr', 'Name', 'Bestand Berlin', 'Bestand Ulm', 'x', 'Preis'], rows)?.names).toEqual([
    'Berlin',
    'Ulm',
  ])
})

test.each([
  [['SKU', 'Name', 'Min stock', 'Max stock', 'Stock', 'Price']],
  [['SKU', 'Name', 'Stock level', 'Stock value', 'x', 'Price']],
  [['SKU', 'Name', 'Warehouse', 'Stock', 'x', 'Price']],
  [['SKU', 'Name', 'Qty reserved', 'Qty ordered', 'Qty', 'Price']],
  [['SKU', 'Name', 'Shop price', 'Store price', 'x', 'Price']],
  [['SKU', 'Name', 'Width', 'Height', 'x', 'Price']],
  [['SKU', 'Name', 'Stock atual', 'Stock mínimo', 'x', 'Preço']],
  [['SKU', 'Name', 'Bestand aktuell', 'Bestand Soll', 'x', 'Preis']],
  [['SKU', 'Name', 'S', 'M', 'x', 'Price']],
])('%j are no columns of places or sizes', (headers) => {
  expect(findWideColumns(headers, rows)).toBeUndefined()
})

test('a row of places is one for each place it tells of, and one where it tells of none', () => {
  const wide = findWideColumns(['SKU', 'Name', 'Warehouse North', 'Shop'], rows)
  if (!wide) throw new Error('none found')
  const told = { width: 4, sku: 0, axis: '' }
  expect(unfold(['W-1', 'Chair', '40', '0'], wide, told)).toEqual([
    ['W-1', 'Chair', '40', '0', 'Warehouse North', '40'],
    ['W-1', 'Chair', '40', '0', 'Shop', '0'],
  ])
  expect(unfold(['W-2', 'Table'], wide, told)).toEqual([['W-2', 'Table', '', '', '', '']])
})

test('a row of sizes is an item with a variant for each size it tells of', () => {
  const sizes = findWideColumns(['Style', 'S', 'M', 'L'], [['T', '1', '', '3']])
  if (!sizes) throw new Error('none found')
  expect(unfold(['T', '4', '', '6'], sizes, { width: 4, sku: 0, axis: 'size' })).toEqual([
    ['T', '4', '', '6', '', 'size', '', ''],
    ['T-S', '', '', '', 'T', '', 'S', '4'],
    ['T-L', '', '', '', 'T', '', 'L', '6'],
  ])
})
