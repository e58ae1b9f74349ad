import { detectDateOrder, parseDate } from './parse-date.ts'
import { detectDecimalMark, parseDecimal } from './parse-decimal.ts'

/** What the sample of a column looks like; shares are of the values that are not empty. */
export interface ColumnContent {
  values: number
  /** share of rows that have a value */
  filled: number
  /** distinct values over values, 0 to 1 */
  distinct: number
  number: number
  /** numbers without a fraction */
  integer: number
  negative: number
  date: number
  boolean: number
  /** words separated by spaces, on average */
  words: number
  length: number
  /** digits only, 8 to 14 of them */
  barcode: number
  /** a short code: no spaces or at least one digit, up to 30 characters */
  code: number
  /** values in their order, the first 1 and then each one more: a row number of another system */
  sequence: boolean
  /** distinct values, at most 60 of them */
  options: string[]
}

const yesOrNo = /^(true|false|yes|no|y|n|ja|nein|oui|non|sí|si|0|1|x)$/i

/** Looks at a column's values, in the order of the file. */
export function describeColumn(samples: readonly string[]): ColumnContent {
  const values = samples.map((value) => value.trim()).filter((value) => value !== '')
  const n = Math.max(1, values.length)
  const mark = detectDecimalMark(values) ?? '.'
  const order = detectDateOrder(values)
  const dateOrder = order === 'mdy' || order === 'ymd' ? order : 'dmy'
  const share = (test: (value: string) => boolean) => values.filter(test).length / n
  const numbers = values.map((value) => parseDecimal(value, mark))
  const distinct = new Set(values.map((value) => value.toLowerCase()))
  return {
    values: values.length,
    filled: samples.length === 0 ? 0 : values.length / samples.length,
    distinct: distinct.size / n,
    number: numbers.filter((value) => value !== undefined).length / n,
    integer: numbers.filter((value) => value !== undefined && !value.includes('.')).length / n,
    negative: numbers.filter((value) => value?.startsWith('-')).length / n,
    date: share(
      (value) => /[-/.: ]/.test(value) && !/^\d+\.\d+$/.test(value) && parseDate(value, dateOrder) !== undefined,
    ),
    boolean: share((value) => yesOrNo.test(value)),
    words: values.reduce((sum, value) => sum + value.split(/\s+/).length, 0) / n,
    length: values.reduce((sum, value) => sum + value.length, 0) / n,
    barcode: share((value) => /^\d{8,14}$/.test(value)),
    code: share((value) => value.length <= 30 && (!/\s/.test(value) || /\d/.test(value))),
    sequence: isSequence(numbers),
    options: [...new Set(values)].slice(0, 60),
  }
}

function isSequence(numbers: readonly (string | undefined)[]): boolean {
  if (numbers.length < 3) return false
  const values = numbers.map(Number)
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0))
  return steps.filter((step) => step === 1).length >= steps.length * 0.9
}
