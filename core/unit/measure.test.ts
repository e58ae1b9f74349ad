import fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test, vi } from 'vitest'
import { measure as sentences } from '#contract/words/en/measure.ts'
import { compatibleUnits } from './compatible-units.ts'
import { convert } from './convert.ts'
import { findBaseUnit, unitsOf } from './find-unit.ts'
import { formatMeasure } from './format-measure.ts'
import { parseMeasure } from './parse-measure.ts'
import { prefixedRoots } from './prefixes.ts'
import { exactDecimal, per, toRatio } from './ratio.ts'
import { type Dimension, unitRows } from './unit-table.ts'

// Random cases take a second on an idle machine, and tens on a busy one.
vi.setConfig({ testTimeout: 60_000 })

const bases = [...unitRows.map(({ symbol }) => symbol), 'Ohm', 'kΩ', 'uF', 'persons', 'Packungen']
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => decimalOf(digits, places))

function decimalOf(digits: bigint, places: number): string {
  return exactDecimal(toRatio(`${digits}/1${'0'.repeat(places)}`)) ?? '0'
}

describe('values as people write them', () => {
  test.each([
    ['10k', 'Ohm', '10000', 'kΩ'],
    ['10K', 'Ohm', '10000', 'kΩ'],
    ['4k7', 'Ohm', '4700', 'kΩ'],
    ['1R5', 'Ohm', '1.5', 'Ω'],
    ['R47', 'Ω', '0.47', 'Ω'],
    ['2M2 Ω', 'kOhm', '2200', 'MΩ'],
    ['10 meg', 'Ohm', '10000000', 'MΩ'],
    ['10M', 'Ohm', '10000000', 'MΩ'],
    ['10m', 'Ohm', '0.01', 'mΩ'],
    ['4u7', 'uF', '4.7', 'µF'],
    ['100n', 'µF', '0.1', 'nF'],
    ['3V3', 'V', '3.3', 'V'],
    ['1.5 TB', 'GB', '1500', 'TB'],
    ['2 GiB', 'MiB', '2048', 'GiB'],
    ['16g', 'GB', '16', 'GB'],
    ['500 mB', 'GB', '0.5', 'MB'],
    ['10 Mbps', 'MB/s', '1.25', 'Mbit/s'],
    ['5 cm', 'mm', '50', 'cm'],
    ['500 MG', 'g', '0.5', 'mg'],
    ['250 cc', 'l', '0.25', 'ml'],
    ['5 ft 11 in', 'cm', '180.34', 'ft'],
    [`5' 11"`, 'cm', '180.34', 'ft'],
    ['-5 ft 11 in', 'cm', '-180.34', 'ft'],
    ['1 h 30 min', 'min', '90', 'h'],
    ['1 1/2 in', 'mm', '38.1', 'in'],
    ['1½ in', 'mm', '38.1', 'in'],
    ['−40 °F', '°C', '-40', '°F'],
    ['300 K', '°C', '26.85', 'K'],
    ['212 ℉', '°C', '100', '°F'],
    ['5 m²', 'cm2', '50000', 'm2'],
    ['2 dozen', 'pcs', '24', 'dozen'],
    ['10k', 'pcs', '10000', 'k'],
    ['5 ‰', '%', '0.5', '‰'],
    ['90 arcmin', '°', '1.5', "'"],
    ['1 kWh', 'J', '3600000', 'kWh'],
    ['3 bar', 'kPa', '300', 'bar'],
    ['  7  ', 'mg', '7', 'mg'],
    ['1 000 000 g', 'kg', '1000', 'g'],
    ['1,5', 'kg', '1.5', 'kg'],
    ['1,500', 'kg', '1500', 'kg'],
    ['12 Persons', 'persons', '12', 'persons'],
    ['1 m', 'in', '39.37007874', 'm'],
    ['5 ft-lb', 'Nm', '6.779089742', 'ft lb'],
  ])('%s in %s is %s', (text, base, value, enteredUnit) => {
    expect(parseMeasure(text, base)).toEqual({ value, enteredUnit })
  })

  test('a decimal comma is what the caller says, and grouping is only by three', () => {
    expect(parseMeasure('1,234 g', 'g', { decimalComma: true })).toMatchObject({ value: '1.234' })
    expect(parseMeasure('1,234 g', 'g')).toMatchObject({ value: '1234' })
    expect(parseMeasure('1.234,5 g', 'kg', { decimalComma: true })).toMatchObject({ value: '1.2345' })
    expect(parseMeasure('1,23,4 g', 'g')).toMatchObject({ code: 'not_a_number' })
  })

  test.each([
    ['', 'm', 'empty'],
    ['long', 'm', 'not_a_number'],
    ['5 5', 'm', 'not_a_number'],
    ['1/0 in', 'm', 'not_a_number'],
    ['1 min 2 h', 'min', 'not_a_number'],
    ['5 °F 3 °F', '°C', 'not_a_number'],
    ['5 kg', 'm', 'other_unit'],
    ['12 kg', 'persons', 'other_unit'],
    ['5 furlongs', 'm', 'unknown_unit'],
    ['500 Mb', 'GB', 'ambiguous_unit'],
    ['10 mohm', 'Ohm', 'ambiguous_unit'],
    ['10 MF', 'µF', 'ambiguous_unit'],
    ['5 mw', 'kW', 'ambiguous_unit'],
    ['10m', 'pcs', 'ambiguous_unit'],
    ['1 pF', 'F', 'too_precise'],
    ['999999999999999 PB', 'B', 'too_large'],
    [`${'9'.repeat(5000)} m`, 'm', 'not_a_number'],
  ])('"%s" in %s is refused: %s', (text, base, code) => {
    const refused = parseMeasure(text, base)
    expect(refused).toMatchObject({ code })
    if (!('code' in refused)) return
    expect(new IntlMessageFormat(sentences[refused.code], 'en').format(refused.facts)).toMatch(/^[“\p{Lu}].*\.$/u)
  })

  test('a rounded conversion follows the precision of the field, and never loses what was meant', () => {
    expect(parseMeasure('100 °F', '°C', { precision: 1 })).toMatchObject({ value: '37.8' })
    expect(parseMeasure('100 °F', '°C')).toMatchObject({ value: '37.777777778' })
    expect(parseMeasure('1 s', 'h', { precision: 2 })).toMatchObject({ code: 'too_precise' })
    // Exact conversions are not rounded: the field's validator says that they have too many digits.
    expect(parseMeasure('1 ft', 'cm', { precision: 0 })).toMatchObject({ value: '30.48' })
  })
})

