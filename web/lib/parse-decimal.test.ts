import { describe, expect, test } from 'vitest'
import { isAmount, parseDecimal } from '#web/lib/parse-decimal.ts'

describe('a quantity as people type it', () => {
  test.each([
    ['12', '12'],
    ['0.5', '0.5'],
    ['.5', '0.5'],
    ['12,5', '12.5'],
    ['0,125', '0.125'],
    ['1,234.50', '1234.50'],
    ['1 200', '1200'],
    ["1'200", '1200'],
    ['007', '7'],
    ['1,234', '1234'],
    ['1,234,567', '1234567'],
    ['123456789012345678.123456789', '123456789012345678.123456789'],
  ])('%s is %s', (text, wire) => {
    expect(parseDecimal(text)).toBe(wire)
  })
  test.each(['', ' ', '-3', '1.2.3', '1e3', 'twelve', '1.1234567891', '1234567890123456789', '12,34.5', ','])(
    '%j is refused',
    (text) => {
      expect(parseDecimal(text)).toBeUndefined()
    },
  )
})

test('an amount is a number or nothing', () => {
  expect(['', ' ', '12', '1,5', 'two', undefined].map(isAmount)).toEqual([true, true, true, true, false, true])
})
