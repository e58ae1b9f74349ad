import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toGtin } from '#core/code/gtin.ts'
import { type ExpectedLine, englishLines, germanLines, laterLines } from './lines-fixture.ts'
import { longestLine, type ReadLine, readLine, valueOf } from './read-line.ts'

const single = [
  'code',
  'makerCode',
  'barcode',
  'quantity',
  'unit',
  'packSize',
  'packUnit',
  'price',
  'currency',
  'priceQuantity',
  'total',
  'minimumQuantity',
  'leadTimeDays',
] as const

function summaryOf(line: ReadLine): ExpectedLine {
  const found = single.flatMap((kind) => {
    const value = valueOf(line, kind)
    return value === undefined ? [] : [[kind, value]]
  })
  const unknown = line.parts.filter(({ kind }) => kind === 'unknown').map(({ from, to }) => line.text.slice(from, to))
  return {
    ...(line.name === '' ? {} : { name: line.name }),
    ...Object.fromEntries(found),
    ...(line.pricePer === 'pack' ? { pricePer: 'pack' } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
  }
}

test.each(germanLines)('%s', (line, expected) => expect(summaryOf(readLine(line))).toEqual(expected))
test.each(englishLines)('%s', (line, expected) => expect(summaryOf(readLine(line))).toEqual(expected))
test.each(laterLines)('%s', (line, expected) => expect(summaryOf(readLine(line))).toEqual(expected))

/** Texts of what lines are made of, and of what they are not. */
const pieces = fc.oneof(
  fc.constantFrom(
    '12 x',
    'EAN',
    'VPE',
    '€',
    '3,45',
    '1.234,50',
    '/',
    'Stk',
    ':',
    '(',
    ')',
    '\t',
    '|',
    '\n',
    'Art.-Nr.',
    'box of',
    'per',
    '\u0001',
  ),
  fc.constantFrom(
    'Preis',
    'Lieferzeit',
    'Menge',
    '4006381333931',
    'ABC-4711',
    '20x47x14 mm',
    'Rabatt 10 %',
    'https://',
    '@',
    '-',
    '10',
    '100er',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const lines = fc.array(pieces, { maxLength: 30 }).map((words) => words.join(' '))

test('whatever is pasted is read: each part is a piece of the text, none lies in another, and the name is made of its words', () =>
  fc.assert(
    fc.property(lines, (line) => {
      const { text, parts, name } = readLine(line)
      let end = 0
      for (const { kind, from, to, value, confidence } of parts) {
        expect(to).toBeGreaterThan(from)
        // a pack's word is its unit too
        if (kind !== 'packUnit' && kind !== 'unit') expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        if (kind === 'barcode') expect(toGtin(value)).toBeDefined()
        if (kind === 'price' || kind === 'quantity' || kind === 'packSize') expect(value).toMatch(/^\d+(\.\d+)?$/)
        end = Math.max(end, to)
      }
      const words = (part: string) => part.match(/[\p{L}\p{N}]+/gu) ?? []
      const named = parts.filter(({ kind }) => kind === 'name').flatMap(({ value }) => words(value))
      expect(words(name)).toEqual(named)
    }),
    { numRuns: 2_000 },
  ))

/** A word of a name in no vocabulary of lines. */
const nameWord = fc.constantFrom('Kugellager', 'Gasket', 'Bracket', 'verzinkt', 'Ventil', 'Sprocket', 'weiß', 'Adapter')
const orders = fc.record({
  quantity: fc.integer({ min: 1, max: 9_999 }),
  code: fc
    .tuple(fc.constantFrom('AB', 'XKR', 'Q'), fc.integer({ min: 100, max: 99_999 }))
    .map(([letters, n]) => `${letters}-${n}`),
  name: fc.array(nameWord, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  cents: fc.integer({ min: 1, max: 9_999_999 }),
  pack: fc.integer({ min: 2, max: 500 }),
  isGerman: fc.boolean(),
})

test('an order that is written down in either language, with any marks between its parts, is read as it was', () =>
  fc.assert(
    fc.property(
      orders,
      fc.constantFrom(', ', '; ', ' | ', '\t', ' - '),
      ({ quantity, code, name, cents, pack, isGerman }, mark) => {
        const amount = new Intl.NumberFormat(isGerman ? 'de' : 'en', { minimumFractionDigits: 2 }).format(cents / 100)
        const line = isGerman
          ? [`${quantity} Stk`, `Art.-Nr. ${code}`, name, `VPE ${pack}`, `${amount} €/Stk`].join(mark)
          : [`${quantity} pcs`, `SKU ${code}`, name, `pack size ${pack}`, `€${amount} each`].join(mark)
        const { pricePer, ...read } = readLine(line)
        const values = ['quantity', 'code', 'packSize', 'price', 'currency', 'unknown'] as const
        expect({
          line,
          name: read.name,
          pricePer,
          ...Object.fromEntries(values.map((kind) => [kind, valueOf(read, kind)])),
        }).toEqual({
          line,
          name,
          pricePer: 'one',
          quantity: `${quantity}`,
          code,
          packSize: `${pack}`,
          price: `${cents / 100}`,
          currency: 'EUR',
          unknown: undefined,
        })
      },
    ),
  ))

test.each([
  '1'.repeat(5_000),
  '1,'.repeat(3_000),
  '1 '.repeat(3_000),
  'a: '.repeat(3_000),
  '€ 1'.repeat(2_000),
  '- '.repeat(3_000),
  'x('.repeat(3_000),
  'VPE '.repeat(2_000),
  '1 Stk/'.repeat(2_000),
])('a hostile line costs no more than a long one', (line) => {
  const { text, parts } = readLine(line)
  expect(text.length).toBeLessThanOrEqual(longestLine)
  expect(parts.every(({ to }) => to <= longestLine)).toBe(true)
})
