import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field } from '#contract/field.ts'
import { arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { readDraft, toDraftValue } from './attribute-draft.ts'

const pools = { supplier: ['0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11', '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b12'] }

test('values shown in a form and touched without a change come back as they are, for random fields', () => {
  const records = arbitraryFields(pools).chain((fields) =>
    fc.tuple(fc.constant(fields), fc.tuple(...fields.map(({ values }) => values))),
  )
  fc.assert(
    fc.property(records, fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu'), ([made, values], timeZone) => {
      // what a definition leaves out, the fixture says
      const fields = made.map(({ definition }) => makeField(definition as Partial<Field>))
      const held = Object.fromEntries(
        fields.flatMap(({ key }, n) => (values[n]?.held === undefined ? [] : [[key, values[n].held]])),
      )
      const record = { entity: 'item', itemTypeId: null, categoryIds: [] } as const
      const draft = Object.fromEntries(
        fields.map((field) => [field.key, toDraftValue(field, held[field.key], timeZone)]),
      )
      const form = { fields, record, kept: held, isNew: false, role: 'admin', timeZone } as const
      const reading = readDraft(draft, form)
      expect(reading.problems).toEqual([])
      expect(reading.values).toEqual(held)
      expect(reading.change).toEqual({})
    }),
    { numRuns: 100 },
  )
})
