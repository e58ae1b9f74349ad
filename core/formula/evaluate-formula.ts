import type Big from 'big.js'
import type { FormulaType } from './expression.ts'
import { addDays, dayOf, daysBetween, longestSpan, readDay, readInstant } from './formula-day.ts'
import { formulaLimits } from './formula-error.ts'
import {
  bounded,
  ceil,
  divide,
  floor,
  readDecimal,
  remainder,
  resultNumber,
  roundTo,
  toWhole,
  wholeNumber,
} from './formula-number.ts'
import {
  capped,
  compareTexts,
  countCharacters,
  filled,
  firstCharacters,
  lastCharacters,
  lowered,
  trimmed,
} from './formula-text.ts'
import type { CheckedFormula, FormulaValue, Operation, TypedExpression } from './typed-expression.ts'

/** What an evaluation reads besides the formula. */
export type FormulaInput = {
  /** the value of a name, as fields hold it; missing (null or undefined) and of another type are the same */
  value(name: string): unknown
  /** ISO day of `today()`; the caller's clock, in the organisation's time zone */
  today?: string
  /** IANA name, for the day an instant falls on; UTC when left out */
  timeZone?: string
}

/**
 * A formula's result: a decimal of at most 18 digits before and 9 after the point, a text of at most 10,000 characters,
 * yes or no, an ISO day or an instant in UTC; null where values are missing, a divisor is zero or a number is too large.
 * Never throws; costs time linear in the formula and the texts it reads.
 */
export function evaluateFormula(formula: CheckedFormula, input: FormulaInput): string | boolean | null {
  const value = evaluate(formula.expression, input)
  return typeof value === 'object' ? value && resultNumber(value) : value
}

function evaluate(part: TypedExpression, input: FormulaInput): FormulaValue {
  if (part.kind === 'literal') return part.value
  if (part.kind === 'reference') return readValue(input.value(part.name), part.type)
  const [first, second, third] = part.values
  const next = (of: TypedExpression | undefined) => (of ? evaluate(of, input) : null)
  switch (part.operation) {
    case 'if':
      return next(first) === true ? next(second) : next(third)
    case 'and':
    case 'or':
      return logical(part.operation === 'or', part.values, input)
    case 'ifempty':
      for (const value of part.values) {
        const found = evaluate(value, input)
        if (found !== null) return found
      }
      return null
    case 'isempty':
      return next(first) === null
    case 'min':
    case 'max':
      return extreme(part.operation === 'max' ? 1 : -1, part.values, input)
    case 'concat':
      return filled(capped(part.values.map((value) => asText(evaluate(value, input)) ?? '').join('')))
    case 'join': {
      const texts = part.values.map((value) => asText(evaluate(value, input)))
      return texts.includes(null) ? null : filled(capped(texts.join('')))
    }
    case 'today':
      return readDay(input.today ?? '')
    case 'dayOf': {
      const instant = asText(next(first))
      return instant === null ? null : dayOf(instant, input.timeZone ?? 'UTC')
    }
    case 'round': {
      const number = asNumber(next(first))
      return number && roundTo(number, part.digits ?? 0)
    }
    default:
      return strict[part.operation](next(first), next(second))
  }
}

/** Operations whose result is missing when a value is. */
type Strict = Exclude<
  Operation,
  'if' | 'and' | 'or' | 'ifempty' | 'isempty' | 'min' | 'max' | 'concat' | 'join' | 'today' | 'dayOf' | 'round'
>
type Apply = (one: FormulaValue, other: FormulaValue) => FormulaValue

const number =
  (apply: (one: Big) => FormulaValue): Apply =>
  (one) => {
    const value = asNumber(one)
    return value && apply(value)
  }
const numbers =
  (apply: (one: Big, other: Big) => FormulaValue): Apply =>
  (one, other) => {
    const [left, right] = [asNumber(one), asNumber(other)]
    return left && right && apply(left, right)
  }
const text =
  (apply: (one: string) => FormulaValue): Apply =>
  (one) => {
    const value = asText(one)
    return value === null ? null : apply(value)
  }
const texts =
  (apply: (one: string, other: string) => FormulaValue): Apply =>
  (one, other) => {
    const [left, right] = [asText(one), asText(other)]
    return left === null || right === null ? null : apply(left, right)
  }
