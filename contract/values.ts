import { z } from 'zod'

/** A row's identifier: UUID version 7, so that identifiers sort by creation. */
export const id = z.uuid().meta({ example: '0199f3a2-7c1e-7d4b-9a55-3f0f6f6f2b11' })

/** An exact decimal as a string, up to 18 digits before and 9 after the point; never a float. */
export const decimal = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,9})?$/, 'Use a decimal number such as "12" or "0.75".')
  .meta({ id: 'Decimal', example: '12.5' })
export const positiveDecimal = decimal.refine(
  (text) => !text.startsWith('-') && /[1-9]/.test(text),
  'Must be above zero.',
)
export const nonNegativeDecimal = decimal.refine(
  (text) => !text.startsWith('-') || !/[1-9]/.test(text),
  'Must not be negative.',
)

/** An instant in UTC or with an offset, of the years 1000 to 9999. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine(isStorable, 'Must lie in the years 1000 to 9999, with an offset of at most 14 hours.')
  .meta({ example: '2026-11-23T09:30:00Z' })
/** A calendar day without a time. */
export const day = z.iso.date()

/** Human text of one line: trimmed, not empty, without control characters. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty.')
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'Must not hold control characters.')
/** Human text of several lines; may be empty. */
export const text = (max = 10_000) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'Must not hold a null character.')
/** A stable machine name: `weight_g`. */
export const key = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'Use small letters, digits and underscores, beginning with a letter.')

/** Row version for compare-and-set; travels back in `If-Match`. */
export const version = z.int().min(1)
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Use a three-letter ISO 4217 code.')
export const timeZone = z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.')

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
