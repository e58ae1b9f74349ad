import { expect, test } from 'vitest'
import { detectDelimiter } from './detect-delimiter.ts'
import { findHeaderRow, toHeaders } from './header-row.ts'
import { checkMapping } from './import-targets.ts'
import { proposeColumns } from './propose-columns.ts'

const targets = (
  kind: 'sales' | 'items',
  table: Record<string, string[]>,
  fields: { key: string; name: string }[] = [],
) =>
  Object.fromEntries(
    proposeColumns(kind, Object.keys(table), Object.values(table), fields).map((column) => [
      column.header,
      column.proposedTarget,
    ]),
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
  ).toEqual({ IPN: 'new:text', name: 'name', quantity: 'openingStock', pk: null, Stock: 'new:select' })
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
      [{ key: 'voltage', name: 'Voltage' }],
    ),
  ).toEqual({
    SKU: 'sku',
    Colour: 'new:select',
    'Weight (g)': 'new:number',
    Expires: 'new:date',
    Fragile: 'new:boolean',
    Story: 'name',
    Empty: null,
    Voltage: 'attributes.voltage',
  })
})

test.each([
  ['a,b,c\n1,"x;y;z;w",3\n2,"p;q;r;s",4', ','],
  ['a;b\n1,5;2,5\n3,5;4,5', ';'],
  ['a\tb c, d\n1\t2, 3', '\t'],
  ['a|b|c\n1|2|3', '|'],
  ['only one column\nof text', ','],
])('the delimiter of %j is %j', (sample, expected) => {
  expect(detectDelimiter(sample)).toBe(expected)
})

test('headers are found below a title and told from data', () => {
  expect(findHeaderRow([['Sales 2024'], [''], ['SKU', 'Date', 'Quantity'], ['A', '2024-01-01', '3']])).toBe(2)
  expect(
    findHeaderRow([
      ['SKU', 'Date'],
      ['A', '2024-01-01'],
    ]),
  ).toBe(0)
  expect(
    findHeaderRow([
      ['A1', '2024-01-01', '3', '2.5'],
      ['A2', '2024-01-02', '4', '2.5'],
    ]),
  ).toBe(-1)
  expect(toHeaders([' SKU ', '', 'Price', 'Price'])).toEqual(['SKU', 'Column 2', 'Price', 'Price (2)'])
})

test('a mapping is held to the file and the kind', () => {
  const problems = (mapping: Record<string, string>, kind: 'sales' | 'items' = 'sales') =>
    checkMapping(kind, mapping, ['a', 'b', 'c'], new Set(['weight'])).map(
      (problem) => `${problem.header}: ${problem.message}`,
    )
  expect(problems({ a: 'sku', b: 'quantity', c: 'date' })).toEqual([])
  expect(problems({ a: 'sku', b: 'sku' })).toEqual([
    'b: "sku" is given twice.',
    ': No column is quantity.',
    ': No column is date.',
  ])
  expect(problems({ a: 'name', x: 'price', b: 'attributes.weight', c: 'attributes.height' }, 'items')).toEqual([
    'x: The file has no such column.',
    'c: A column cannot become "attributes.height" here.',
  ])
  expect(problems({ a: 'new:text', b: 'new:text' }, 'items')).toEqual([': No column is the SKU or the name.'])
})
