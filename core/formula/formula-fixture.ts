import fc from 'fast-check'
import type { BinaryOperator, Expression, FormulaType } from './expression.ts'
import type { FormulaEnvironment } from './formula-environment.ts'
import type { FunctionName } from './functions.ts'

/** What the formulas of the tests read: two names of each type. */
export const testEnvironment: FormulaEnvironment = new Map([
  ['price', { type: 'number' }],
  ['on_hand', { type: 'number' }],
  ['name', { type: 'text' }],
  ['notes', { type: 'text' }],
  ['active', { type: 'boolean' }],
  ['and', { type: 'boolean' }],
  ['expiry', { type: 'date' }],
  ['bought_on', { type: 'date' }],
  ['created_at', { type: 'dateTime' }],
  ['counted_at', { type: 'dateTime' }],
] as const)

export type TestRecord = Readonly<Record<string, string | boolean | null>>

const decimals = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '0.5',
    '-0.5',
    '2.5',
    '0.000000001',
    '999999999999999999.999999999',
    '-999999999999999999',
  ),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), fc.integer({ min: 1, max: 9 }))
    .map(([digits, places]) => pointed(digits, places)),
  fc.integer({ min: -1000, max: 1000 }).map(String),
)
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(
        fc.constantFrom(
          ' ',
          '\t',
          '\u00a0',
          'ß',
          'İ',
          'Σ',
          'ΑΣ',
          'ǆ',
          '😀',
          'é',
          'e\u0301',
          "'",
          '"',
          '\\',
          '%',
          'Tablet',
          '10',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => !text.includes('\u0000') && text.isWellFormed())
const days = fc.oneof(
  fc.constantFrom('1000-01-01', '9999-12-31', '2024-02-29', '2026-11-23'),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
)
const instants = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString())

/** Random values of the names above, as fields hold them. */
export const testRecords: fc.Arbitrary<TestRecord> = fc.record({
  price: fc.option(decimals),
  on_hand: fc.option(decimals),
  name: fc.option(texts),
  notes: fc.option(texts),
  active: fc.option(fc.boolean()),
  and: fc.option(fc.boolean()),
  expiry: fc.option(days),
  bought_on: fc.option(days),
  created_at: fc.option(instants),
  counted_at: fc.option(instants),
})

const at = 0
const literal = {
  number: decimals.map((value): Expression => ({ kind: 'number', value: value.replace('-', ''), at })),
  text: texts.map((value): Expression => ({ kind: 'text', value, at })),
  boolean: fc.boolean().map((value): Expression => ({ kind: 'boolean', value, at })),
}

/** Random formulas that pass the check, of every type. */
export const typedFormulas: fc.Arbitrary<Expression> = fc.letrec<Record<FormulaType | 'any', Expression>>((tie) => {
  const types = ['number', 'text', 'boolean', 'date', 'dateTime'] as const
  const call = (name: FunctionName, ...values: fc.Arbitrary<Expression>[]) =>
    fc.tuple(...values).map((all): Expression => ({ kind: 'call', name, values: all, at }))
  const several = (name: FunctionName, of: FormulaType, least = 1) =>
    fc
      .array(tie(of), { minLength: least, maxLength: 3 })
      .map((values): Expression => ({ kind: 'call', name, values, at }))
  const binary = (left: FormulaType, operators: readonly BinaryOperator[], right = left) =>
    fc
      .tuple(fc.constantFrom(...operators), tie(left), tie(right))
      .map(([operator, one, other]): Expression => ({ kind: 'binary', operator, left: one, right: other, at }))
  const reference = (type: FormulaType) =>
    fc.constantFrom(
      ...[...testEnvironment]
        .filter(([, rule]) => rule.type === type)
        .map(([name]): Expression => ({ kind: 'reference', name, at })),
    )
  const chosen = (type: FormulaType) => [
    call('if', tie('boolean'), tie(type)),
    call('if', tie('boolean'), tie(type), tie(type)),
    several('ifempty', type, 2),
  ]
  const day = fc.oneof(tie('date'), tie('dateTime'))
  const small = fc
    .integer({ min: 0, max: 20 })
    .map((value): Expression => ({ kind: 'number', value: String(value), at }))
  const digits = fc.integer({ min: -9, max: 9 }).map((value): Expression => {
    const number: Expression = { kind: 'number', value: String(Math.abs(value)), at }
    return value < 0 ? { kind: 'unary', operator: '-', operand: number, at } : number
  })
  const comparisons = ['=', '<>', '<', '<=', '>', '>='] as const
  const filledText = tie('text').filter((part) => part.kind !== 'text' || part.value !== '')
  const grow = (leaves: fc.Arbitrary<Expression>[], nodes: fc.Arbitrary<Expression>[]) =>
    fc.oneof({ depthSize: 'small', maxDepth: 4, withCrossShrink: true }, fc.oneof(...leaves), ...nodes)
  return {
    any: fc.oneof(...types.map((type) => tie(type))),
    number: grow(
      [reference('number'), literal.number, reference('number')],
      [
        ...chosen('number'),
        binary('number', ['+', '-', '*', '/', '%']),
        binary('number', ['+', '-', '*', '/', '%']),
        tie('number').map((operand): Expression => ({ kind: 'unary', operator: '-', operand, at })),
        call('round', tie('number')),
        call('round', tie('number'), digits),
        call('floor', tie('number')),
        call('ceil', tie('number')),
        call('abs', tie('number')),
        several('min', 'number'),
        several('max', 'number'),
        call('len', tie('text')),
        call('days_between', day, day),
        call('year', day),
        call('month', day),
        call('day', day),
      ],
    ),
    text: grow(
      [reference('text'), literal.text],
      [
        ...chosen('text'),
        binary('text', ['&']),
        binary('text', ['&'], 'number'),
        binary('date', ['&'], 'text'),
        call('upper', tie('text')),
        call('lower', tie('text')),
        call('trim', tie('text')),
        call('left', tie('text'), fc.oneof(small, tie('number'))),
        call('right', tie('text'), fc.oneof(small, tie('number'))),
        call('concat', fc.oneof(tie('text'), tie('number'), tie('date')), tie('text')),
      ],
    ),
    boolean: grow(
      [reference('boolean'), literal.boolean],
      [
        ...chosen('boolean'),
        binary('boolean', ['and', 'or', '=', '<>']),
        binary('number', comparisons),
        fc
          .tuple(fc.constantFrom(...comparisons), filledText, filledText)
          .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right, at })),
        binary('date', comparisons),
        binary('date', comparisons, 'dateTime'),
        binary('dateTime', comparisons),
        tie('boolean').map((operand): Expression => ({ kind: 'unary', operator: 'not', operand, at })),
        call('isempty', tie('any')),
        call('contains', tie('text'), tie('text')),
      ],
    ),
    date: grow(
      [reference('date'), call('today')],
      [
        ...chosen('date'),
        call('add_days', day, fc.oneof(small, tie('number'))),
        call('date', day),
        several('min', 'date'),
        several('max', 'date'),
      ],
    ),
    dateTime: grow(
      [reference('dateTime')],
      [...chosen('dateTime'), several('min', 'dateTime'), several('max', 'dateTime')],
    ),
  }
}).any

function pointed(digits: bigint, places: number): string {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const trimmed = `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '')
  return digits < 0n && /[1-9]/.test(trimmed) ? `-${trimmed}` : trimmed
}
