import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecimalMark, detectDecimalMark, parseDecimal, parsePrice } from './parse-decimal.ts'

test.each<[string, DecimalMark, string | undefined]>([
  ['12', '.', '12'],
  ['007', '.', '7'],
  ['-0', '.', '0'],
  ['17850.0', '.', '17850'],
  ['1,234.50', '.', '1234.5'],
  ['1.234,50', ',', '1234.5'],
  ['1 234,5', ',', '1234.5'],
  ['1\u202f234,5', ',', '1234.5'],
  ["1'234.5", '.', '1234.5'],
  ['1,23,456.00', '.', '123456'],
  ['₹12,34,56,789.5', '.', '123456789.5'],
  ['-1,00,000', '.', '-100000'],
  // groups of two down to the last are no notation, nor is this one with a decimal comma
  ['1,23,45', '.', undefined],
  ['123,45,678', '.', undefined],
  ['1.23.456,00', ',', undefined],
  ['£2.55', '.', '2.55'],
  ['2.55 EUR', '.', '2.55'],
  ['12 pcs', '.', '12'],
  ['-£3.20', '.', '-3.2'],
  ['£-3.20', '.', '-3.2'],
  ['\u22125', '.', '-5'],
  ['5-', '.', '-5'],
  ['(5)', '.', '-5'],
  ['1e3', '.', '1000'],
  ['.5', '.', '0.5'],
  ['0.0000001', '.', '0.0000001'],
  ['129,00 Kč', ',', '129'],
  ['kr 349,50', ',', '349.5'],
  ['$0.45/ea', '.', '0.45'],
  ['1,20 € pro Stück', ',', '1.2'],
  ['Salt 500 g', '.', undefined],
  ['12/kg', '.', undefined],
  ['1,25 zł', ',', '1.25'],
  ['CHF 74.–', '.', '74'],
  ["1'089.-", '.', '1089'],
  ['12,-- €', ',', '12'],
  // of the other mark, and nothing else
  ['1 234,56', '.', '1234.56'],
  ['1.234,5', '.', '1234.5'],
  ['1,234.50', ',', '1234.5'],
  // no number, ambiguous, or more digits than the ledger holds
  ['', '.', undefined],
  ['abc', '.', undefined],
  ['12:30', '.', undefined],
  ['1,5', '.', undefined],
  ['1,2,3', '.', undefined],
  ['1.5', ',', undefined],
  ['12345678901234567890', '.', undefined],
  ['1.0000000001', '.', undefined],
])('"%s" with the mark "%s" is %s', (text, mark, expected) => {
  expect(parseDecimal(text, mark)).toBe(expected)
})

test('a price keeps nine places of what a program computed', () => {
  expect(parsePrice('2.5500000000000003', '.')).toBe('2.55')
  expect(parsePrice('0.3333333333333333', '.')).toBe('0.333333333')
})

test('every decimal of the ledger is read back exactly, in either notation', () => {
  const whole = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n })
  const fraction = fc.integer({ min: 0, max: 999_999_999 }).map((n) => String(n).padStart(9, '0').replace(/0+$/, ''))
  fc.assert(
    fc.property(whole, fraction, fc.boolean(), (units, digits, negative) => {
      const exact = `${negative && (units > 0n || digits) ? '-' : ''}${units}${digits && `.${digits}`}`
      const sign = negative ? '-' : ''
      const grouped = String(units).replace(/\B(?=(\d{3})+$)/g, ',')
      expect(parseDecimal(`${sign}${units}${digits && `.${digits}`}`, '.')).toBe(exact)
      expect(parseDecimal(`${sign}${grouped}${digits && `.${digits}`}`, '.')).toBe(exact)
      expect(parseDecimal(`${sign}${grouped.replaceAll(',', '.')}${digits && `,${digits}`}`, ',')).toBe(exact)
    }),
  )
})

test.each([
  [['2.55', '1,234'], '.'],
  [['2,5', '3'], ','],
  [['1.234,5'], ','],
  [['1.234.567'], ','],
  [['1,23,456'], '.'],
  [['1,23,456.00', '12,345.50'], '.'],
  [['1,234'], undefined],
  [['12', ''], undefined],
])('the decimal mark of %j is %s', (samples, expected) => {
  expect(detectDecimalMark(samples)).toBe(expected)
})
