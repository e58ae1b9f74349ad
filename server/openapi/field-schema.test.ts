import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Field } from '#contract/field.ts'
import { arbitraryFields } from '#core/attribute/field-arbitrary-fixture.ts'
import { makeField } from '#core/attribute/field-fixture.ts'
import { toAttributes, toGivenAttributes } from './attribute-schemas.ts'
import { toEcmaPattern } from './ecma-pattern.ts'
import { toInputSchema } from './field-schema.ts'

const pools = { supplier: ['0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11', '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b12'] }

test('what records hold fits the schema of replies, and sent back as it is, that of requests', () => {
  const schemas = arbitraryFields(pools).chain((fields) =>
    fc.tuple(fc.constant(fields), fc.tuple(...fields.map(({ values }) => values))),
  )
  fc.assert(
    fc.property(schemas, ([made, values]) => {
      // what a definition leaves out, the fixture says
      const fields = made.map(({ definition }) => makeField(definition as Partial<Field>))
      const tenant = { role: 'admin', currency: 'EUR', fields } as const
      const held = Object.fromEntries(
        fields.flatMap(({ key }, n) => (values[n]?.held === undefined ? [] : [[key, values[n].held]])),
      )
      const own = fields.filter(({ scope }) => scope === null)
      for (const schema of [toAttributes(tenant, own), toGivenAttributes(tenant, own, 'create', () => true)]) {
        const read = z.fromJSONSchema(plain(schema)).safeParse(held)
        expect(read.success ? '' : `${z.prettifyError(read.error)} ${JSON.stringify(held)}`).toBe('')
      }
    }),
    { numRuns: 60 },
  )
})

/** As a client reads it; formats that Zod does not know say nothing to it. */
function plain(schema: unknown): Parameters<typeof z.fromJSONSchema>[0] {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === 'format' && ['iri', 'idn-email'].includes(value) ? undefined : value,
  )
}

describe('a request for a field', () => {
  const given = (field: Partial<Field>, use: 'create' | 'update' = 'create', isRequired = false) =>
    toInputSchema(makeField(field), { currency: 'EUR' }, use, isRequired)

  test('offers choices that are open, and takes back one that was archived since', () => {
    const options = [
      { key: 'red', label: 'Red' },
      { key: 'old', label: 'Old', archived: true },
    ]
    expect(given({ kind: 'select', options })).toMatchObject({ enum: ['red', null] })
    expect(given({ kind: 'select', options }, 'update')).toMatchObject({ enum: ['red', 'old', null] })
    expect(given({ kind: 'select', options }, 'create', true)).toMatchObject({ type: 'string', enum: ['red'] })
  })

  test('has no list of choices where all of them are archived', () => {
    const options = [{ key: 'old', label: 'Old', archived: true }]
    expect(given({ kind: 'select', options })).not.toHaveProperty('enum')
  })

  test('takes measures in another unit, and decimals as exact as the field is', () => {
    expect(given({ kind: 'number', unit: 'mg' }).pattern).toBeUndefined()
    expect(given({ kind: 'number', precision: 0 }).pattern).toBe(String.raw`^-?\d{1,18}$`)
  })
})

test.each([
  ['[A-Z]{2}\\d+', '^(?:[A-Z]{2}\\d+)$'],
  ['a|b', '^(?:a|b)$'],
  ['(?i)abc', undefined],
  ['[[:alpha:]]+', undefined],
  ['\\pL+', undefined],
  ['\\Aabc\\z', undefined],
  ['a\\sb', undefined],
])('the pattern %s is said as %s', (pattern, said) => {
  expect(toEcmaPattern(pattern)).toBe(said)
})
