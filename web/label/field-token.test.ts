import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field } from '#contract/field.ts'
import { arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { isShown, labelLines } from '#core/label/label-text.ts'
import { fieldOfToken, fieldTokens, isFilledIn } from '#web/label/field-token.ts'
import { labelIds, labelsAddress, mostLabelled } from '#web/label/labels-address.ts'

const pools = { supplier: ['0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11'] }

test('a field of any kind has a token, which is found again in a label’s text, and shows where the record holds a value', () => {
  const schemas = arbitraryFields(pools).chain((made) =>
    fc.tuple(fc.constant(made), fc.tuple(...made.map(({ values }) => values)), fc.constantFrom('', 'line.')),
  )
  fc.assert(
    fc.property(schemas, ([made, values, before]) => {
      // what a definition leaves out, the fixture says
      const fields = made.map(({ definition }) => makeField(definition as Partial<Field>))
      const tokens = fieldTokens(fields, before)
      expect(tokens.map(({ header }) => header)).toEqual(fields.map(({ name }) => name))
      const lines = labelLines(tokens.map(({ id }) => `Of ${'{'}${id}}.`).join('\n'))
      for (const [n, line] of lines.entries()) {
        const held = values[n]?.held
        const found = line.flatMap((part) => ('token' in part ? [fieldOfToken(fields, part.token, before)] : []))
        expect(found).toEqual([fields[n]])
        expect(isShown(line, () => isFilledIn(held))).toBe(held !== undefined)
      }
    }),
    { numRuns: 40 },
  )
})

test('a field that is archived is offered no more, and one of items is none of the line', () => {
  const [weight, old] = [makeField({ key: 'weight' }), makeField({ key: 'old', archivedAt: '2026-01-01T00:00:00Z' })]
  expect(fieldTokens([weight, old]).map(({ id }) => id)).toEqual(['attributes.weight'])
  expect(fieldOfToken([weight], 'attributes.weight', 'line.')).toBeUndefined()
  expect(fieldOfToken([weight], 'name')).toBeUndefined()
})

test('the address of labels names what they are of, once each, and says where it was cut', () => {
  const ids = Array.from({ length: mostLabelled + 2 }, (_, n) => `id-${n}`)
  const address = new URL(labelsAddress([...ids, 'id-0'], 'location'), 'http://here')
  expect([address.pathname, address.searchParams.has('cut')]).toEqual(['/locations/labels', true])
  expect(labelIds(address.searchParams)).toEqual(ids.slice(0, mostLabelled))
  const few = new URL(labelsAddress(['a', 'b', 'a'], 'movement'), 'http://here')
  expect([few.searchParams.has('cut'), labelIds(few.searchParams)]).toEqual([false, ['a', 'b']])
})
