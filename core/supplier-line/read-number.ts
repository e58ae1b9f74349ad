import { type DecimalMark, detectDecimalMark, parseDecimal } from '#core/import/parse-decimal.ts'

/** A number of a line, and whether nothing else could be meant by its marks. */
export interface LineNumber {
  value: string
  isSure: boolean
}

/** Numbers with marks that stand by themselves, as what tells the decimal mark of a text. */
const marked = /(?<![\p{L}\p{N}.,-])\d{1,9}(?:[.,]\d{3})*[.,]\d{1,6}(?![\p{L}\p{N}.,-])/gu

/** The decimal mark of a text, from all its numbers; undefined: they do not tell. */
export function markOf(text: string): DecimalMark | undefined {
  return detectDecimalMark(text.match(marked) ?? [])
}

/**
 * A number as it is written, `12,-` too. `1,234` alone is a thousand and some; with a zero in front it is a fraction.
 * @param mark  of the whole text
 */
export function readNumber(written: string, mark: DecimalMark | undefined): LineNumber | undefined {
  const text = written.replace(/[.,]?\s?[-–—]+$/, '').trim()
  const own = detectDecimalMark([text]) ?? (/^0[.,]/.test(text) ? (text[1] as DecimalMark) : undefined)
  const hasMark = /[.,]/.test(text)
  const used = own ?? mark ?? (text.includes(',') ? '.' : ',')
  const value = parseDecimal(text, used)
  return value === undefined ? undefined : { value, isSure: !hasMark || own !== undefined || mark !== undefined }
}
