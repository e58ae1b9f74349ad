import { expect, test } from 'vitest'
import type { Mapping } from '#contract/import.ts'
import { say } from '#core/words/say.ts'
import { findHeaderRows, mergeHeaders, toHeaders } from './header-row.ts'
import { checkMapping } from './import-targets.ts'
import { inferColumns } from './infer-columns.ts'
import type { MatchedField } from './matched-field.ts'

const field = (over: Partial<MatchedField>): MatchedField => ({
  key: 'f',
  name: 'F',
  kind: 'text',
  unit: null,
  currency: null,
  options: [],
  ...over,
})
function infer(table: Record<string, readonly string[]>, kind: 'sales' | 'items', fields: MatchedField[] = []) {
  const columns = Object.values(table)
  const rows = Array.from({ length: Math.max(...columns.map((values) => values.length)) }, (_, row) =>
    columns.map((values) => values[row] ?? ''),
  )
  return inferColumns(Object.keys(table), rows, { kind, fields })
}
/** Target by header; a new field as its kind, with its unit or currency. */
const targets = (kind: 'sales' | 'items', table: Record<string, readonly string[]>, fields: MatchedField[] = []) =>
  Object.fromEntries(
    infer(table, kind, fields).map(({ header, target }) => {
      if (target === null || typeof target === 'string') return [header, target]
      const { kind: fieldKind, unit, currency } = target.newField
      return [header, [fieldKind, unit ?? currency].filter(Boolean).join(' ')]
    }),
  )
const times = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, index) => make(index))

test.each([
  [
    'a wholesaler’s export',
    {
      InvoiceNo: ['536365'],
      StockCode: ['85123A'],
      Description: ['White hanging heart'],
      Quantity: ['6'],
      InvoiceDate: ['2010-12-01 08:26:00'],
      UnitPrice: ['2.55'],
      CustomerID: ['17850.0'],
      Country: ['France'],
    },
    ['reference', 'sku', 'name', 'quantity', 'date', 'unitPrice', 'customer', null],
  ],
  [
    'a web shop’s orders',
    {
      'Order ID': ['#1001'],
      'Created at': ['2024-01-02 10:00:00 +0100'.slice(0, 19)],
      'Lineitem quantity': ['2'],
      'Lineitem name': ['Mug'],
      'Lineitem price': ['9.90'],
      'Product SKU': ['M-1'],
      'Billing Name': ['Ann'],
    },
    ['reference', 'date', 'quantity', 'name', 'unitPrice', 'sku', 'customer'],
  ],
  [
    'a till in German',
    {
      Datum: ['31.01.2024'],
      Belegnummer: ['77'],
      Artikelnummer: ['A-1'],
      Bezeichnung: ['Tasse'],
      Menge: ['3'],
      Einzelpreis: ['2,50'],
    },
    ['date', 'reference', 'sku', 'name', 'quantity', 'unitPrice'],
  ],
])('columns of sales are recognised: %s', (_, table, expected) => {
  expect(Object.values(targets('sales', table))).toEqual(expected)
})

test('content overrules a header that cannot be: a code without numbers is no quantity, blank codes are no SKU', () => {
  expect(
    targets('items', {
      IPN: times(30, (n) => (n === 3 ? 'W-1' : '')),
      name: times(30, (n) => `Resistor ${n}`),
      quantity: times(30, (n) => `${n}.50000`),
      pk: times(30, (n) => String(n + 1)),
      Stock: times(30, () => 'plenty'),
    }),
  ).toEqual({ IPN: 'text', name: 'name', quantity: 'openingStock', pk: null, Stock: 'select' })
})

test('one slip in a short column does not make a price another field; a column of words does', () => {
  const sku = ['A1', 'A2', 'A3']
  expect(targets('items', { sku, price: ['1.20', 'x', '0.10'], cost: ['ask', 'us', '3'] })).toMatchObject({
    price: 'price',
    cost: 'text',
  })
})

test('columns that are nothing of ours become fields of the kind their values have, or the field of that name', () => {
  expect(
    targets(
      'items',
      {
        SKU: times(30, (n) => `S-${n}`),
        Colour: times(30, (n) => ['red', 'green', 'blue'][n % 3] ?? ''),
        'Weight (g)': times(30, (n) => `${n}.5`),
        Expires: times(30, (n) => `${(n % 28) + 1}.01.2026`),
        Fragile: times(30, (n) => (n % 2 ? 'yes' : 'no')),
        Story: times(30, (n) => `Every one is different: ${n * 7919}`),
        Empty: times(30, () => ''),
        Voltage: times(30, (n) => String(n)),
      },
      [field({ key: 'voltage', name: 'Voltage', kind: 'number', unit: 'V' })],
    ),
  ).toEqual({
    SKU: 'sku',
    Colour: 'select',
    'Weight (g)': 'number g',
    Expires: 'date',
    Fragile: 'boolean',
    Story: 'name',
    Empty: null,
    Voltage: 'attributes.voltage',
  })
})

