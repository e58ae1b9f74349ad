import { expect, test } from 'vitest'
import { valueOf } from './read-line.ts'
import { mostLines, readLabel, readLines } from './read-lines.ts'
import type { NamedField } from './read-named-fields.ts'
import { readSides } from './read-sides.ts'

const none = { unit: null, options: [], precision: null }
const colour: NamedField = {
  ...none,
  key: 'colour',
  name: 'Farbe',
  kind: 'select',
  options: [
    { key: 'red', label: 'rot' },
    { key: 'dark_red', label: 'dunkel rot' },
    { key: 'old', label: 'grau', archived: true },
  ],
}
const length = (key: string, name: string, unit = 'mm'): NamedField => ({ ...none, key, name, kind: 'number', unit })
const bearing = [length('bore', 'Innendurchmesser'), length('outside', 'Außendurchmesser'), length('b', 'Breite', 'cm')]

test('a letter with an order is read line by line; greetings, headings and sums are told apart', () => {
  const { lines, unread } = readLines(`Sehr geehrte Frau Lovelace,
gerne bieten wir Ihnen an:

Menge | Art.-Nr. | Bezeichnung | Preis
12 Stk ABC-4711 Kugellager 6204, 3,45 EUR
EAN 4006381333931, VPE 10
5 Stk ABC-4712 Kugellager 6205, 4,10 EUR
Zwischensumme 61,90 EUR
zzgl. 19 % MwSt. 11,76 EUR

Mit freundlichen Grüßen`)
  expect(lines.map(({ aside, name }) => aside ?? name)).toEqual([
    'prose',
    'prose',
    'heading',
    'Kugellager 6204',
    'Kugellager 6205',
    'sum',
    'sum',
    'prose',
  ])
  expect(unread).toBe(0)
  const [first, second] = lines.filter(({ aside }) => !aside)
  expect(first && [valueOf(first, 'barcode'), valueOf(first, 'packSize')]).toEqual(['4006381333931', '10'])
  expect(second && valueOf(second, 'barcode')).toBeUndefined()
})

test('a mark that one line leaves open is told by the others', () => {
  const priceIn = (text: string) => readLines(text).lines.map((line) => valueOf(line, 'price'))
  expect(priceIn('Pumpe 1,250 EUR\nVentil 3.50 EUR')).toEqual(['1250', '3.5'])
  expect(priceIn('Pumpe 1,250 EUR\nVentil 3,50 EUR')).toEqual(['1.25', '3.5'])
})

test('lines beyond the most are counted, not dropped unsaid', () => {
  const text = Array.from({ length: mostLines + 7 }, (_, at) => `2 Stk Ventil Nummer ${at} rot`).join('\n')
  const { lines, unread } = readLines(text)
  expect([lines.length, unread]).toEqual([mostLines, 7])
})

test('all lines of a label are of one thing', () => {
  const label = readLabel('ACME Fasteners\nHex bolt M8x40 zinc\nArt.-Nr. 104711\n4006381333931\nVPE 100')
  expect(label.name).toBe('ACME Fasteners, Hex bolt M8x40 zinc')
  expect(['code', 'barcode', 'packSize'].map((kind) => valueOf(label, kind as never))).toEqual([
    '104711',
    '4006381333931',
    '100',
  ])
})

test('a label’s barcode goes before the digits below it, and one that is no trade item number may be the code', () => {
  const label = readLabel('Hex bolt M8x40\n4 O06381 333937', {
    barcodes: ['LOC-7', '4006381333931', 'https://acme.example/7'],
  })
  expect(label.name).toBe('Hex bolt M8x40')
  expect([valueOf(label, 'barcode'), valueOf(label, 'code')]).toEqual(['4006381333931', 'LOC-7'])
  expect(valueOf(readLabel('Bolt\nSKU B-1', { barcodes: ['LOC-7'] }), 'code')).toBe('B-1')
  expect(valueOf(readLabel('Bolt', { barcodes: ['https://acme.example/7'] }), 'code')).toBeUndefined()
})

test.each([
  'Nettogewicht 25 g',
  'Net weight 25 g',
  'NET WT. 0.88 oz (25 g)',
  'Poids net : 25 g',
  'Peso neto: 25 g',
  'Contenido neto 0,5 l',
  'Füllmenge: 500 ml ℮',
  '25 g',
  'Best before 03/2027',
  'MHD: 12.03.2027',
  'À consommer de préférence avant le 12/03/2027',
  'Consumir preferentemente antes de: MAR 2027',
  'LOT L1234',
  'Charge: 7781',
  '25 g, Lote 12-B, EXP 2027-03-12',
])('a label’s line %s is no part of the name', (line) => {
  const label = readLabel(`Jasmine tea\n${line}`)
  expect(label.name).toBe('Jasmine tea')
  expect(label.parts.filter(({ kind }) => kind === 'unknown')).toEqual([])
})

test.each(['Weight plate 25 kg', 'Lot 5 of screws', 'Best before breakfast', 'M8 x 40 mm', 'Net bag 5 l'])(
  'a label’s line %s says what the thing is',
  (line) => expect(readLabel(`Acme\n${line}`).name).toBe(`Acme, ${line}`),
)

test.each([
  ['Ventil, Farbe: rot, 3,20 EUR', 'Ventil', 'red'],
  ['Ventil Farbe: dunkel rot DN50', 'Ventil DN50', 'dark_red'],
  // no option, or one of the past, is said not to be understood
  ['Ventil; Farbe: lila', 'Ventil', undefined],
  ['Ventil; Farbe: grau', 'Ventil', undefined],
])('%s: a value behind the name of a field', (line, name, value) => {
  const [read] = readLines(line, [colour]).lines
  expect(read?.name).toBe(name)
  expect(read?.parts.find(({ kind }) => kind === 'field')?.value).toBe(value)
  expect(read?.parts.some(({ kind }) => kind === 'unknown')).toBe(value === undefined)
})

test('a measure behind a field’s name is in the field’s unit', () => {
  const { lines } = readLines('Rohr, Breite: 25 mm, 3,20 EUR', bearing)
  expect(lines[0]?.parts.find(({ kind }) => kind === 'field')).toMatchObject({ field: 'b', value: '2.5' })
})

test.each([
  ['Kugellager 20x47x14 mm', { bore: '20', outside: '47', b: '1.4' }],
  ['Kugellager 20 x 47 x 14 mm 2RS', { bore: '20', outside: '47', b: '1.4' }],
  ['Buchse 20x47 mm', { bore: '20', outside: '47' }],
  // several, none, no unit, an area
  ['Set 20x47x14 mm und 25x52x15 mm', {}],
  ['Kugellager 6204', {}],
  ['Schraube 20x47x14', {}],
  ['Kabel 2x1,5 mm²', {}],
])('%s: sides are values of the fields that are named for them', (text, expected) =>
  expect(Object.fromEntries(readSides(text, bearing).map(({ field, value }) => [field, value]))).toEqual(expected),
)

test('of two fields for one side neither is filled in', () =>
  expect(readSides('20x47x14 mm', [...bearing, length('b2', 'Width')])).toEqual([]))
