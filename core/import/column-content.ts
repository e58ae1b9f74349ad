import { detectDateOrder, parseDate } from './parse-date.ts'
import { type DecimalMark, detectDecimalMark, parseDecimal } from './parse-decimal.ts'

/** What the sample of a column looks like; shares are of the values that are not empty. */
export interface ColumnContent {
  /** rows of the sample */
  rows: number
  /** values that are neither empty nor a placeholder such as "n/a" */
  values: number
  /** share of rows that have a value */
  filled: number
  /** distinct values over values, 0 to 1 */
  distinct: number
  /** distinct values in the order of their first appearance, with how often each appears; upper and lower case differ */
  counts: ReadonlyMap<string, number>
  /** a spread of distinct values, at most 300 of them, on which the shares below are judged */
  spread: readonly string[]
  decimalMark: DecimalMark
  number: number
  /** numbers without a fraction */
  integer: number
  negative: number
  date: number
  /** words separated by spaces, on average */
  words: number
  length: number
  longest: number
  /** digits only, 8 to 14 of them */
  barcode: number
  /** a short code: no spaces or at least one digit, up to 30 characters */
  code: number
  /** values in their order, the first 1 and then each one more: a row number of another system */
  sequence: boolean
}

const judged = 300
const placeholder =
  /^(?:-{1,3}|–|—|n\/?a\.?|#n\/a|n\.a\.|null|nil|none|nan|\?|\.|unbekannt|unknown|tbd|n\.?d\.|n\/d|n\.?v\.?t\.|k\.\s?a\.|s\/d|s\.d\.|b\.d\.|н\/д)$/i

/** Whether a cell says in words that it has no value: "n/a", "-", "NULL". */
export function isPlaceholder(text: string): boolean {
  return text.length <= 9 && placeholder.test(text)
}

/** Looks at a column's values, in the order of the file. About 40 microseconds and 50 ns a value. */
export function describeColumn(samples: readonly string[]): ColumnContent {
  const counts = new Map<string, number>()
  let values = 0
  for (const sample of samples) {
    const value = sample.trim()
    if (value === '') continue
    values++
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  for (const [value, count] of counts) {
    // a column of nothing else means it
    if (counts.size === 1 || !isPlaceholder(value)) continue
    counts.delete(value)
    values -= count
  }
  const spread = takeSpread([...counts.keys()])
  const mark = detectDecimalMark(spread) ?? '.'
  const order = detectDateOrder(spread)
  const dateOrder = order === 'mdy' || order === 'ymd' ? order : 'dmy'
  const n = Math.max(1, spread.length)
  const share = (test: (value: string) => boolean) => spread.filter(test).length / n
  const numbers = spread.map((value) => parseDecimal(value, mark))
  return {
    rows: samples.length,
    values,
    filled: samples.length === 0 ? 0 : values / samples.length,
    distinct: counts.size / Math.max(1, values),
    counts,
    spread,
    decimalMark: mark,
    number: numbers.filter((value) => value !== undefined).length / n,
    integer: numbers.filter((value) => value !== undefined && !value.includes('.')).length / n,
    negative: numbers.filter((value) => value?.startsWith('-')).length / n,
    date: share((value) => looksLikeDate(value) && parseDate(value, dateOrder) !== undefined),
    words: spread.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / n,
    length: spread.reduce((sum, value) => sum + value.length, 0) / n,
    longest: spread.reduce((longest, value) => Math.max(longest, value.length), 0),
    barcode: share((value) => /^\d{8,14}$/.test(value)),
    code: share((value) => value.length <= 30 && (!/\s/.test(value) || /\d/.test(value))),
    sequence: isSequence(samples),
  }
}

/** Written with the marks of a date: a bare number is none, nor is "12.50"; "12.2026" is a month. */
export function looksLikeDate(value: string): boolean {
  if (/^(?:0[1-9]|1[0-2])\.(?:19|20)\d{2}$/.test(value)) return true
  return value.length <= 40 && /\d/.test(value) && /[-/.: 年]/.test(value) && !/^-?\d+[.,]\d+$/.test(value)
}

function takeSpread(values: readonly string[]): string[] {
  if (values.length <= judged) return [...values]
  return Array.from({ length: judged }, (_, at) => values[Math.floor((at * values.length) / judged)] ?? '')
}

function isSequence(samples: readonly string[]): boolean {
  const values = samples.slice(0, 1_000)
  if (values.length < 3) return false
  let steps = 0
  let before = Number.NaN
  for (const value of values) {
    const number = /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : Number.NaN
    if (number - before === 1) steps++
    before = number
  }
  return steps >= (values.length - 1) * 0.9
}
