import type { measure as sentences } from '#contract/words/en/measure.ts'
import { toBase } from './convert.ts'
import { canonicalSpelling, findBaseUnit, findPrefixed, findUnitOf, isUnit, type MeasureUnit } from './find-unit.ts'
import { compare, exactDecimal, minus, plus, type Ratio, roundedDecimal, times, toRatio } from './ratio.ts'

export type MeasureProblemCode = keyof typeof sentences

/** A value in the base unit, plain decimal notation without trailing zeros, and the unit it was entered in. */
export type Measure = { value: string; enteredUnit: string }

export type MeasureProblem = { code: MeasureProblemCode; facts: Readonly<Record<string, string>> }

type Options = {
  /** a single comma before three digits is the decimal mark: `1,234` is 1.234 */
  decimalComma?: boolean
  /** digits behind the point that conversions of more than 9 are rounded to; 9 */
  precision?: number | null
}

type Part = { number: Ratio; unit: MeasureUnit | undefined; symbol: string }

const longestText = 100
/** What the ledger holds. */
const mostWhole = 18
const mostFraction = 9
/** What rounding may change at most, as a part of the value: at the ledger's precision, and at a field's own. */
const worstRounding = { ledger: toRatio('0.000001'), field: toRatio('0.005') }

const numberForm = /^(?:\d+(?:['’ .,]\d{3}(?!\d))*(?:[.,]\d+)?|[.,]\d+)/
const fractionForm = /^(?:(\d{1,9})\s+)?(\d{1,9})\s?[/⁄]\s?(\d{1,9})/
/** `4k7`, `1R5`, `3V3`, `R47`: the letter stands for the point. */
const letterForm = /^(\d{0,15})(\p{L})(\d{1,9})(?![\d.,])/u

/**
 * Reads a value as people write it: `10k`, `4k7`, `1.5 TB`, `5 cm`, `5 ft 11 in`, `1 1/2 in`, `-20 °F`, or a bare number.
 * Converted exactly; a conversion of more than 9 digits (inches of a centimetre) is rounded, and refused where that
 * would change the value by more than a millionth (half a percent at a `precision` below 9).
 * @param baseUnit  the field's unit; one the product does not know is taken as it is, and nothing else can be entered
 */
export function parseMeasure(text: string, baseUnit: string, options: Options = {}): Measure | MeasureProblem {
  const written = canonicalSpelling(text.slice(0, longestText + 1).replace(/(\d)\s*([¼-¾⅐-⅞])/g, '$1 $2'))
  if (written === '') return problem('empty')
  if (text.length > longestText || written.length > longestText)
    return problem('not_a_number', { value: written.slice(0, 80) })
  const base = findBaseUnit(baseUnit)
  const sign = /^[-−+]\s*/.exec(written)?.[0] ?? ''
  const parts = readParts(written.slice(sign.length), baseUnit, base, options.decimalComma ?? false)
  if ('code' in parts) return parts
  const [first, ...more] = parts
  if (!first) return problem('not_a_number', { value: written.slice(0, 80) })
  // `5 ft 11 in`: each part in a smaller unit than the one before; temperatures do not add up.
  const isDescending = parts.every((part, index) => {
    const before = parts[index - 1]
    if (!before) return true
    return !before.unit?.offset && before.unit && part.unit && compare(before.unit.factor, part.unit.factor) > 0
  })
  if (!isDescending) return problem('not_a_number', { value: written.slice(0, 80) })
  const sum = more.reduce((so, part) => plus(so, inBase(part, base)), inBase(signed(first, sign), base))
  const total = sign.startsWith('+') || sign === '' || more.length === 0 ? sum : lessBy(sum, more, base)
  return within(total, first.symbol, options.precision ?? mostFraction)
}

function signed(part: Part, sign: string): Part {
  return /^[-−]/.test(sign) ? { ...part, number: times(part.number, toRatio('-1')) } : part
}

/** `-5 ft 11 in` is below zero as a whole: what was added is taken away twice. */
function lessBy(sum: Ratio, more: readonly Part[], base: MeasureUnit | undefined): Ratio {
  return more.reduce((so, part) => plus(so, times(inBase(part, base), toRatio('-2'))), sum)
}

function inBase({ number, unit }: Part, base: MeasureUnit | undefined): Ratio {
  return unit && base ? toBase(number, unit, base) : number
}

function within(value: Ratio, enteredUnit: string, precision: number): Measure | MeasureProblem {
  const exact = exactDecimal(value)
  const isExact = exact !== undefined && (exact.split('.')[1]?.length ?? 0) <= mostFraction
  const digits = Math.min(precision, mostFraction)
  const decimal = isExact ? exact : roundedDecimal(value, digits)
  if (decimal.replace(/^-|\..*$/g, '').length > mostWhole) return problem('too_large', { limit: String(mostWhole) })
  if (!isExact) {
    const worst = digits === mostFraction ? worstRounding.ledger : worstRounding.field
    if (compare(absolute(minus(toRatio(decimal), value)), absolute(times(value, worst))) > 0)
      return problem('too_precise', { limit: String(digits) })
  }
  return { value: decimal, enteredUnit }
}

function absolute({ over, under }: Ratio): Ratio {
  return { over: over.abs(), under }
}

function readParts(
  text: string,
  baseUnit: string,
  base: MeasureUnit | undefined,
  decimalComma: boolean,
): Part[] | MeasureProblem {
  const parts: Part[] = []
  let rest = text
  while (rest !== '') {
    const lettered = parts.length === 0 && base ? readLettered(rest, base) : undefined
    if (lettered) return [lettered]
    const number = readNumber(rest, decimalComma)
    if (!number) return problem('not_a_number', { value: text.slice(0, 80) })
    rest = rest.slice(number.length).trimStart()
    const whole = readUnit(rest, baseUnit, base)
    if ('unit' in whole) return [...parts, { ...whole, number: number.value }]
    if (/^[.,]?\d/.test(rest)) return problem('not_a_number', { value: text.slice(0, 80) })
    // Some unit names hold digits (`m2`); only where the whole is no unit does another number begin.
    const end = /(?<=\D)\s*\d/.exec(rest)?.index ?? rest.length
    const next = end > 0 && end < rest.length ? readUnit(rest.slice(0, end), baseUnit, base) : whole
    if ('code' in next) return end < rest.length && whole.code === 'unknown_unit' ? next : whole
    if (!next.unit) return problem('not_a_number', { value: text.slice(0, 80) })
    parts.push({ ...next, number: number.value })
    rest = rest.slice(end).trimStart()
  }
  return parts
}

function readNumber(text: string, decimalComma: boolean): { value: Ratio; length: number } | undefined {
  const fraction = fractionForm.exec(text)
  if (fraction) {
    const [form, whole = '0', over = '0', under = '1'] = fraction
    if (/^0+$/.test(under)) return undefined
    return { value: plus(toRatio(whole), toRatio(`${over}/${under}`)), length: form.length }
  }
  const form = numberForm.exec(text)?.[0]
  if (form === undefined) return undefined
  // What does not group thousands can only be the other mark.
  const decimal = decimalComma ? (withComma(form) ?? withPoint(form)) : (withPoint(form) ?? withComma(form))
  return decimal === undefined ? undefined : { value: toRatio(decimal), length: form.length }
}

function withPoint(form: string): string | undefined {
  return plainDecimal(/^(\d{1,3}(?:([,'’ ])\d{3}(?:\2\d{3})*)|\d*)(?:\.(\d+))?$/.exec(form))
}

function withComma(form: string): string | undefined {
  return plainDecimal(/^(\d{1,3}(?:([.'’ ])\d{3}(?:\2\d{3})*)|\d*)(?:,(\d+))?$/.exec(form))
}

function plainDecimal(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined
  const [, whole = '', , fraction = '0'] = match
  return `${whole.replace(/\D/g, '') || '0'}.${fraction}`
}

function readLettered(text: string, base: MeasureUnit): Part | undefined {
  const [form, whole, letter = '', fraction] = letterForm.exec(text) ?? []
  if (form === undefined) return undefined
  const isRoot = letter === base.root || (base.dimension === 'resistance' && letter === 'R')
  const unit = isRoot ? findPrefixedRoot(base) : findPrefixed(base.dimension, letter)
  const behind = text.slice(form.length).trim()
  const named = behind === '' ? undefined : findUnitOf(base.dimension, behind)
  if (!unit || (behind !== '' && !(named && 'unit' in named && named.unit.power === 0))) return undefined
  return { number: toRatio(`${whole || '0'}.${fraction}`), unit, symbol: unit.symbol }
}

/** The root of a dimension in which a letter may stand for the point. */
function findPrefixedRoot(base: MeasureUnit): MeasureUnit | undefined {
  if (base.root === undefined || !findPrefixed(base.dimension, 'm')) return undefined
  const root = findUnitOf(base.dimension, base.root)
  return root && 'unit' in root ? root.unit : undefined
}

function readUnit(
  written: string,
  baseUnit: string,
  base: MeasureUnit | undefined,
): Omit<Part, 'number'> | MeasureProblem {
  if (written === '' || isSame(written, baseUnit)) return { unit: base, symbol: baseUnit }
  const found = base && findUnitOf(base.dimension, written)
  const unit = written.slice(0, 40)
  if (found && 'unit' in found) return { unit: found.unit, symbol: found.unit.symbol }
  const prefixed = base && findPrefixed(base.dimension, written)
  if (prefixed) return { unit: prefixed, symbol: prefixed.symbol }
  if (found) return problem('ambiguous_unit', { unit, choices: found.choices })
  return problem(isUnit(written) ? 'other_unit' : 'unknown_unit', { unit, base: baseUnit })
}

/** `Boxes`, `box` and `box.` are the same unit of one's own; a unit of the table has its cases. */
function isSame(written: string, baseUnit: string): boolean {
  const base = canonicalSpelling(baseUnit)
  if (written === base) return true
  if (findBaseUnit(baseUnit)) return false
  const fold = (text: string) => text.toLowerCase().replace(/\.$/, '').replace(/s$/, '')
  return fold(written) === fold(base)
}

function problem(code: MeasureProblemCode, facts: Record<string, string> = {}): MeasureProblem {
  return { code, facts }
}
