import type { AttributeProblemCode } from './attribute-problem.ts'
import type { FieldRule } from './field-rule.ts'
import { matchesPattern } from './pattern.ts'
import type { GivenValue, Reading } from './value.ts'

/** Longest value of a text field; a longText holds 10,000 characters. */
export const longestLine = 2_000
export const longestText = 10_000

/** Text without blanks around it; one line unless the field is a longText. */
export function readText(field: FieldRule, given: GivenValue): Reading {
  if (typeof given !== 'string' || given.includes('\u0000')) return { code: 'not_text' }
  const value = field.kind === 'longText' ? given.trim() : given.trim().replace(/\s*[\r\n]+\s*/g, ' ')
  const longest = Math.min(field.kind === 'longText' ? longestText : longestLine, Number(field.max ?? longestText))
  if (value.length > longest) return { code: 'too_long', facts: { limit: String(longest) } }
  if (value.length < Number(field.min ?? 0)) return { code: 'too_short', facts: { limit: field.min ?? '0' } }
  if (field.pattern && !matchesPattern(field.pattern, value))
    return { code: 'pattern', facts: { pattern: field.pattern } }
  return { value }
}

/** A web address of http or https; without a scheme it is one of https. */
export function readUrl(given: GivenValue): Reading {
  const text = String(given).trim()
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`
  const isAddress =
    typeof given === 'string' && text.length <= 2_000 && !/[\s\u0000]/.test(text) && URL.canParse(address)
  if (!isAddress) return { code: 'not_a_url' }
  const url = new URL(address)
  return ['http:', 'https:'].includes(url.protocol) && url.hostname.length > 0
    ? { value: address }
    : { code: 'not_a_url' }
}

const email = /^[^\s@"(),:;<>[\\\]]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u

/** An e-mail address, its domain in small letters. */
export function readEmail(given: GivenValue): Reading {
  const text = String(given).trim()
  if (typeof given !== 'string' || text.length > 200 || !email.test(text)) return { code: 'not_an_email' }
  const at = text.lastIndexOf('@')
  return { value: text.slice(0, at) + text.slice(at).toLowerCase() }
}

/** A telephone number as it is written: 3 to 20 digits, with a plus in front, separators and an extension. */
export function readPhone(given: GivenValue): Reading {
  const text = String(given).trim()
  const digits = text.replace(/\D/g, '').length
  return /^\+?[\d\s()./-]+((ext\.?|x)\s?\d{1,6})?$/i.test(text) && digits >= 3 && digits <= 20 && text.length <= 40
    ? { value: text }
    : { code: 'not_a_phone' }
}

/** What a scanner reads: printable characters without blanks around them. */
export function readBarcode(given: GivenValue): Reading {
  const text = String(given).trim()
  const isCode = typeof given !== 'boolean' && !Array.isArray(given) && /^[^\p{Cc}]{1,80}$/u.test(text)
  return isCode ? { value: text } : { code: 'not_a_barcode' }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An identifier, or a list of them where the field holds several. That the records exist is for the caller to see. */
export function readIdentifiers(field: FieldRule, given: GivenValue, code: AttributeProblemCode): Reading {
  const list = Array.isArray(given) ? given : String(given).split(',')
  const ids = [...new Set(list.map((each) => each.trim().toLowerCase()))]
  if (!ids.every((each) => uuid.test(each))) return { code }
  if (field.multiple) {
    if (field.max !== null && ids.length > Number(field.max)) return { code: 'too_many', facts: { limit: field.max } }
    return { value: ids }
  }
  const [id] = ids
  return ids.length === 1 && id !== undefined ? { value: id } : { code: 'too_many', facts: { limit: '1' } }
}