describe('every unit', () => {
  test('is its own base, and every compatible unit can be entered in it', () => {
    for (const base of bases) {
      const units = compatibleUnits(base)
      expect(units).toContain(base)
      for (const unit of units) expect(convert('1', unit, base), `${unit} in ${base}`).toBeDefined()
    }
  })

  test('is named by one spelling once in its dimension', () => {
    const symbols = unitsOfAll().map((unit) => `${unit.dimension} ${unit.symbol}`)
    expect(new Set(symbols).size).toBe(symbols.length)
    for (const [root] of prefixedRoots) expect(findBaseUnit(root)?.root, root).toBe(root)
  })

  test('there and back gives the same number for factors that end', () => {
    let exact = 0
    for (const from of unitsOfAll())
      for (const to of unitsOf(from.dimension)) {
        // Both ways must end: 1 in is 2.54 cm, but 1 cm has no end in inches.
        const isExact =
          exactDecimal(per(from.factor, to.factor)) !== undefined &&
          exactDecimal(per(to.factor, from.factor)) !== undefined
        if (!isExact || from.offset || to.offset || !isNamed(from.symbol, to.symbol)) continue
        exact++
        const there = convert('-12345.678901234', from.symbol, to.symbol) ?? ''
        expect(convert(there, to.symbol, from.symbol), `${from.symbol} ${to.symbol}`).toBe('-12345.678901234')
      }
    expect(exact).toBeGreaterThan(400)
  })
})

describe('formatting', () => {
  test.each([
    ['10000', 'Ohm', {}, '10 kΩ'],
    ['4700', 'Ω', {}, '4.7 kΩ'],
    ['0.0000047', 'F', {}, '4.7 µF'],
    ['1500', 'GB', {}, '1.5 TB'],
    ['12.5', 'kg', { precision: 2 }, '12.50 kg'],
    ['12.5', 'kg', { precision: 2, decimalComma: true }, '12,50 kg'],
    ['1500', 'g', {}, '1500 g'],
    ['1500', 'g', { scale: true }, '1.5 kg'],
    ['0', 'Ohm', {}, '0 Ohm'],
    ['-4700', 'Ohm', {}, '-4.7 kΩ'],
    ['12', '%', {}, '12%'],
    ['3', 'persons', { scale: true }, '3 persons'],
  ])('%s %s %o is %s', (value, unit, options, text) => {
    expect(formatMeasure(value, unit, options)).toBe(text)
  })

  test('what is shown can be entered again and is the same value', () => {
    const options = fc.record({
      scale: fc.boolean(),
      decimalComma: fc.boolean(),
      precision: fc.option(fc.integer({ min: 0, max: 9 })),
    })
    fc.assert(
      fc.property(decimals, fc.constantFrom(...bases), options, (value, unit, form) => {
        expect(parseMeasure(formatMeasure(value, unit, form), unit, form)).toMatchObject({ value })
      }),
      { numRuns: 500 },
    )
  })
})

test('whatever is typed is read or refused, in milliseconds', () => {
  let spent = 0
  const piece = fc.constantFrom(
    '1',
    '000',
    '.',
    ',',
    ' ',
    '-',
    '/',
    'k',
    'M',
    'Ω',
    '"',
    "'",
    '½',
    '°',
    'm',
    'µ',
    'ft',
    '\ud800',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 120 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(
      typed,
      fc.oneof(fc.constantFrom(...bases), fc.string({ maxLength: 20 })),
      fc.boolean(),
      (text, unit, decimalComma) => {
        const started = performance.now()
        const read = parseMeasure(text, unit, { decimalComma })
        spent += performance.now() - started
        if ('value' in read) expect(read.value).toMatch(/^-?\d{1,18}(\.\d{1,9})?$/)
      },
    ),
    { numRuns: 300 },
  )
  // Seen: 0.2 ms each, on a machine with other work.
  expect(spent / 300).toBeLessThan(50)
})

function unitsOfAll() {
  const dimensions = new Set<Dimension>(unitRows.map(({ dimension }) => dimension))
  return [...dimensions].flatMap((dimension) => unitsOf(dimension))
}

/** A symbol that several dimensions share (`m`, `'`) names the first of them. */
function isNamed(...symbols: string[]): boolean {
  return symbols.every((symbol) => findBaseUnit(symbol)?.symbol === symbol)
}
