import Big from 'big.js'
import { findCurrency } from './cell-kinds.ts'

export type DecimalMark = '.' | ','

/** Digits of a decimal the ledger holds: before and after the point. */
const maxWhole = 18
const maxFraction = 9

const plainInteger = /^-?\d{1,15}$/
const plainPoint = /^-?\d{1,15}\.\d{1,9}$/
/** Currency signs, codes and units people leave around a number: "£2.55", "EUR 3", "12 pcs", "15 %". */
const around = /^[\p{Sc}#]\s*|\s*(?:\p{Sc}|%|\p{L}{1,4}\.?)$/gu
/** A word before a number: only a currency's leaves a number, "Salt 500 g" is none. */
const wordBefore = /^(\p{L}{1,4}\.?)\s+(?=[\d.,+-])/u
/** "0.45/ea", "1,20 pro Stück": of one of those that are counted. */
const ofOne =
  /(?<=\d)\s*(?:\p{Sc}|[A-Z]{3})?\s*(?:\/|per |pro |je )\s?(?:ea|each|pcs?|piece|unit|unité|stk|stck|stück|st|ud|un|pz|szt|ks)\.?$/iu
/** "12.–", "12,-": whole, without cents. */
const noCents = /(?<=\d)[.,]\s?[-–—]{1,2}(?=\s*(?:\p{L}{1,4}|\p{Sc})?$)/u

/**
 * Reads a number as people and spreadsheets write it: with thousands marks ("1,234.50", "1.234,50", "1 234", "1'234"), also those of lakh and crore ("1,23,456.00"),
 * a currency or unit beside it, a minus before or after, or parentheses for negative. A number that groups and ends in the manner of the other mark alone
 * ("1 234,56" where others have points) is read as that.
 * @param mark  what stands before the fraction in this file
 * @returns plain decimal notation without trailing zeros, such as "-1234.5"; undefined when it is no number, is
 *   ambiguous (marks that do not group) or has more than 18 digits before or 9 after the point
 */
export function parseDecimal(text: string, mark: DecimalMark): string | undefined {
  if (plainInteger.test(text)) return canonicalInteger(text)
  if (mark === '.' && plainPoint.test(text)) return canonicalPoint(text)
  const digits = toPointNotation(text, mark) ?? toClearNotation(text, mark)
  return digits === undefined ? undefined : canonical(digits)
}

/** Rounds a price that a program wrote as a float ("2.5500000000000003") to the digits the ledger holds. */
export function parsePrice(text: string, mark: DecimalMark): string | undefined {
  if (plainInteger.test(text)) return canonicalInteger(text)
  if (mark === '.' && plainPoint.test(text)) return canonicalPoint(text)
  const digits = toPointNotation(text, mark) ?? toClearNotation(text, mark)
  if (digits === undefined) return undefined
  return canonical(new Big(digits).round(maxFraction).toFixed())
}

/**
 * The decimal mark of a column, from a sample of its values. A mark that occurs twice in a value, or before the other
 * mark, groups thousands; one followed by other than three digits is the decimal mark.
 * @returns undefined when nothing in the sample decides ("1,234" alone may be either)
 */
export function detectDecimalMark(samples: Iterable<string>): DecimalMark | undefined {
  let point = 0
  let comma = 0
  for (const written of samples) {
    // "Fr. 35.-" and "12,-": neither is a mark of a fraction
    const sample = written.replace(noCents, '').replace(/^\s*\p{L}{1,4}\.\s*(?=\d)/u, '')
    const marks = sample.match(/[.,]/g) ?? []
    if (marks.length === 0) continue
    const last = sample.lastIndexOf('.') > sample.lastIndexOf(',') ? '.' : ','
    const other = last === '.' ? ',' : '.'
    // "0.250": nothing is grouped behind a nought
    if (/^\s*[-+(]?\s*0[.,]\d{3}\b/.test(sample)) {
      if (last === '.') point++
      else comma++
      continue
    }
    const grouping = marks.filter((mark) => mark === last).length > 1
    const decisive = grouping ? other : sample.includes(other) || !/[.,]\d{3}(?!\d)/.test(sample) ? last : undefined
    if (decisive === '.') point++
    if (decisive === ',') comma++
  }
  if (point === comma) return undefined
  return point > comma ? '.' : ','
}

/** Reads a number by the other mark where it can be nothing else: it groups by thousands, and two digits or so stand behind the mark. */
function toClearNotation(text: string, mark: DecimalMark): string | undefined {
  const clear =
    mark === '.'
      ? /\d[. '’\u00a0\u202f]\d{3},(?:\d{1,2}|\d{4,})(?!\d)/
      : /\d[, '’\u00a0\u202f]\d{3}\.(?:\d{1,2}|\d{4,})(?!\d)/
  return clear.test(text) ? toPointNotation(text, mark === '.' ? ',' : '.') : undefined
}

function toPointNotation(text: string, mark: DecimalMark): string | undefined {
  let rest = text.trim().replace(ofOne, '').replace(noCents, '')
  if (rest.length === 0 || rest.length > 60) return undefined
  let negative = false
  const parenthesised = /^\((.+)\)$/.exec(rest)
  if (parenthesised?.[1]) {
    negative = true
    rest = parenthesised[1].trim()
  }
  rest = rest.replace(/[\u2212\u2012\u2013]/g, '-')
  const sign = /^([+-])\s*(?=\S)|(?<=\S)\s*(-)$/.exec(rest)
  if (sign) {
    negative ||= sign[1] === '-' || sign[2] === '-'
    rest = rest.replace(sign[0], '')
  }
  const word = wordBefore.exec(rest)
  if (word?.[1] !== undefined && isCurrencyWord(word[1])) rest = rest.slice(word[0].length)
  if (!/^[\d.,]/.test(rest) || !/\d$/.test(rest)) rest = rest.replace(around, '').trim()
  if (sign === null && rest.startsWith('-')) {
    negative = true
    rest = rest.slice(1)
  }
  const scientific = /^(\d+(?:[.,]\d+)?)[eE]([+-]?\d{1,2})$/.exec(rest)
  if (scientific) {
    const plain = new Big(`${scientific[1]?.replace(',', '.')}e${scientific[2]}`)
    return `${negative ? '-' : ''}${plain.toFixed()}`
  }
  const group = mark === '.' ? ',' : '\\.'
  // lakh and crore group by two above the thousands: 1,23,456
  const lakh = mark === '.' ? '|\\d{1,2}(?:,\\d{2})+,\\d{3}' : ''
  const form = new RegExp(`^(\\d{1,3}(?:[${group}'’\\u0020\\u00a0\\u202f]\\d{3})+${lakh}|\\d+)?(?:[${mark}](\\d*))?$`)
  const match = form.exec(rest)
  if (!match || (match[1] === undefined && !match[2])) return undefined
  const whole = (match[1] ?? '0').replace(/\D/g, '')
  return `${negative ? '-' : ''}${whole}${match[2] ? `.${match[2]}` : ''}`
}

/** Whether a word means a currency, or the crowns, francs or rupees of several countries. */
function isCurrencyWord(word: string): boolean {
  return findCurrency(word) !== undefined || /^(?:kr|fr|rs|sfr|nkr|skr|dkr|ca)\.?$/i.test(word)
}

function canonical(digits: string): string | undefined {
  const match = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(digits)
  if (!match) return undefined
  const whole = match[2] || '0'
  const fraction = match[3] ?? ''
  if (whole.length > maxWhole || fraction.length > maxFraction) return undefined
  const zero = whole === '0' && fraction === ''
  return `${zero ? '' : match[1]}${whole}${fraction ? `.${fraction}` : ''}`
}

function canonicalInteger(text: string): string {
  return String(Number(text) + 0 || 0)
}

function canonicalPoint(text: string): string {
  // Up to 15 digits are exact in a double and print as they were; others take the slow way.
  if (text.length > 15) return canonical(text) ?? text
  const number = Number(text)
  return number === 0 ? '0' : Math.abs(number) < 1e-6 ? (canonical(text) ?? text) : String(number)
}
