import { z } from 'zod'
import { wording } from './words/sentence.ts'

/** A row's identifier: UUID version 7, so that identifiers sort by creation. */
export const id = z.uuid().meta({ example: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' })

/** An exact decimal as a string, up to 18 digits before and 9 after the point; never a float. "012.50" is read as "12.5". */
export const decimal = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,9})?$/, wording('value.decimal'))
  .overwrite(toShortest)
  .meta({ id: 'Decimal', example: '12.5' })
export const positiveDecimal = decimal.refine(
  (text) => !text.startsWith('-') && /[1-9]/.test(text),
  wording('value.aboveZero'),
)
export const nonNegativeDecimal = decimal.refine(
  (text) => !text.startsWith('-') || !/[1-9]/.test(text),
  wording('value.negative'),
)

/** An instant in UTC or with an offset, of the years 1000 to 9999. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isStorable, wording('value.instantOutOfRange'))
  .meta({ example: '2026-11-23T09:30:00Z' })
/** A calendar day without a time. */
export const day = z.iso.date()

/** Human text of one line: trimmed, not empty, without control characters. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1, wording('value.empty'))
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, wording('value.controlCharacters'))
/** Human text of several lines; may be empty. */
export const text = (max = 10_000) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), wording('value.nullCharacter'))
/** A stable machine name: `weight_g`. */
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, wording('value.key'))

/** Row version for compare-and-set; travels back in `If-Match`. */
export const version = z.int().min(1)
export const currency = z.string().regex(/^[A-Z]{3}$/, wording('value.currency'))
export const timeZone = z.string().refine(isTimeZone, wording('value.timeZone'))

/** The same number always as the same text: no zeros at either end that say nothing, and no minus before zero. What is no decimal stays. */
function toShortest(text: string): string {
  const [, sign, whole, fraction] = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? []
  if (whole === undefined) return text
  const plain = fraction ? `${whole}.${fraction}` : whole
  return plain === '0' ? plain : `${sign}${plain}`
}

/** PostgreSQL knows no year 0 and no offset of 16 hours, and writes other years in another form. */
function isStorable(text: string): boolean {
  const at = Date.parse(text)
  const [, hours = '0'] = /[+-](\d\d):\d\d$/.exec(text) ?? []
  return at >= Date.UTC(1000, 0) && at < Date.UTC(10_000, 0) && Number(hours) <= 14
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