test.each([
  [
    'below a title and a blank line',
    [['Sales 2024'], [''], ['SKU', 'Date', 'Quantity'], ['A', '2024-01-01', '3']],
    2,
    2,
  ],
  [
    'in the first row',
    [
      ['SKU', 'Date'],
      ['A', '2024-01-01'],
    ],
    0,
    0,
  ],
  [
    'nowhere: the first row holds numbers and days',
    [
      ['A1', '2024-01-01', '3', '2.5'],
      ['A2', '2024-01-02', '4', '2.5'],
    ],
    -1,
    -1,
  ],
  [
    'nowhere: the first row’s words stand below again',
    [
      ['mug', 'red', 'kitchen'],
      ['bowl', 'blue', 'kitchen'],
      ['cup', 'red', 'office'],
    ],
    -1,
    -1,
  ],
  [
    'in words alone, when nothing stands below again',
    [
      ['thing', 'shade'],
      ['bowl', 'blue'],
      ['cup', 'red'],
    ],
    0,
    0,
  ],
  [
    'in two rows, the upper naming groups',
    [
      ['Stock list'],
      ['Item', '', 'Packed', '', 'Unpacked', ''],
      ['SKU', 'Name', 'Length', 'Width', 'Length', 'Width'],
      ['A', 'Mug', '1', '2', '3', '4'],
    ],
    1,
    2,
  ],
  [
    'with units below',
    [
      ['SKU', 'Weight', 'Length'],
      ['', '[kg]', 'mm'],
      ['A', '1', '2'],
    ],
    0,
    1,
  ],
])('headers are found %s', (_, rows, first, last) => {
  expect(findHeaderRows(rows)).toEqual({ first, last })
})

test('several rows of headers become one name a column', () => {
  const grouped = [
    ['Item', '', 'Packed', '', 'Unpacked', '', 'Note'],
    ['SKU', 'Name', 'Length', 'Width', 'Length', 'Width', ''],
  ]
  expect(mergeHeaders(grouped, { first: 0, last: 1 }, 7)).toEqual([
    'SKU',
    'Name',
    'Packed Length',
    'Packed Width',
    'Unpacked Length',
    'Unpacked Width',
    'Note',
  ])
  const units = [
    ['SKU', 'Weight', 'Length'],
    ['', '[kg]', 'mm'],
  ]
  expect(mergeHeaders(units, { first: 0, last: 1 }, 3)).toEqual(['SKU', 'Weight (kg)', 'Length (mm)'])
  expect(toHeaders([' SKU ', '', 'Price', 'Price'])).toEqual(['SKU', 'Column 2', 'Price', 'Price (2)'])
  expect(toHeaders(['a', 'a', 'a (2)'])).toEqual(['a', 'a (3)', 'a (2)'])
})

test('a mapping is held to the file and the kind', () => {
  const problems = (mapping: Mapping, kind: 'sales' | 'items' = 'sales') =>
    checkMapping(kind, mapping, ['a', 'b', 'c'], new Set(['weight'])).map(
      (problem) => `${problem.header}: ${say(problem.message, 'en')}`,
    )
  expect(problems({ a: 'sku', b: 'quantity', c: 'date' })).toEqual([])
  expect(problems({ a: 'sku', b: 'sku' })).toEqual([
    'b: "sku" is given twice.',
    ': No column is the quantity.',
    ': No column is the date.',
  ])
  expect(problems({ a: 'name', x: 'price', b: 'attributes.weight', c: 'attributes.height' }, 'items')).toEqual([
    'x: The file has no such column.',
    'c: A column cannot become "attributes.height" here.',
  ])
  const made = { newField: { name: 'Weight', kind: 'text' as const } }
  expect(problems({ a: made, b: made }, 'items')).toEqual([
    'b: "Weight" is given twice.',
    ': No column is the SKU or the name.',
  ])
  expect(problems({ a: 'sku', b: 'quantity', c: made })).toEqual([
    'c: A sales history makes no fields.',
    ': No column is the date.',
  ])
})

test('short descriptions are names where none else are; long ones, and those beside names, stay descriptions', () => {
  const sku = ['A-1', 'A-2', 'A-3']
  const short = ['Hex bolt M4', 'Nut', 'Washer']
  const long = short.map((name) => `${name}, of stainless steel, as it is used wherever there is salt water about`)
  expect(targets('items', { Code: sku, Description: short, Qty: ['1', '2', '3'] })).toMatchObject({
    Description: 'name',
  })
  expect(targets('items', { Code: sku, Description: long })).toMatchObject({ Description: 'description' })
  expect(targets('items', { Code: sku, Name: short, Description: short })).toMatchObject({
    Name: 'name',
    Description: 'description',
  })
})

test('a file without headers has names in its first texts that tell rows apart', () => {
  const table = {
    'Column 1': ['4006381333931', '4006381333948', '4006381333955'],
    'Column 2': ['Pen', 'Pencil', 'Ruler'],
    'Column 3': ['1.20', '0.80', '2.10'],
  }
  expect(targets('items', table)).toMatchObject({ 'Column 1': 'barcode', 'Column 2': 'name' })
})
