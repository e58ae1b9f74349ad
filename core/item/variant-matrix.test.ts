import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  combinationKey,
  combinationOf,
  combine,
  countCombinations,
  fillPattern,
  toAxisValues,
  toCodePart,
  unknownToken,
  withFreeCodes,
} from './variant-matrix.ts'

const axes = fc.uniqueArray(
  fc.record({
    field: fc.stringMatching(/^[a-z]{1,6}$/),
    options: fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,4}$/), { minLength: 1, maxLength: 5 }),
  }),
  { selector: ({ field }) => field, minLength: 1, maxLength: 3 },
)

test('a matrix holds each combination once, and each is found again in what a variant of it holds', () => {
  fc.assert(
    fc.property(axes, fc.boolean(), (matrix, isList) => {
      const names = matrix.map(({ field }) => field)
      const made = combine(matrix)
      expect(made).toHaveLength(countCombinations(matrix))
      expect(new Set(made.map((values) => combinationKey(names, values))).size).toBe(made.length)
      const fields = names.map((key) => ({ key, kind: isList ? ('multiSelect' as const) : ('select' as const) }))
      for (const values of made) expect(combinationOf(names, toAxisValues(values, fields))).toEqual(values)
    }),
  )
})

test('what has no single value in an axis stands nowhere in the matrix', () => {
  expect(combinationOf(['size'], {})).toBeUndefined()
  expect(combinationOf(['size'], { size: ['s', 'm'] })).toBeUndefined()
  expect(combinationOf(['constructor'], {})).toBeUndefined()
})

test('codes are free and as given where they can be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'B', '-'), minLength: 1, maxLength: 90 })),
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 4 })),
      (codes, taken) => {
        const free = withFreeCodes(codes, (key) => taken.includes(key))
        expect(new Set(free.map((code) => code.toLowerCase())).size).toBe(codes.length)
        for (const code of free) {
          expect(taken).not.toContain(code.toLowerCase())
          expect(code.length).toBeLessThanOrEqual(80)
        }
      },
    ),
  )
  expect(withFreeCodes(['A', 'B', 'a'], (key) => key === 'b')).toEqual(['A', 'B-2', 'a-2'])
})

describe('patterns', () => {
  test('take values for names in braces and tell what is none', () => {
    expect(fillPattern('{sku}-{size}/{size}', { sku: '{x}', size: 'S' })).toBe('{x}-S/S')
    expect(unknownToken('{sku} {constructor}', ['sku'])).toBe('constructor')
    expect(unknownToken('{sku} }{', ['sku'])).toBeUndefined()
  })

  test.each([
    ['Grün (hell)', 'gruen', 'GRUN-HELL'],
    ['41 ½', 'half', '41-1-2'],
    ['красный', 'red_1', 'RED-1'],
  ])('%s in a code is %s', (label, key, part) => expect(toCodePart(label, key)).toBe(part))
})
