import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field, FieldKind } from '#contract/field.ts'
import { findDateOrder, findDecimalMark, newOptions } from './convert-column.ts'
import type { ConversionSetting } from './convert-setting.ts'
import { makeConverter } from './convert-value.ts'
import { makeField } from './field-fixture.ts'
import { readValue } from './read-value.ts'
import type { AttributeValue } from './value.ts'

const setting: ConversionSetting = {
  dateOrder: 'dmy',
  decimalMark: '.',
  timeZone: 'Europe/Berlin',
  merged: new Map(),
  words: { yes: 'Yes', no: 'No' },
}
const options = [
  { key: 'tablet', label: 'Tablet' },
  { key: 'syrup', label: 'Syrup, oral' },
  { key: 'old', label: 'Old form', archived: true },
]
const convert = (
  from: Partial<Field>,
  to: Partial<Field>,
  value: AttributeValue,
  more: Partial<ConversionSetting> = {},
) => {
  const reading = makeConverter(makeField(from), makeField(to), { ...setting, ...more })(value)
  return 'value' in reading ? reading.value : `! ${reading.code}`
}

describe('a value keeps its meaning', () => {
  test.each<[Partial<Field>, Partial<Field>, AttributeValue, AttributeValue]>([
    [{}, { kind: 'number', unit: 'mg' }, '10 mg', '10'],
    [{}, { kind: 'number', unit: 'mg' }, '0.5 g', '500'],
    [{}, { kind: 'number', unit: 'mg' }, '10', '10'],
    [{}, { kind: 'number', unit: 'mg' }, 'ten', '! not_a_measure'],
    [{}, { kind: 'number' }, '1,234.50', '1234.5'],
    [{}, { kind: 'number' }, '10 mg', '! not_a_number'],
    [{}, { kind: 'money' }, '€ 12.50', '12.5'],
    [{}, { kind: 'integer' }, '12.5', '! not_an_integer'],
    [{ kind: 'number', unit: 'mg' }, {}, '10', '10 mg'],
    [{ kind: 'number', unit: 'kg' }, { kind: 'number', unit: 'g' }, '0.5', '500'],
    [{ kind: 'number', unit: 'g' }, { kind: 'number', unit: 'kg' }, '500', '0.5'],
    [{ kind: 'number', unit: 'g' }, { kind: 'number', unit: 'm' }, '500', '! not_a_measure'],
    [{ kind: 'number', unit: 'kgg' }, { kind: 'number', unit: 'kg' }, '5', '5'],
    [{ kind: 'number', unit: 'boxes' }, { kind: 'number', unit: 'cartons' }, '5', '5'],
    [{ kind: 'number' }, { kind: 'number', unit: 'kg' }, '5', '5'],
    [{ kind: 'number', unit: 'kg' }, { kind: 'integer' }, '5', '5'],
    [{ kind: 'number' }, { kind: 'integer' }, '5.5', '! not_an_integer'],
    [{ kind: 'number' }, { kind: 'number', precision: 1 }, '5.55', '! too_precise'],
    [{ kind: 'number' }, { kind: 'money' }, '5.5', '5.5'],
    [{}, { kind: 'date' }, '23.11.2026', '2026-11-23'],
    [{}, { kind: 'date' }, '23 Nov 2026', '2026-11-23'],
    [{}, { kind: 'date' }, '31.02.2026', '! not_a_day'],
    [{}, { kind: 'dateTime' }, '23.11.2026 10:30', '2026-11-23T09:30:00.000Z'],
    [{ kind: 'date' }, { kind: 'dateTime' }, '2026-07-01', '2026-06-30T22:00:00.000Z'],
    [{ kind: 'dateTime' }, { kind: 'date' }, '2026-06-30T22:00:00.000Z', '2026-07-01'],
    [{ kind: 'dateTime' }, {}, '2026-11-23T09:30:00.000Z', '2026-11-23 10:30+01:00'],
    [{ kind: 'boolean' }, {}, true, 'Yes'],
    [{ kind: 'boolean' }, { kind: 'integer' }, false, '0'],
    [{ kind: 'integer' }, { kind: 'boolean' }, '1', true],
    [{ kind: 'integer' }, { kind: 'boolean' }, '2', '! not_a_boolean'],
    [{}, { kind: 'boolean' }, 'maybe', '! not_a_boolean'],
    [{}, { kind: 'select', options }, 'TABLET ', 'tablet'],
    [{}, { kind: 'select', options }, 'Powder', '! unknown_option'],
    [{ kind: 'select', options }, {}, 'syrup', 'Syrup, oral'],
    [{ kind: 'select', options }, { kind: 'select', options }, 'old', 'old'],
    [{ kind: 'select', options }, { kind: 'select', options: options.slice(1) }, 'tablet', '! unknown_option'],
    [{ kind: 'select', options }, { kind: 'multiSelect', options }, 'syrup', ['syrup']],
    [{ kind: 'multiSelect', options }, { kind: 'select', options }, ['syrup'], 'syrup'],
    [{ kind: 'multiSelect', options }, { kind: 'select', options }, ['syrup', 'tablet'], '! too_many'],
    [{ kind: 'multiSelect', options }, {}, ['tablet', 'syrup'], 'Tablet; Syrup, oral'],
    [{}, { kind: 'multiSelect', options }, 'Tablet; Syrup, oral', ['tablet', 'syrup']],
    [{ kind: 'select', options }, { kind: 'number' }, 'tablet', '! not_a_number'],
    [{ kind: 'text' }, { kind: 'longText' }, 'same', 'same'],
    [{ kind: 'barcode' }, {}, '4006381333931', '4006381333931'],
    [{}, { kind: 'email' }, 'ann@Example.com', 'ann@example.com'],
    [{}, { kind: 'url' }, 'not an address', '! not_a_url'],
    [{ kind: 'formula', resultKind: 'number' }, { kind: 'number' }, '7', '7'],
    [{ kind: 'text' }, { kind: 'file' }, 'scan.pdf', '! not_a_file'],
  ])('%j to %j: %j is %j', (from, to, value, expected) => {
    expect(convert(from, to, value)).toEqual(expected)
  })

  test('merged options become the one they are merged into, once', () => {
    const merged = new Map([['old', 'tablet']])
    const rest = options.slice(0, 2)
    expect(convert({ kind: 'select', options }, { kind: 'select', options: rest }, 'old', { merged })).toBe('tablet')
    const both = convert({ kind: 'multiSelect', options }, { kind: 'multiSelect', options: rest }, ['tablet', 'old'], {
      merged,
    })
    expect(both).toEqual(['tablet'])
  })

  test('a text becomes a reference by code or name, and a reference its name, where the record is known', () => {
    const id = '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'
    const records = { labels: new Map([[id, 'Acme']]), ids: new Map([['acme', id]]) }
    expect(convert({}, { kind: 'reference', referenceTo: 'supplier' }, 'ACME', { records })).toBe(id)
    expect(convert({}, { kind: 'reference', referenceTo: 'supplier' }, 'Other', { records })).toBe('! not_a_reference')
    expect(convert({ kind: 'reference', referenceTo: 'supplier' }, {}, id, { records })).toBe('Acme')
    const several = { kind: 'reference', referenceTo: 'supplier', multiple: true } as const
    expect(convert({ kind: 'reference', referenceTo: 'supplier' }, several, id)).toEqual([id])
    expect(convert(several, { kind: 'reference', referenceTo: 'supplier' }, [id])).toBe(id)
    expect(convert(several, { kind: 'reference', referenceTo: 'item' }, [id])).toBe('! not_a_reference')
  })
})

