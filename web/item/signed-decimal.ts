import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** A decimal as a person types it, minus signs too; undefined when it is no number. */
export function parseSigned(text: string): string | undefined {
  const trimmed = text.trim()
  const negative = /^[-−]/.test(trimmed)
  const parsed = parseDecimal(negative ? trimmed.slice(1) : trimmed)
  return parsed !== undefined && negative && /[1-9]/.test(parsed) ? `-${parsed}` : parsed
}
