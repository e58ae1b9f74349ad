import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeColumn } from './column-content.ts'
import { toFieldName } from './field-name.ts'
import { inferKind } from './infer-kind.ts'

const times = <T>(n: number, make: (n: number) => T) => Array.from({ length: n }, (_, index) => make(index))
const infer = (header: string, values: readonly string[]) => inferKind(header, describeColumn(values))
const cycle = (n: number, ...words: string[]) => times(n, (at) => words[at % words.length] ?? '')

test.each([
  // amounts and their units
  ['Weight (kg)', times(20, (n) => `${n},5`), 'number kg unit_in_header'],
  ['Dose [mg]', ['500', '250', '2.5'], 'number mg unit_in_header'],
  ['Length, mm', ['5', '10'], 'number mm unit_in_header'],
  ['weight_kg', ['1', '2.5'], 'number kg unit_in_header'],
  ['Dose', ['5 mg', '10 mg', '1 g', '250 mg'], 'number mg unit_in_cells'],
  ['Gewicht', ['1,5 kg', '0,25 kg', '12 kg'], 'number kg unit_in_cells'],
  ['Weight (g)', ['1.5 kg', '0.25 kg', '300 g'], 'number g unit_in_cells'],
  ['Capacity', ['500GB', '1 TB', '1.5 TB', '2 TB'], 'number TB unit_in_cells'],
  ['Resistance', ['10k', '4k7', '100', '2M2', '470'], 'number Ω unit_in_header'],
  ['Strength', ['5%', '10 %', '0.5%'], 'number % unit_in_cells'],
  ['Ratio', times(30, (n) => `${n}.25`), 'number numbers'],
  ['Level', times(30, (n) => `${n * 37}`), 'integer whole_numbers'],
  ['Big', ['1.234.567,50', '12,5', '1.000,00'], 'number numbers'],
  ['Grouped', ["1'234'567", "12'000", '7'], 'integer whole_numbers'],
  ['Swing', times(30, (n) => `${n - 15}`), 'integer whole_numbers'],
  ['Owed', ['(12.50)', '3.00', '4.75'], 'number numbers'],
  // money
  ['Rent', ['€ 12.50', '€ 3.00', '€ 1,250.00'], 'money EUR currency'],
  ['Fee', ['12,50 €', '3,00 €'], 'money EUR currency'],
  ['Fee', ['CHF 5', 'CHF 7.50'], 'money CHF currency'],
  ['Deposit (USD)', ['5', '7.50'], 'money USD currency'],
  ['Shipping [€]', ['5', '7.50'], 'money EUR currency'],
  ['Rental fee', ['5', '7.50'], 'money money_name'],
  // days and times
  ['Expires', ['31.01.2026', '15.02.2026'], 'date dates'],
  ['Seen', ['2024-01-31T10:15:00Z', '2024-02-01T09:00:00Z'], 'dateTime times'],
  ['Seen', ['2024-01-31 00:00:00', '2024-02-01 00:00:00'], 'date dates'],
  ['Best before', ['12 Mar 2025', '3 April 2025'], 'date dates'],
  ['Expiry date', ['20260131', '20261231'], 'date dates'],
  ['Batch', ['20260131', '20261231'], 'text code_name'],
  ['Price list', ['12.50', '13.75'], 'money money_name'],
  // yes or no
  ['Fragile', ['yes', 'no', 'yes'], 'boolean yes_or_no'],
  ['Rezeptpflichtig', ['ja', 'nein', 'Ja'], 'boolean yes_or_no'],
  ['Actif', ['oui', 'non'], 'boolean yes_or_no'],
  ['Activo', ['sí', 'no'], 'boolean yes_or_no'],
  ['Spare', ['x', '', 'x', ''], 'boolean yes_or_no'],
  ['Is active', ['1', '0', '1'], 'boolean yes_or_no'],
  ['Slots', ['1', '0', '1', '1', '0'], 'integer whole_numbers'],
  ['Checked', ['✓', '✗'], 'boolean yes_or_no'],
  ['Grade', cycle(30, 'y', 'z'), 'select few_values'],
  // digits that are no amounts
  ['Code', ['4006381333931', '5901234123457', '9780306406157'], 'barcode check_digits'],
  ['EAN', ['4006381333930', '5901234123450'], 'barcode check_digits'],
  ['Plant', ['00123', '00456', '12345'], 'text leading_zeros'],
  ['Account', ['12345678901234567890', '12345678901234567891'], 'text leading_zeros'],
  ['Number of slots', ['4', '2', '12'], 'integer whole_numbers'],
  ['Serial number', ['4711', '4712', '4713'], 'text code_name'],
  // addresses
  ['Contact', ['ann@example.com', 'bob@example.org'], 'email addresses'],
  ['Datasheet', ['https://example.com/a.pdf', 'www.example.com/b'], 'url addresses'],
  ['Phone', ['+49 30 123456', '030/1234567'], 'phone addresses'],
  ['Call', ['+49 30 123456', '+1 (212) 555-0100'], 'phone addresses'],
  // words
  ['Colour', cycle(30, 'red', 'green', 'blue'), 'select few_values'],
  ['Farbe', ['rot', 'blau', 'rot'], 'select few_values'],
  ['Notes', cycle(30, 'ok', 'fine'), 'text texts'],
  ['Allergens', cycle(30, 'nuts; milk', 'milk', 'gluten; nuts', 'gluten'), 'multiSelect lists'],
  ['Seen in', cycle(30, 'north, south', 'south', 'west, north', 'east, south'), 'multiSelect lists'],
  ['Allergens', cycle(40, 'lactose', 'lactose, gluten', 'gluten', ''), 'multiSelect lists'],
  ['City', cycle(30, 'Berlin, Germany', 'Paris, France', 'Lyon, France'), 'select few_values'],
  ['Story', times(30, (n) => `Every one is different: ${n * 7919}`), 'text texts'],
  ['Story', times(30, (n) => `${'word '.repeat(40)}${n}`), 'longText long_text'],
  ['Address', times(10, (n) => `${n} High Street\nTown`), 'longText long_text'],
  ['Size', ['S', 'M', 'L', 'XL', 'M'], 'select few_values'],
  // a few that do not fit do no harm
  ['Level', [...times(60, (n) => `${n * 37}`), 'n/a', '-', 'lots'], 'integer whole_numbers'],
  ['Level', [...times(20, (n) => `${n * 37}`), 'n/a', 'N/A', ''], 'integer whole_numbers'],
])('%s of %j is %s', (header, values, expected) => {
  const { kind, unit, currency, reason } = infer(header, values)
  expect([kind, unit ?? currency, reason].filter(Boolean).join(' ')).toBe(expected)
})

