import { expect, test } from 'vitest'
import { decimal } from '#contract/values.ts'
import { canonicalDecimal } from './quantity.ts'

test('the contract reads decimals of any length as the one text that calculation writes', () => {
  for (const text of [
    '0',
    '00',
    '-0',
    '-0.00',
    '012.50',
    '-1.500',
    '100',
    '0.10',
    '1.05',
    '-0.000000001',
    '999999999999999999.000000000',
  ])
    expect(decimal.parse(text), text).toBe(text.startsWith('-0') && !/[1-9]/.test(text) ? '0' : canonicalDecimal(text))
  for (const text of ['1.', '.5', 'x', '', '1e3', '--1']) expect(decimal.safeParse(text).success, text).toBe(false)
})