const textAndNumber =
  (apply: (one: string, other: Big) => FormulaValue): Apply =>
  (one, other) => {
    const [left, right] = [asText(one), asNumber(other)]
    return left === null || right === null ? null : apply(left, right)
  }
const compared =
  (test: (order: number) => boolean): Apply =>
  (one, other) =>
    one === null || other === null ? null : test(compare(one, other))
const counted = (cut: (value: string, count: number) => string): Apply =>
  textAndNumber((value, count) => {
    const whole = toWhole(count.gt(formulaLimits.text) ? wholeNumber(formulaLimits.text) : count, 0, formulaLimits.text)
    return whole === null ? null : filled(cut(value, whole))
  })
const ofDay = (from: number, to: number): Apply => text((day) => wholeNumber(Number(day.slice(from, to))))

const strict: Record<Strict, Apply> = {
  negate: number((value) => value.neg()),
  add: numbers((left, right) => bounded(left.plus(right))),
  subtract: numbers((left, right) => bounded(left.minus(right))),
  multiply: numbers((left, right) => bounded(left.times(right))),
  divide: numbers(divide),
  remainder: numbers(remainder),
  not: (value) => (typeof value === 'boolean' ? !value : null),
  eq: compared((order) => order === 0),
  ne: compared((order) => order !== 0),
  lt: compared((order) => order < 0),
  lte: compared((order) => order <= 0),
  gt: compared((order) => order > 0),
  gte: compared((order) => order >= 0),
  floor: number(floor),
  ceil: number(ceil),
  abs: number((value) => value.abs()),
  len: text((value) => wholeNumber(countCharacters(value))),
  upper: text((value) => capped(value.toUpperCase())),
  lower: text((value) => capped(lowered(value))),
  trim: text((value) => filled(trimmed(value))),
  left: counted(firstCharacters),
  right: counted(lastCharacters),
  contains: texts((value, part) => lowered(value).includes(lowered(part))),
  daysBetween: texts((from, to) => wholeNumber(daysBetween(from, to))),
  addDays: textAndNumber((day, count) => {
    const whole = toWhole(count, -longestSpan, longestSpan)
    return whole === null ? null : addDays(day, whole)
  }),
  year: ofDay(0, 4),
  month: ofDay(5, 7),
  day: ofDay(8, 10),
  textOfNumber: number(resultNumber),
  textOfDay: text((day) => day),
}

/** As in SQL: `or` is yes when one is, missing when none is but one is missing; `and` the other way round. */
function logical(decisive: boolean, values: readonly TypedExpression[], input: FormulaInput): boolean | null {
  let result: boolean | null = !decisive
  for (const value of values) {
    const found = evaluate(value, input)
    if (found === decisive) return decisive
    if (typeof found !== 'boolean') result = null
  }
  return result
}

function extreme(direction: 1 | -1, values: readonly TypedExpression[], input: FormulaInput): FormulaValue {
  let best: FormulaValue = null
  for (const value of values) {
    const found = evaluate(value, input)
    if (found !== null && (best === null || compare(found, best) * direction > 0)) best = found
  }
  return best
}

function compare(one: NonNullable<FormulaValue>, other: NonNullable<FormulaValue>): number {
  if (typeof one === 'object' && typeof other === 'object') return one.cmp(other)
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other)
  return Number(one) - Number(other)
}

function asNumber(value: FormulaValue): Big | null {
  return typeof value === 'object' ? value : null
}

function asText(value: FormulaValue): string | null {
  return typeof value === 'string' ? value : null
}

/** A value as fields and columns hold it, where it has the type the formula was checked with. */
function readValue(value: unknown, type: FormulaType): FormulaValue {
  if (type === 'boolean') return typeof value === 'boolean' ? value : null
  if (type === 'number' && typeof value === 'number') return Number.isFinite(value) ? readDecimal(String(value)) : null
  if (typeof value !== 'string') return null
  switch (type) {
    case 'number':
      return readDecimal(value)
    case 'text':
      return filled(capped(value))
    case 'date':
      return readDay(value)
    case 'dateTime':
      return readInstant(value)
  }
}