test('choices stand once each, whatever the case of their letters, the commonest first', () => {
  expect(infer('Colour', cycle(40, 'red', 'Red', 'blue', 'red')).options).toEqual(['red', 'blue'])
  expect(infer('Tags', cycle(40, 'new; sale', 'sale', 'SALE;  last\tone')).options).toEqual(['sale', 'new', 'last one'])
})

test('a kind is inferred for any column, and its confidence is a share', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.integer().map(String),
    fc.constantFrom('yes', 'no', '5 mg', '1,5', '31.01.2024', ''),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(value, { minLength: 1, maxLength: 40 }), (header, values) => {
      const inferred = infer(header, values)
      expect(inferred.confidence).toBeGreaterThan(0)
      expect(inferred.confidence).toBeLessThanOrEqual(1)
      expect(infer(header, values)).toMatchObject({ kind: inferred.kind, reason: inferred.reason })
      expect((inferred.options ?? []).every((label) => label !== '' && label.length <= 80)).toBe(true)
    }),
  )
})

test.each([
  ['Weight (kg)', 'kg', 'Weight'],
  ['weight_kg', 'kg', 'Weight'],
  ['expiry_date', undefined, 'Expiry date'],
  ['expiryDate', undefined, 'Expiry date'],
  ['IPN', undefined, 'IPN'],
  ['Deposit (EUR)', 'EUR', 'Deposit'],
  ['Note (internal)', undefined, 'Note (internal)'],
  [' ', undefined, 'Field'],
  ['a\tb\nc', undefined, 'A b c'],
])('the field of %j in %s is %j', (header, unit, name) => {
  expect(toFieldName(header, unit)).toBe(name)
})
