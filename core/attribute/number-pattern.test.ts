import { expect, test } from 'vitest'
import { formatAutonumber, isNumberPattern, readAutonumber } from './number-pattern.ts'

test.each([
  ['LOT-{YYYY}-{0000}', 12, 'LOT-2026-0012'],
  ['{YY}{MM}{DD}/{00}', 7, '261123/07'],
  ['N{0}', 1234, 'N1234'],
  ['a.b(c){000}', 5, 'a.b(c)005'],
])('%s and %i give %s, and the number is read back', (pattern, count, number) => {
  expect(formatAutonumber(pattern, count, '2026-11-23')).toBe(number)
  expect(readAutonumber(pattern, number)).toBe(BigInt(count))
})

test.each([
  ['LOT-{0000}', 'LOT-12'],
  ['LOT-{0000}', 'lot-0012x'],
  ['{YYYY}-{00}', '26-01'],
  ['a.b{00}', 'axb01'],
])('%s does not read %s', (pattern, text) => {
  expect(readAutonumber(pattern, text)).toBeUndefined()
})

test.each(['LOT', '{00}{00}', '{0}{X}', '{0}}'])('%s is no pattern', (pattern) => {
  expect(isNumberPattern(pattern)).toBe(false)
})
