import type { ImportedField } from '#contract/import-column.ts'
import {
  currencyOf,
  findCurrency,
  hasCheckDigit,
  isBooleanPair,
  isEmail,
  isPhone,
  isPrefixed,
  isUrl,
  parseBoolean,
  undressNumber,
  unitOf,
} from './cell-kinds.ts'
import { type ColumnContent, looksLikeDate } from './column-content.ts'
import { findList, type ListSeparator } from './list-separator.ts'
import { type NameHint, nameHints } from './name-hints.ts'
import { detectDateOrder, parseDate } from './parse-date.ts'
import { parseDecimal } from './parse-decimal.ts'
import { impliedUnit, unitDimension, unitOfHeader } from './unit-words.ts'

export type KindReason =
  | 'yes_or_no'
  | 'dates'
  | 'times'
  | 'check_digits'
  | 'leading_zeros'
  | 'code_name'
  | 'addresses'
  | 'currency'
  | 'money_name'
  | 'unit_in_header'
  | 'unit_in_cells'
  | 'whole_numbers'
  | 'numbers'
  | 'lists'
  | 'names_suppliers'
  | 'few_values'
  | 'long_text'
  | 'texts'

export interface InferredKind {
  kind: ImportedField['kind']
  unit?: string
  currency?: string
  referenceTo?: ImportedField['referenceTo']
  /** select, multiSelect: labels as the sample has them, the commonest first */
  options?: string[]
  separator?: ListSeparator
  reason: KindReason
  /** 0 to 1 */
  confidence: number
  /** whether a value can be of the kind; undefined where every text can */
  fits?: (value: string) => boolean
}

/** Share of distinct values that must fit a kind; the others are shown as problems. */
const enough = 0.95
const mostOptions = 100
const longestOption = 80

/**
 * The kind of field that holds a column's values, from the spread of its distinct values and from what its name lets
 * expect. Leading zeros, check digits and codes keep digits from becoming numbers; a name alone never makes a kind its values
 * do not bear out.
 */
export function inferKind(header: string, content: ColumnContent): InferredKind {
  const hints = nameHints(header)
  return (
    asBoolean(content, hints) ??
    asDate(content, hints) ??
    asAddress(content, hints) ??
    asCode(content, hints) ??
    asNumber(header, content, hints) ??
    asChoice(content, hints) ??
    asText(content, hints)
  )
}

function asBoolean(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  if (content.counts.size > 4 || !isBooleanPair(content.counts.keys())) return undefined
  const words = [...content.counts.keys()].map((word) => word.toLowerCase())
  const bare = words.every((word) => /^[\d-]$/.test(word))
  const letter = words.every((word) => /^[a-z]$/.test(word)) && words.length === 1 && words[0] !== 'x'
  if ((bare || letter) && !hints.has('boolean')) return undefined
  const confidence = hints.has('boolean') || (words.length === 2 && !words.includes('x')) ? 0.95 : 0.75
  return { kind: 'boolean', reason: 'yes_or_no', confidence, fits: (value) => parseBoolean(value) !== undefined }
}

function asDate(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  const order = detectDateOrder(content.spread)
  const dateOrder = order === 'mdy' || order === 'ymd' ? order : 'dmy'
  const compact = hints.has('date') && content.spread.every((value) => /^(?:19|20)\d{6}$/.test(value))
  if (content.date < enough && !compact) return undefined
  const times = content.spread.map((value) => parseDate(value, dateOrder))
  const timed = times.filter((time) => time && (time.hour > 0 || time.minute > 0 || time.second > 0)).length
  const fits = (value: string) => (compact || looksLikeDate(value)) && parseDate(value, dateOrder) !== undefined
  return timed > times.length * 0.1
    ? { kind: 'dateTime', reason: 'times', confidence: 0.9, fits }
    : { kind: 'date', reason: 'dates', confidence: hints.has('date') ? 0.97 : 0.9, fits }
}

function asAddress(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  const share = (test: (value: string) => boolean) => shareOf(content.spread, test)
  if (share(isEmail) >= enough) return { kind: 'email', reason: 'addresses', confidence: 0.97, fits: isEmail }
  if (share(isUrl) >= enough) return { kind: 'url', reason: 'addresses', confidence: 0.97, fits: isUrl }
  if (share(isPhone) < enough) return undefined
  const marked = share((value) => /^\+|^00|^\(?0\d+\)?[\s/-]/.test(value)) >= 0.6 && content.barcode < 0.5
  if (!hints.has('phone') && !marked) return undefined
  return { kind: 'phone', reason: 'addresses', confidence: hints.has('phone') ? 0.95 : 0.7, fits: isPhone }
}

/** Digits that are no amounts: barcodes, codes with leading zeros, digits too many for a number. */
function asCode(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  const digits = shareOf(content.spread, (value) => /^\d+$/.test(value))
  if (digits < enough) return undefined
  const checked = shareOf(content.spread, hasCheckDigit)
  if ((checked >= enough && content.counts.size >= 3) || (hints.has('barcode') && content.barcode >= 0.8))
    return { kind: 'barcode', reason: 'check_digits', confidence: checked >= enough ? 0.97 : 0.8 }
  const zeros = content.spread.filter((value) => /^0\d/.test(value)).length
  if (zeros > 0 || content.longest > 15)
    return { kind: 'text', reason: 'leading_zeros', confidence: zeros > 1 || content.longest > 15 ? 0.9 : 0.7 }
  if (hints.has('code') && !hints.has('count')) return { kind: 'text', reason: 'code_name', confidence: 0.8 }
  return undefined
}

