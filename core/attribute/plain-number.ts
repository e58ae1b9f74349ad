import { type DecimalMark, parseDecimal } from '#core/import/parse-decimal.ts'

/**
 * A number written as text, in plain decimal notation. A unit beside it is no decoration here, as it is in a file whose
 * column says the unit: "10 mg" and "10 g" in one column are not the same 10.
 * @param isMoney  a currency's sign or code beside it is left out
 * @returns undefined when it is no number
 */
export function toPlainNumber(text: string, mark: DecimalMark, isMoney: boolean): string | undefined {
  const bare = isMoney ? text.trim().replace(/^(\p{Sc}|[A-Z]{3}\b)\s*|\s*(\p{Sc}|\b[A-Z]{3})$/gu, '') : text.trim()
  return /^[-+−(]?[\d.,]/.test(bare) && !/[\p{L}\p{Sc}%#]/u.test(bare) ? parseDecimal(bare, mark) : undefined
}
