import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { checkFormula } from './check-formula.ts'
import { testEnvironment, typedFormulas } from './formula-fixture.ts'
import { printFormula } from './print-formula.ts'
import { type NamedField, toShown, toStored } from './stored-formula.ts'

// Random cases take a second on an idle machine, and tens on a busy one.
vi.setConfig({ testTimeout: 60_000 })

const fields: readonly NamedField[] = [
  { key: 'dose', name: 'Dose in mg' },
  { key: 'size', name: 'Größe' },
  { key: 'not', name: 'Remark' },
  { key: 'width', name: 'Width' },
  { key: 'width_2', name: 'Width' },
  { key: 'odd', name: 'a } b' },
  { key: 'price', name: 'Price' },
  { key: 'cost', name: 'dose' },
]

describe('a formula as typed', () => {
  test.each([
    ['{Dose in mg} * 2', 'dose * 2'],
    ['{ dose in MG }*2', 'dose*2'],
    ['dose * price', 'dose * price'],
    ['Price  +  1', 'price  +  1'],
    ['Größe / 2', 'size / 2'],
    ['{Remark} and not {not}', '{not} and not {not}'],
    ["concat({dose}, 'dose')", "concat(cost, 'dose')"],
    ['width + {width_2}', 'width + width_2'],
    ['max(\n  {odd},\n  day(today())\n)', 'max(\n  odd,\n  day(today())\n)'],
  ])('%s is stored as %s', (source, stored) => {
    const result = toStored(source, fields)
    expect(result).toEqual({ stored })
  })

  test('a name of two fields, or of none, is told with its place', () => {
    expect(toStored('{Width} + {Depth} + 1', fields)).toEqual({
      errors: [
        { code: 'ambiguous_reference', at: 0, facts: { name: 'Width' } },
        { code: 'unknown_reference', at: 10, facts: { name: 'Depth' } },
      ],
    })
    expect(toStored('1 +', fields)).toEqual({ errors: [{ code: 'unexpected_end', at: 3, facts: {} }] })
  })
})

describe('a stored formula', () => {
  test.each([
    ['dose * 2', '{Dose in mg} * 2'],
    ['width + width_2', 'width + width_2'],
    ['odd', 'odd'],
    ["'dose' & {not}", "'dose' & {Remark}"],
    ['cost', '{dose}'],
    ['gone + 1', 'gone + 1'],
    ['(((', '((('],
    ["'open", "'open"],
  ])('%s is shown as %s', (stored, shown) => {
    expect(toShown(stored, fields)).toBe(shown)
  })

  test('survives renaming, and being shown and stored again, whatever the fields are named', () => {
    const keys = [...testEnvironment.keys()]
    const names = fc.array(
      fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom(...keys, 'Name', 'NAME', 'if', 'not')),
      {
        minLength: keys.length,
        maxLength: keys.length,
      },
    )
    fc.assert(
      fc.property(typedFormulas, names, (expression, given) => {
        const stored = printFormula(expression)
        if (!('formula' in checkFormula(stored, testEnvironment))) return
        const named = keys.map((key, index) => ({ key, name: given[index]?.trim() || key }))
        const again = toStored(toShown(stored, named), named)
        // Names may make the text longer than a formula may be.
        if ('errors' in again) expect(again.errors[0]?.code).toBe('too_long')
        else expect(again.stored).toBe(stored)
      }),
      { numRuns: 1000 },
    )
  })
})
