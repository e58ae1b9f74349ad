import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** How many base units a pack is, as it is typed: a number, or two with a slash between them. @returns the wire's form; undefined: it is neither */
export function readFactor(text: string): string | undefined {
  const parts = text.split('/').map((part) => parseDecimal(part))
  const isFactor = parts.length <= 2 && parts.every((part) => part !== undefined && /[1-9]/.test(part))
  return isFactor ? parts.join('/') : undefined
}
