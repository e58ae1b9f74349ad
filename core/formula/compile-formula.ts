import type { FormulaType } from './expression.ts'
import { longestSpan } from './formula-day.ts'
import { formulaLimits } from './formula-error.ts'
import { innerFraction, innerLimit, resultLimit } from './formula-number.ts'
import { blanks } from './formula-text.ts'
import type { CheckedFormula, Operation, TypedExpression } from './typed-expression.ts'

/** What a formula's SQL is made of besides its operations. */
export type FormulaSqlParts = {
  /**
   * The SQL of a name: a column, or an expression that the database may well evaluate more than once. It gives null for
   * what is missing, numbers of at most 18 digits behind the point, and days and instants of the years 1000 to 9999.
   */
  column(name: string, type: FormulaType): string
  /** Takes a value into the query's parameters and gives its placeholder. */
  bind(value: string): string
  /** ISO day of `today()`, in the organisation's time zone */
  today?: string
  /** IANA name; UTC when left out */
  timeZone?: string
}

const sqlTypes: Readonly<Record<FormulaType, string>> = {
  number: 'numeric',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'timestamptz',
}

/**
 * A formula as one SQL expression, for filters and sorts that read stock figures. It gives what `evaluateFormula` gives
 * for the same values, raises no error for any of them, and is as long as the formula: every part stands in it once.
 * Texts of users are bound, never written into it.
 */
export function compileFormula(formula: CheckedFormula, parts: FormulaSqlParts): string {
  const sql = compile(formula.expression, parts)
  return formula.type === 'number' ? resultNumber(sql) : sql
}

function compile(part: TypedExpression, parts: FormulaSqlParts): string {
  const type = sqlTypes[part.type]
  if (part.kind === 'literal') {
    if (part.value === null) return `null::${type}`
    if (typeof part.value === 'boolean') return String(part.value)
    return `${parts.bind(typeof part.value === 'string' ? part.value : part.value.toFixed())}::${type}`
  }
  if (part.kind === 'reference') return leaf(`(${parts.column(part.name, part.type)})::${type}`, part.type)
  const values = part.values.map((value) => compile(value, parts))
  const [first = '', second = ''] = values
  switch (part.operation) {
    case 'if':
      return `(case when ${first} then ${second} else ${values[2] ?? `null::${type}`} end)`
    case 'round':
      return bounded(`round(${first}, ${part.digits ?? 0})`)
    case 'today':
      return parts.today === undefined ? 'null::date' : `${parts.bind(parts.today)}::date`
    case 'dayOf':
      return `(${first} at time zone ${parts.bind(parts.timeZone ?? 'UTC')}::text)::date`
    case 'trim':
      return `nullif(btrim(${first}, ${parts.bind(blanks)}::text), '')`
    case 'eq':
    case 'ne':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte': {
      const ofText = part.values[0]?.type === 'text'
      const sides = ofText ? values.map((value) => `(${value}) collate "C"`) : values
      return `(${sides.join(` ${comparisons[part.operation]} `)})`
    }
    default:
      return templates[part.operation](first, second, values)
  }
}

const comparisons = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

type Template = (first: string, second: string, all: readonly string[]) => string
type Special = 'if' | 'round' | 'today' | 'dayOf' | 'trim' | keyof typeof comparisons

/**
 * Upper case as Unicode has it in full ("ß" becomes "SS"), lower case character by character, whatever collation the
 * database has. The result is "C" again: two collations that are written out may not meet in one expression.
 */
const upper = (text: string) => `(upper(${text} collate "pg_unicode_fast") collate "C")`
const lower = (text: string) => `(lower(${text} collate "pg_c_utf8") collate "C")`
/** Digits enough behind the point that a quotient is never rounded twice: 40 + 2 * 18 digits tell it from a half. */
const divisionDigits = 100
const list =
  (name: string): Template =>
  (_first, _second, all) =>
    `${name}(${all.join(', ')})`