function asNumber(header: string, content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  const { spread, decimalMark } = content
  const dressed = spread.flatMap((value) => undressNumber(value) ?? [])
  if (dressed.length < spread.length * enough) return asPrefixed(header, content)
  const isNumber = (text: string) => {
    const parts = undressNumber(text)
    return parts !== undefined && parseDecimal(parts.number, decimalMark) !== undefined
  }
  if (shareOf(spread, isNumber) < enough) return undefined
  const named = unitOfHeader(header)
  const bare = dressed.filter((value) => value.before === '' && value.after === '').length
  const currencies = tally(spread.flatMap((value) => currencyOf(value) ?? []))
  const fits = isNumber
  if (currencies.total >= spread.length * 0.5)
    return { kind: 'money', currency: currencies.top, reason: 'currency', confidence: 0.95, fits }
  const headerCurrency = currencyOfHeader(header)
  if (bare >= dressed.length * enough && headerCurrency)
    return { kind: 'money', currency: headerCurrency, reason: 'currency', confidence: 0.95, fits }
  const units = tally(spread.flatMap((value) => unitOf(value) ?? []))
  const dimension = unitDimension(units.top)
  const alike = spread.filter((value) => unitDimension(unitOf(value) ?? units.top) === dimension).length
  if (
    units.total + bare >= spread.length * enough &&
    units.total >= Math.max(1, spread.length * 0.3) &&
    // "75 cl" here and "350 g" there: no one unit holds both, and a slip among many is shown as one
    alike >= spread.length * Math.min(enough, 1 - 1 / Math.max(20, spread.length))
  )
    return {
      kind: 'number',
      unit: named && unitDimension(named.unit) === unitDimension(units.top) ? named.unit : units.top,
      reason: 'unit_in_cells',
      confidence: 0.9,
      fits: (value) => isNumber(value) && (unitOf(value) ?? units.top) !== undefined,
    }
  const prefixed = asPrefixed(header, content)
  if (prefixed) return prefixed
  // Words behind numbers that are no units: "3 pieces", "12 B".
  if (bare < dressed.length * enough) return undefined
  if (named) return { kind: 'number', unit: named.unit, reason: 'unit_in_header', confidence: 0.95, fits }
  if (hints.has('money') && !hints.has('count')) return { kind: 'money', reason: 'money_name', confidence: 0.75, fits }
  const whole = spread.every((value) => !/[.,]/.test(value) || parseDecimal(value, decimalMark) === undefined)
  return whole && content.integer >= enough
    ? {
        kind: 'integer',
        reason: 'whole_numbers',
        confidence: 0.85,
        fits: (value) => isNumber(value) && !/[.,]\d+$/.test(value),
      }
    : { kind: 'number', reason: 'numbers', confidence: 0.9, fits }
}

function asPrefixed(header: string, content: ColumnContent): InferredKind | undefined {
  const unit = unitOfHeader(header)?.unit ?? impliedUnit(header)
  if (unit === undefined) return undefined
  const fits = (value: string) =>
    isPrefixed(value) ||
    parseDecimal(value, content.decimalMark) !== undefined ||
    unitDimension(unitOf(value) ?? '') === unitDimension(unit)
  if (shareOf(content.spread, isPrefixed) < 0.2 || shareOf(content.spread, fits) < enough) return undefined
  return { kind: 'number', unit, reason: 'unit_in_header', confidence: 0.8, fits }
}

function currencyOfHeader(header: string): string | undefined {
  const [, inside = ''] =
    /[([]\s*(?:in\s+)?([^)\]]{1,4})\s*[)\]]\s*$/i.exec(header) ?? /[\s_,-](?:in\s+)?(\S{1,3})$/i.exec(header) ?? []
  return findCurrency(inside)
}

function asChoice(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind | undefined {
  const list = findList(content, hints.has('list'))
  if (list) {
    const confidence = hints.has('list') ? 0.9 : 0.7
    return { kind: 'multiSelect', options: list.options, separator: list.separator, reason: 'lists', confidence }
  }
  const labels = new Map<string, { label: string; count: number }>()
  for (const [value, count] of content.counts) {
    const known = labels.get(value.toLowerCase())
    if (known) known.count += count
    else labels.set(value.toLowerCase(), { label: value, count })
    if (labels.size > mostOptions) return undefined
  }
  const few = hints.has('choice')
    ? labels.size < content.values || content.values < 6
    : content.values >= 8 &&
      labels.size * 2 <= content.values &&
      labels.size <= Math.max(3, 2 * Math.sqrt(content.values))
  const told = hints.has('text') || hints.has('code')
  if (!few || told || labels.size === 0 || content.longest > longestOption || content.length > 40) return undefined
  const options = [...labels.values()].sort((a, b) => b.count - a.count).map(({ label }) => label)
  const confidence = hints.has('choice') ? 0.9 : labels.size * 5 <= content.values ? 0.8 : 0.6
  return { kind: 'select', options, reason: 'few_values', confidence }
}

function asText(content: ColumnContent, hints: ReadonlySet<NameHint>): InferredKind {
  const several = content.spread.filter((value) => value.includes('\n')).length
  if (
    several > content.spread.length * 0.05 ||
    content.length > 120 ||
    content.longest > 300 ||
    (hints.has('text') && content.longest > 80)
  )
    return { kind: 'longText', reason: 'long_text', confidence: 0.9 }
  return { kind: 'text', reason: 'texts', confidence: 0.8 }
}

function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length
}

function tally(values: readonly string[]): { top: string; total: number; different: number } {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [top = ''] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  return { top, total: values.length, different: counts.size }
}