describe('what is decided over a column', () => {
  const counted = (...texts: string[]) => texts.map((value, at) => ({ value, count: texts.length - at }))
  test('the order of dates is what the values say, and uncertain where none does', () => {
    const date = makeField({ kind: 'date' })
    const orderOf = (...texts: string[]) => findDateOrder(makeField(), date, counted(...texts))
    expect(orderOf('03/04/2026', '03/25/2026')).toEqual({ order: 'mdy', isCertain: true })
    expect(orderOf('03/04/2026')).toEqual({ order: 'dmy', isCertain: false })
    expect(orderOf('2026-04-03')).toBeUndefined()
    expect(findDateOrder(makeField({ kind: 'dateTime' }), date, counted('03/04/2026'))).toBeUndefined()
  })
  test('a decimal comma is found among units', () => {
    const number = makeField({ kind: 'number', unit: 'mg' })
    expect(findDecimalMark(makeField(), number, counted('0,5 mg', '10 mg'))).toBe(',')
    expect(findDecimalMark(makeField(), number, counted('10 mg'))).toBe('.')
  })
  test('options are made of values, one for spellings that differ in capitals', () => {
    const select = makeField({ kind: 'select', options: [{ key: 'red', label: 'Red' }] })
    expect(
      newOptions(makeField(), select, counted('Blue', 'blue', 'RED', 'Size 10', 'Size 9', '重量'), setting),
    ).toEqual([
      { key: 'blue', label: 'Blue' },
      { key: 'size_9', label: 'Size 9' },
      { key: 'size_10', label: 'Size 10' },
      { key: 'option', label: '重量' },
    ])
    const several = makeField({ kind: 'multiSelect', options: [] })
    expect(newOptions(makeField(), several, counted('b, a', 'a'), setting).map((option) => option.label)).toEqual([
      'a',
      'b',
    ])
  })
})