const infix =
  (operator: string): Template =>
  (_first, _second, all) =>
    `(${all.join(` ${operator} `)})`
const counted =
  (name: string): Template =>
  (text, count) =>
    `nullif(${name}(${text}, ${clamped(`trunc(${count})`, '-1', String(formulaLimits.text), 'low')}::int), '')`
const ofDay =
  (part: string): Template =>
  (day) =>
    `extract(${part} from ${day})::numeric`

const templates: Readonly<Record<Exclude<Operation, Special>, Template>> = {
  negate: (value) => `(- ${value})`,
  add: (left, right) => bounded(`${left} + ${right}`),
  subtract: (left, right) => bounded(`${left} - ${right}`),
  multiply: (left, right) => bounded(`round(${left} * ${right}, ${innerFraction})`),
  divide: (left, right) => bounded(`round(round(${left}, ${divisionDigits}) / nullif(${right}, 0), ${innerFraction})`),
  remainder: (left, right) => `mod(${left}, nullif(${right}, 0))`,
  not: (value) => `(not ${value})`,
  and: infix('and'),
  or: infix('or'),
  ifempty: list('coalesce'),
  isempty: (value) => `(${value} is null)`,
  floor: (value) => bounded(`floor(${value})`),
  ceil: (value) => bounded(`ceil(${value})`),
  abs: list('abs'),
  min: list('least'),
  max: list('greatest'),
  len: (value) => `char_length(${value})::numeric`,
  upper: (value) => `left(${upper(value)}, ${formulaLimits.text})`,
  lower: (value) => `left(${lower(value)}, ${formulaLimits.text})`,
  left: counted('left'),
  right: counted('right'),
  contains: (text, part) => `(strpos(${lower(text)}, ${lower(part)}) > 0)`,
  join: (_first, _second, all) => `left(${all.join(' || ')}, ${formulaLimits.text})`,
  concat: (_first, _second, all) => `nullif(left(concat(${all.join(', ')}), ${formulaLimits.text}), '')`,
  daysBetween: (from, to) => `(${to} - ${from})::numeric`,
  addDays: (day, count) => {
    const days = clamped(`trunc(${count})`, `${-longestSpan - 1}`, `${longestSpan + 1}`, 'both')
    const sum = `(${day} - date '0001-01-01') + ${days}::int`
    return `(date '0001-01-01' + ${clamped(sum, '-1', String(longestSpan + 1), 'both')})`
  },
  year: ofDay('year'),
  month: ofDay('month'),
  day: ofDay('day'),
  textOfNumber: (value) => `trim_scale(${resultNumber(value)})::text`,
  textOfDay: (value) => `to_char(${value}, 'YYYY-MM-DD')`,
}

function bounded(sql: string): string {
  const limit = `1e${innerLimit.length - 1}`
  return clamped(sql, `-${limit}`, limit, 'both')
}

function resultNumber(sql: string): string {
  const limit = `1e${resultLimit.length - 1}`
  return clamped(`round(${sql}, ${formulaLimits.fraction})`, `-${limit}`, limit, 'both')
}

/**
 * Null at or beyond the bounds, written so that the value stands in it once: `greatest` makes a missing value the lower
 * bound, which is then made null again.
 * @param nulls  `low`: a value beyond the upper bound becomes that bound
 */
function clamped(sql: string, least: string, most: string, nulls: 'low' | 'both'): string {
  const within = `least(greatest(${sql}, ${least}), ${most})`
  return nulls === 'low' ? `nullif(${within}, ${least})` : `nullif(nullif(${within}, ${most}), ${least})`
}

function leaf(sql: string, type: FormulaType): string {
  if (type === 'text') return `nullif(left(${sql}, ${formulaLimits.text}), '')`
  // Instants of core columns have microseconds, which formulas do not see.
  return type === 'dateTime' ? `date_trunc('milliseconds', ${sql})` : sql
}
