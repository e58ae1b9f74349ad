import type { Field } from '#contract/field.ts'
import type { DateOrder } from '#core/import/parse-date.ts'
import type { DecimalMark } from '#core/import/parse-decimal.ts'
import type { FieldRule } from './field-rule.ts'

/** What of a definition its values are converted by. */
export type ConvertedField = FieldRule & Pick<Field, 'referenceTo' | 'currency' | 'resultKind'>

/** What a column is read by: decided once for all its values, so that each converts alike. */
export interface ConversionSetting {
  /** of dates written in digits */
  dateOrder: DateOrder
  decimalMark: DecimalMark
  /** days begin and end in it */
  timeZone: string
  /** options that become another one, by key */
  merged: ReadonlyMap<string, string>
  /** how yes and no are written as text, and understood besides those every field understands */
  words: { yes: string; no: string }
  /** records by identifier, and identifiers by code or name in small letters, for references */
  records?: { labels: ReadonlyMap<string, string>; ids: ReadonlyMap<string, string> }
}
