import fc, { type Arbitrary } from 'fast-check'
import type { FieldKind, NewField, ReferenceTarget } from '#contract/field.ts'
import { toQuantity } from '#core/number/quantity.ts'
import type { AttributeValue, GivenValue } from './value.ts'

/** Records there are to refer to, by their identifiers. */
export type ReferencePools = Readonly<Partial<Record<ReferenceTarget, readonly string[]>>>

/** A value as somebody gives it, and what the record holds of it; nothing given, and the default or nothing held. */
export interface ArbitraryValue {
  given?: GivenValue
  held?: AttributeValue
}

/** A definition and values that fit it. */
export interface ArbitraryField {
  definition: NewField & { key: string }
  values: Arbitrary<ArbitraryValue>
}

/** Kinds that somebody fills in with text, figures or choices; files need to be uploaded first. */
const filledIn = [
  'text',
  'longText',
  'integer',
  'number',
  'money',
  'date',
  'dateTime',
  'boolean',
  'select',
  'multiSelect',
  'url',
  'email',
  'phone',
  'barcode',
  'reference',
] as const satisfies readonly FieldKind[]

/**
 * Fields of random kinds with random rules, and arbitrary values that fit them: each kind at least once, so that a run of any
 * length meets all of them.
 */
export function arbitraryFields(pools: ReferencePools): Arbitrary<ArbitraryField[]> {
  const some = fc.array(fc.constantFrom(...filledIn), { minLength: 0, maxLength: 6 })
  return some.chain((more) =>
    fc.tuple(
      ...[...filledIn, ...more].map((kind, index) => arbitraryField(kind, `${kind.toLowerCase()}_${index}`, pools)),
    ),
  )
}

function arbitraryField(
  kind: (typeof filledIn)[number],
  key: string,
  pools: ReferencePools,
): Arbitrary<ArbitraryField> {
  const shaped = shapes[kind](pools)
  const rules = fc.record({ required: fc.boolean(), hasDefault: fc.boolean() })
  return fc.tuple(shaped, rules).chain(([{ rule, values }, { required, hasDefault }]) =>
    // a default stands as it is held
    values.map((value) => {
      const defaultValue = hasDefault && kind !== 'reference' ? (value.held ?? null) : null
      const nothing: ArbitraryValue = defaultValue === null ? {} : { held: defaultValue }
      const isFilledIn = required && defaultValue === null
      return {
        definition: { key, name: `Field ${key}`, kind, required, defaultValue, ...rule },
        values: isFilledIn
          ? values
          : fc.oneof({ weight: 3, arbitrary: values }, { weight: 1, arbitrary: fc.constant(nothing) }),
      }
    }),
  )
}

interface Shape {
  rule: Partial<NewField>
  values: Arbitrary<ArbitraryValue>
}

const shapes: Record<(typeof filledIn)[number], (pools: ReferencePools) => Arbitrary<Shape>> = {
  text: () => fc.constant({ rule: {}, values: texts() }),
  longText: () => fc.constant({ rule: {}, values: longTexts() }),
  integer: () => fc.constant({ rule: {}, values: decimals(0).map(sameOr(asNumber)) }),
  number: () =>
    fc.oneof(
      fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }).map((precision) => ({
        rule: { precision },
        values: decimals(precision ?? 9).map(sameOr(asNumber)),
      })),
      fc.constant({ rule: { unit: 'm' }, values: measures }),
      fc.constant({ rule: { min: '-1000', max: '1000.5' }, values: bounded }),
    ),
  money: () =>
    fc
      .constantFrom(null, 'EUR', 'JPY')
      .map((currency) => ({ rule: { currency }, values: decimals(4).map(sameOr((text) => text)) })),
  date: () => fc.constant({ rule: {}, values: days.map(same) }),
  dateTime: () => fc.constant({ rule: {}, values: instants.map(sameOr((text) => text.replace('Z', '+00:00'))) }),
  boolean: () => fc.constant({ rule: {}, values: fc.boolean().map(sameOr((value) => (value ? 'yes' : 'no'))) }),
  select: () => choices().map((options) => ({ rule: { options }, values: fc.constantFrom(...options).chain(chosen) })),
  multiSelect: () =>
    choices().map((options) => ({
      rule: { options },
      values: fc.subarray(options, { minLength: 1 }).chain((some) => {
        const held = some.map((option) => option.key)
        return fc.shuffledSubarray(held, { minLength: held.length }).map((given) => ({ given, held }))
      }),
    })),
  url: () => fc.constant({ rule: {}, values: paths.map((path) => ({ given: path, held: `https://${path}` })) }),
  email: () =>
    fc.constant({
      rule: {},
      values: names.map((name) => ({ given: ` ${name}@Example.COM`, held: `${name}@example.com` })),
    }),
  phone: () => fc.constant({ rule: {}, values: fc.integer({ min: 100, max: 1e9 }).map((n) => same(`+49 ${n}`)) }),
  barcode: () => fc.constant({ rule: {}, values: fc.stringMatching(/^[\x21-\x7e]{1,80}$/).map(same) }),
  reference: (pools) => {
    const targets = (['item', 'location', 'supplier', 'member'] as const).filter((target) => pools[target]?.length)
    return fc.tuple(fc.constantFrom(...targets), fc.boolean()).map(([referenceTo, multiple]) => {
      const one = fc.constantFrom(...(pools[referenceTo] ?? []))
      const several = fc.uniqueArray(one, { minLength: 1, maxLength: 3 })
      const values: Arbitrary<ArbitraryValue> = multiple ? several.map(same) : one.map(same)
      return { rule: { referenceTo, multiple }, values }
    })
  },
}

