/** What a function takes: `day` is a date, or a date with a time as the day it falls on. */
type Parameter = 'number' | 'text' | 'boolean' | 'day'

type Signature = {
  /** fewest and most values */
  least: number
  most: number
} & (
  | { takes: readonly Parameter[]; gives: 'number' | 'text' | 'boolean' | 'date' }
  /** typed by a rule of its own in the checker */
  | { takes: 'special' }
)

const any = Number.POSITIVE_INFINITY
const fixed = (takes: readonly Parameter[], gives: 'number' | 'text' | 'boolean' | 'date') => ({
  least: takes.length,
  most: takes.length,
  takes,
  gives,
})
const special = (least: number, most: number) => ({ least, most, takes: 'special' as const })

const signatures = {
  /** if(condition, then, otherwise): a condition that is missing counts as not met; without `otherwise` empty */
  if: special(2, 3),
  /** the first value that is not missing */
  ifempty: special(2, any),
  coalesce: special(2, any),
  isempty: special(1, 1),
  /** round(number, digits): half away from zero; digits -9 to 9, written out, 0 when left out */
  round: special(1, 2),
  floor: fixed(['number'], 'number'),
  ceil: fixed(['number'], 'number'),
  abs: fixed(['number'], 'number'),
  /** of numbers or dates; missing ones are left out */
  min: special(1, any),
  max: special(1, any),
  /** characters, as code points */
  len: fixed(['text'], 'number'),
  upper: fixed(['text'], 'text'),
  lower: fixed(['text'], 'text'),
  /** without white space at both ends */
  trim: fixed(['text'], 'text'),
  left: fixed(['text', 'number'], 'text'),
  right: fixed(['text', 'number'], 'text'),
  /** contains(text, part), whatever the case of letters */
  contains: fixed(['text', 'text'], 'boolean'),
  /** texts, numbers and dates one behind the other; missing ones are left out */
  concat: special(1, any),
  /** days_between(from, to) */
  days_between: fixed(['day', 'day'], 'number'),
  add_days: fixed(['day', 'number'], 'date'),
  year: fixed(['day'], 'number'),
  month: fixed(['day'], 'number'),
  day: fixed(['day'], 'number'),
  /** the day a date with a time falls on; also date('2026-11-23') */
  date: fixed(['day'], 'date'),
  /** the day given to the evaluation */
  today: fixed([], 'date'),
} as const satisfies Record<string, Signature>

export type FunctionName = keyof typeof signatures

/** The functions of the language, for reading, checking and completing what is typed. */
export const functions: Readonly<Record<FunctionName, Signature>> = signatures

/** @param word  as written; the case of letters does not matter */
export function findFunction(word: string): FunctionName | undefined {
  const name = word.toLowerCase()
  // The property was just found in the table.
  return Object.hasOwn(signatures, name) ? (name as FunctionName) : undefined
}
