import { findUnit } from './unit-words.ts'

// biome-ignore format: a table of words, one line for many
const currencyBySign: Readonly<Record<string, string>> = {
  '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₽': 'RUB', '₩': 'KRW', '₺': 'TRY', '₪': 'ILS', '₴': 'UAH', '₫': 'VND', '₦': 'NGN', '฿': 'THB', zł: 'PLN', Kč: 'CZK', 'CHF.': 'CHF', 'Fr.': 'CHF', US$: 'USD', A$: 'AUD', C$: 'CAD', R$: 'BRL',
}
const currencyCodes = new Set(
  `EUR USD GBP CHF JPY CNY AUD CAD NZD SEK NOK DKK PLN CZK HUF RON BGN TRY RUB UAH INR BRL MXN ZAR KRW SGD HKD TWD THB IDR MYR PHP VND ILS AED SAR EGP
   NGN KES ARS CLP COP PEN ISK`.split(/\s+/),
)

/** The ISO 4217 code that a sign or code means: "€", "EUR", "US$". */
export function findCurrency(text: string): string | undefined {
  const bare = text.trim()
  if (Object.hasOwn(currencyBySign, bare)) return currencyBySign[bare]
  const upper = bare.toUpperCase()
  return currencyCodes.has(upper) ? upper : undefined
}

const aroundNumber =
  /^\(?([+\-−]?)\s*([^\d\s.,+\-−()]{1,4}\.?)?\s*([+\-−]?[\d.,'’\u00a0\u202f ]*\d[.,]?(?:[eE][+-]?\d{1,2})?)\s*([^\d\s][^\d]{0,13}\d?)?\)?$/u

/** A number with what stands beside it. */
export interface DressedNumber {
  number: string
  before: string
  after: string
}

/** Takes a number out of "€ 12.50", "5 mg", "12,5 %", "(3)"; undefined when the text holds anything else. */
export function undressNumber(text: string): DressedNumber | undefined {
  if (text.length > 48) return undefined
  const whole = text.replace(/(?<=\d)[.,]\s?[-–—]{1,2}(?=\s*(?:[^\d\s]{1,4})?$)/u, '')
  // as ledgers have it: 3- is below zero
  const behind = /\d\s?[-−]$/.test(whole)
  const [, sign = '', before = '', number = '', after = ''] =
    aroundNumber.exec(behind ? whole.replace(/\s?[-−]$/, '') : whole) ?? []
  if (number === '') return undefined
  // as accounts are kept: (3) is below zero
  const isNegative = behind || /[-−]/.test(sign) || (text.startsWith('(') && text.endsWith(')'))
  const bare = number.trim()
  return {
    number: isNegative && !/^[-−]/.test(bare) ? `-${bare}` : bare,
    before,
    after: after.trim().replace(/\)$/, ''),
  }
}

/** The currency beside a number: "12.50 €", "CHF 3". */
export function currencyOf(text: string): string | undefined {
  const dressed = undressNumber(text)
  return dressed && (findCurrency(dressed.before) ?? findCurrency(dressed.after))
}

/** The unit beside a number: "5 mg", "10%". */
export function unitOf(text: string): string | undefined {
  const dressed = undressNumber(text)
  return dressed && dressed.before === '' && dressed.after !== '' ? findUnit(dressed.after) : undefined
}

/** A number with a prefix for thousands or thousandths, as parts are marked: "10k", "4k7", "2M2", "100n". */
export function isPrefixed(text: string): boolean {
  return /^\d{1,4}(?:[.,]\d{1,3})?\s?[kKMGmµunpR](?:\d{1,2})?$/.test(text)
}

// biome-ignore format: a table of words, one line for many
const pairs: readonly (readonly [yes: string, no: string])[] = [
  ['true', 'false'], ['yes', 'no'], ['y', 'n'], ['ja', 'nein'], ['j', 'n'], ['oui', 'non'], ['o', 'n'], ['si', 'no'], ['sí', 'no'], ['sì', 'no'], ['s', 'n'], ['sim', 'não'], ['sim', 'nao'],
  ['ja', 'nee'], ['tak', 'nie'], ['ja', 'nej'], ['on', 'off'], ['wahr', 'falsch'], ['vrai', 'faux'], ['verdadero', 'falso'], ['vero', 'falso'], ['ano', 'ne'], ['да', 'нет'],
  ['是', '否'], ['はい', 'いいえ'], ['✓', '✗'], ['✔', '✘'], ['☑', '☐'], ['x', '-'], ['1', '0'], ['t', 'f'],
]
const yesWords = new Set(pairs.map(([yes]) => yes))
const noWords = new Set(pairs.map(([, no]) => no))

/**
 * Yes or no, in a word of several languages or a mark; undefined for anything else. "n" is no and "-" is no.
 * @param word  trimmed
 */
export function parseBoolean(word: string): boolean | undefined {
  if (word.length > 9) return undefined
  const lower = word.toLowerCase()
  return yesWords.has(lower) ? true : noWords.has(lower) ? false : undefined
}

/** Whether these distinct values are a yes and a no of one language, or one of them alone. */
export function isBooleanPair(distinct: Iterable<string>): boolean {
  const words = new Set([...distinct].map((word) => word.toLowerCase()))
  if (words.size === 0 || words.size > 2) return false
  return pairs.some(([yes, no]) => [...words].every((word) => word === yes || word === no))
}

/** Whether the last of 8, 12, 13 or 14 digits checks the others, as GTIN, EAN, UPC and ISBN-13 have it. */
export function hasCheckDigit(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text)) return false
  let sum = 0
  for (let at = 0; at < text.length; at++) sum += Number(text[text.length - 1 - at]) * (at % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}\.[a-z]{2,24}$/i.test(text)
}

export function isUrl(text: string): boolean {
  return text.length <= 2_000 && /^(?:(?:https?|ftp):\/\/|www\.)[^\s/.]+\.?[^\s]*$/i.test(text)
}

/** Written as a telephone number: 7 to 15 digits, with a plus, brackets or groups. */
export function isPhone(text: string): boolean {
  if (text.length > 25 || !/^(?:\+|00|\(|\d)[\d\s()./-]*(?:(?:x|ext\.?)\s?\d{1,5})?$/i.test(text)) return false
  const digits = text.replace(/\D/g, '').length
  return digits >= 7 && digits <= 17
}