const samples: Partial<Record<FieldKind, fc.Arbitrary<AttributeValue>>> = {
  text: fc
    .string({ minLength: 1, maxLength: 40 })
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => text !== '' && !text.includes('\u0000')),
  integer: fc.integer().map(String),
  number: fc
    .tuple(fc.integer(), fc.nat(999))
    .map(([whole, part]) => canonical(`${whole}.${String(part).padStart(3, '0')}`)),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  dateTime: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  boolean: fc.boolean(),
  select: fc.constantFrom('tablet', 'syrup'),
  multiSelect: fc.constantFrom<AttributeValue>(['tablet'], ['syrup'], ['tablet', 'syrup']),
  email: fc.constantFrom('ann@example.com', 'b.c@d.example'),
  phone: fc.constantFrom('+49 30 1234', '0301234'),
  url: fc.webUrl().filter((url) => url.length < 200),
  barcode: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
}
const kinds = Object.keys(samples) as FieldKind[]
const fieldOf = (kind: FieldKind) => makeField({ kind, ...(kind.endsWith('elect') ? { options } : {}) })
const valueOf = (kind: FieldKind) => samples[kind] ?? fc.constant('x')

function canonical(text: string): string {
  const reading = readValue(makeField({ kind: 'number' }), text)
  return 'value' in reading ? String(reading.value) : '0'
}

test('what converts is a canonical value of the new definition, between any two kinds', () => {
  const pair = fc
    .tuple(fc.constantFrom(...kinds), fc.constantFrom(...kinds))
    .chain(([from, to]) => fc.tuple(fc.constant(from), fc.constant(to), valueOf(from)))
  fc.assert(
    fc.property(pair, ([from, to, value]) => {
      const reading = makeConverter(fieldOf(from), fieldOf(to), setting)(value)
      if ('code' in reading) return
      expect(readValue(fieldOf(to), reading.value)).toEqual({ value: reading.value })
    }),
    { numRuns: 3000 },
  )
})

test.each<[FieldKind, Partial<Field>, Partial<Field>]>([
  ['number', { kind: 'number', unit: 'mg' }, {}],
  ['number', { kind: 'number' }, {}],
  ['number', { kind: 'number', unit: 'kg' }, { kind: 'number', unit: 'g' }],
  ['integer', { kind: 'integer' }, { kind: 'number' }],
  ['number', { kind: 'number' }, { kind: 'money' }],
  ['date', { kind: 'date' }, {}],
  ['date', { kind: 'date' }, { kind: 'dateTime' }],
  ['dateTime', { kind: 'dateTime' }, {}],
  ['boolean', { kind: 'boolean' }, {}],
  ['boolean', { kind: 'boolean' }, { kind: 'integer' }],
  ['select', { kind: 'select', options }, {}],
  ['select', { kind: 'select', options }, { kind: 'multiSelect', options }],
  ['multiSelect', { kind: 'multiSelect', options }, {}],
  ['text', {}, { kind: 'longText' }],
  ['email', { kind: 'email' }, {}],
  ['phone', { kind: 'phone' }, {}],
  ['url', { kind: 'url' }, {}],
  ['barcode', { kind: 'barcode' }, {}],
])('%s values are the same again after going from %j to %j and back', (kind, from, to) => {
  fc.assert(
    fc.property(valueOf(kind), (value) => {
      const there = convert(from, to, value)
      expect(convert(to, from, there)).toEqual(value)
    }),
    { numRuns: 300 },
  )
})
