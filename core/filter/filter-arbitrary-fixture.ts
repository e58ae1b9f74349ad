import fc, { type Arbitrary } from 'fast-check'
import type { Field } from '#contract/field.ts'
import type { Condition, Filter } from '#contract/filter.ts'
import { type ComparedAs, fieldComparedAs, operatorsOf } from './operators-of.ts'

/** What a condition may name, and values that records hold there. */
export interface Filterable {
  field: string
  compared: ComparedAs
  held: readonly (string | number | boolean)[]
}

/** A custom field with the values of these records. */
export function toFilterable(
  field: Pick<Field, 'key' | 'kind' | 'multiple' | 'resultKind'>,
  records: readonly { attributes: Readonly<Record<string, unknown>> }[],
): Filterable {
  const held = records.flatMap(({ attributes }) => {
    const value = Object.hasOwn(attributes, field.key) ? attributes[field.key] : undefined
    return [value].flat().filter((each) => typeof each === 'string' || typeof each === 'boolean')
  })
  return { field: `attributes.${field.key}`, compared: fieldComparedAs(field), held }
}

/** Filter trees of conditions that fit, nested to some depth; most of their values are held by a record, or nearly. */
export function arbitraryFilter(fields: readonly Filterable[]): Arbitrary<Filter> {
  const condition = fc.constantFrom(...fields).chain(arbitraryCondition)
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => {
    const some = fc.array(tie('tree'), { minLength: 1, maxLength: 3 })
    return {
      tree: fc.oneof(
        { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
        condition,
        some.map((and): Filter => ({ and })),
        some.map((or): Filter => ({ or })),
        tie('tree').map((not): Filter => ({ not })),
      ),
    }
  })
  return tree
}

function arbitraryCondition({ field, compared, held }: Filterable): Arbitrary<Condition> {
  const value = valueNear(compared, held)
  return fc.constantFrom(...operatorsOf(compared)).chain((op): Arbitrary<Condition> => {
    if (op === 'empty' || op === 'notEmpty') return fc.constant({ field, op })
    if (op === 'in' || op === 'nin')
      return fc.array(value, { minLength: 1, maxLength: 3 }).map((values) => ({ field, op, value: values }))
    return value.map((one) => ({ field, op, value: one }))
  })
}

type Scalar = string | number | boolean

function valueNear(compared: ComparedAs, held: readonly Scalar[]): Arbitrary<Scalar> {
  const known = held.length > 0 ? fc.constantFrom(...held) : fc.constant('x')
  switch (compared) {
    case 'boolean':
      return fc.boolean()
    case 'id':
    case 'list':
      return fc.oneof({ weight: 4, arbitrary: known.map(String) }, { weight: 1, arbitrary: fc.constant('none') })
    case 'number':
      return fc.oneof(
        { weight: 4, arbitrary: known.map((value) => (held.length > 0 ? value : '1')) },
        { weight: 1, arbitrary: fc.integer({ min: -1000, max: 1000 }) },
        { weight: 1, arbitrary: fc.constantFrom('9007199254740993', '9007199254740992.000000001', '0.1', 1e6, '-0') },
      )
    case 'day':
      return fc.oneof(
        { weight: 4, arbitrary: known.map((value) => (held.length > 0 ? value : '2024-02-29')) },
        fc.constant('2024-02-28'),
      )
    case 'instant':
      return fc.oneof(
        { weight: 4, arbitrary: known.map((value) => (held.length > 0 ? value : '2024-02-29T00:00:00Z')) },
        // a day stands for the instant it begins with in UTC; the same instant may have another offset
        fc.constantFrom('2024-03-01', '2024-03-01T01:00:00.000+01:00', '2024-02-29T23:59:59.999Z'),
      )
    case 'text':
      return fc.oneof(
        { weight: 4, arbitrary: known.map(String).chain(partOf) },
        fc.constantFrom('%', '_', '\\', 'i', 'a', 'x'.repeat(200)),
      )
  }
}

/** A text itself, in large letters, or its beginning, middle or end; never cut within a character. */
function partOf(text: string): Arbitrary<string> {
  const characters = [...text]
  const part = fc
    .tuple(fc.nat(characters.length), fc.nat(characters.length))
    .map(([a, b]) => characters.slice(Math.min(a, b), Math.max(a, b)).join(''))
    .map((some) => some || text)
  return fc
    .oneof(fc.constant(text), fc.constant(text.toUpperCase()), fc.constant(text.toLowerCase()), part)
    .map((some) => some.slice(0, 2_000))
    .filter((some) => some.isWellFormed())
}
