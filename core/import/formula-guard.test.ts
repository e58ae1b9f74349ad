import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, unguardFormula } from './formula-guard.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+49 30 123', "'+49 30 123"],
  ["-2+cmd|' /C calc'!A0", "'-2+cmd|' /C calc'!A0"],
  ['-12.50', '-12.50'],
  ["'tis", "'tis"],
  ['mug', 'mug'],
  // an import takes these for "as above"
  ['"', `'"`],
  ['idem', "'idem"],
])('%j is written as %j', (text, cell) => {
  expect(guardFormula(text)).toBe(cell)
})

test('what is guarded comes back as it was, and nothing that is guarded begins a formula', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '"', '=', '+', '-', '@', '1', 'a', '.', '\t', 'idem') })
  fc.assert(
    fc.property(text, (given) => {
      expect(unguardFormula(guardFormula(given))).toBe(given)
      expect(guardFormula(given)).not.toMatch(/^[=+@\t]|^-(?![\d.,]+$)/)
    }),
  )
})