function same<V extends AttributeValue>(value: V): ArbitraryValue {
  return { given: value, held: value }
}

/** Given as it is held, or in another form of it; which of the two follows from the value. */
function sameOr<V extends string | boolean>(write: (value: V) => GivenValue): (value: V) => ArbitraryValue {
  return (value) => ({ given: String(value).length % 2 === 0 ? write(value) : value, held: value })
}

/** A number of JSON, where it is the same number. */
function asNumber(text: string): GivenValue {
  const number = Number(text)
  return String(number) === text ? number : text
}

/** Letters whose small forms are of other lengths or depend on where they stand, signs of patterns, and signs beyond the first plane. */
const peculiar = [
  'İ',
  'Σ',
  'ΑΣ',
  'ß',
  'ẞ',
  'Å',
  'é',
  'e\u0301',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '😀',
  '\uffee',
  '𐐀',
  'Ǆ',
  '中',
  'a b',
  'A',
  'z',
]

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('Red', 'red', 'RED', 'reddish', 'Blue', 'null', 'true', '0', '10', '9') },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...peculiar), { minLength: 1, maxLength: 4 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
)

/** Texts that share their beginning, shorter and longer than the 200 units that a mirror holds. */
const long = fc
  .tuple(
    fc.constantFrom('x', 'X', 'Å', '😀'),
    fc.integer({ min: 95, max: 205 }),
    fc.constantFrom('', 'a', 'B', 'İ', '😀'),
  )
  .map(([letter, count, end]) => letter.repeat(count) + end)

function texts(): Arbitrary<ArbitraryValue> {
  return fc
    .oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: long })
    .map((text) => text.replaceAll(/[\u0000\r\n]/g, '').trim())
    .filter((text) => text !== '')
    .map(sameOr((text) => `  ${text} \n`))
}

function longTexts(): Arbitrary<ArbitraryValue> {
  return fc
    .array(fc.oneof(words, long), { minLength: 1, maxLength: 4 })
    .map((lines) => lines.join('\n').replaceAll('\u0000', '').trim())
    .filter((text) => text !== '')
    .map(same)
}

/** Decimals without superfluous zeros, of up to 18 digits before the point: beyond what a float tells apart. */
function decimals(places: number): Arbitrary<string> {
  const small = fc.integer({ min: -20, max: 20 }).map((n) =>
    toQuantity(String(n))
      .div(places === 0 ? 1 : 4)
      .round(places)
      .toFixed(),
  )
  const large = fc
    .tuple(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: places }))
    .map(([digits, scale]) => toQuantity(`${digits}e-${scale}`).toFixed())
  const near = fc
    .tuple(fc.constantFrom('9007199254740992', '123456789', '1000000'), fc.integer({ min: 0, max: 3 }))
    .map(([base, n]) =>
      toQuantity(base)
        .plus(toQuantity(`${n}e-${Math.min(places, 9)}`))
        .toFixed(),
    )
  return fc.oneof({ weight: 3, arbitrary: small }, large, near).map((text) => (text === '-0' ? '0' : text))
}

const measures: Arbitrary<ArbitraryValue> = fc
  .integer({ min: -9999, max: 9999 })
  .map((n) => ({ given: `${n} km`, held: n === 0 ? '0' : String(n * 1000) }))

const bounded: Arbitrary<ArbitraryValue> = fc
  .integer({ min: -2000, max: 2001 })
  .map((n) => ({ given: (n / 2).toFixed(3), held: String(n / 2 === 0 ? 0 : n / 2) }))

const days = fc
  .oneof(
    fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 5 }).map((n) => new Date(Date.UTC(2024, 1, 27 + n))),
  )
  .map((date) => date.toISOString().slice(0, 10))

const instants = fc
  .oneof(
    fc.date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 3 }).map((n) => new Date(Date.UTC(2024, 1, 29, 23, 59, 59, 998 + n))),
  )
  .map((date) => date.toISOString())

const names = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,10}$/)
const paths = fc.stringMatching(/^[a-z]{1,8}\.example\.com\/[a-zA-Z0-9_%?=]{0,12}$/)

type Choice = { key: string; label: string }

function choices(): Arbitrary<Choice[]> {
  return fc
    .uniqueArray(fc.constantFrom('red', 'blue', 'green', 'grey', 'a', 'ab', 'b_1'), { minLength: 2, maxLength: 5 })
    .map((keys) => keys.map((key) => ({ key, label: `The ${key} one` })))
}

function chosen({ key, label }: Choice): Arbitrary<ArbitraryValue> {
  return fc.constantFrom(key, label, label.toUpperCase()).map((given) => ({ given, held: key }))
}
