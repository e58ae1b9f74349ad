import { stem } from '#core/search/stem.ts'
import { fold } from '#core/search/tokens.ts'

/** What is known of one of two things that may be the same. */
export interface RecordText {
  name: string
  /** more words of it; may repeat the name */
  description?: string
  /** maker, where it stands apart from the name */
  brand?: string
  /** article or model number, where it stands apart from the name */
  code?: string
  price?: number | undefined
}

/** A record cut up for comparison, once for all its pairs. */
export interface Described {
  words: ReadonlySet<string>
  /** in their order */
  nameWords: readonly string[]
  moreWords: ReadonlySet<string>
  /** article and model numbers without their marks: of letters and digits, or of five digits and more */
  codes: ReadonlySet<string>
  /** the code that stands apart; empty where none does */
  code: string
  /** numbers that are no codes: sizes, counts, versions, with the letters behind them */
  numbers: ReadonlySet<string>
  /** words with a digit in them, but for how versions are written: `v2.0` and `2` are one */
  figures: ReadonlySet<string>
  grams: ReadonlySet<string>
  joined: string
  brand: string
  brandWords: readonly string[]
  price: number
}

const longest = 600
const word = /[\p{L}\p{N}]+(?:[-./][\p{L}\p{N}]+)*/gu

export function describeRecord({ name, description = '', brand = '', code = '', price }: RecordText): Described {
  const nameTokens = tokensOf(name)
  const nameWords = nameTokens.flatMap(partsOf).map(stem)
  const codes = new Set(nameTokens.flatMap(codeOf))
  const own = codeForm(code)
  if (own.length >= 3) codes.add(own)
  const numbers = new Set(numbersOf(name))
  const brandWords = tokensOf(brand).flatMap(partsOf).map(stem)
  return {
    words: new Set([...nameWords, ...brandWords]),
    nameWords,
    moreWords: new Set([...nameWords, ...brandWords, ...tokensOf(description).flatMap(partsOf).map(stem)]),
    codes,
    code: own,
    numbers,
    figures: new Set(figuresOf(name)),
    grams: gramsOf(nameWords.join(' ')),
    joined: nameWords.join(''),
    brand: brandWords.join(' '),
    brandWords,
    price: price !== undefined && price > 0 ? price : Number.NaN,
  }
}

function tokensOf(text: string): string[] {
  return fold(text.slice(0, longest)).match(word) ?? []
}

function partsOf(token: string): string[] {
  return token.split(/[-./]/).filter((part) => part !== '')
}

/** Letters and digits together, four and more, or a long number: what makers call one model and no other. */
function codeOf(token: string): string[] {
  const form = codeForm(token)
  const mixed = /\d/.test(form) && /\p{L}/u.test(form)
  if (isMeasure(form)) return []
  return (mixed && form.length >= 4) || /^\d{5,}$/.test(form) ? [form] : []
}

/** `16gb`, `10x20mm`: an amount, which many things share. */
function isMeasure(form: string): boolean {
  return /^\d+(?:x\d+)*(?:gb|tb|mb|kb|ghz|mhz|khz|hz|mm|cm|in|inch|ft|m|kg|g|lb|oz|w|kw|v|mah|ah|ml|l|mp|dpi|ppm|x|p|pk|pack|pc|pcs|ct|count|sheet|sheets|bit|rpm|th|st|nd|rd|uf|nf|pf|k)$/.test(
    form,
  )
}

function codeForm(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function numbersOf(text: string): string[] {
  const found = fold(text.slice(0, longest)).match(
    /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)?(?:\s?(?:gb|tb|mb|mm|cm|ft|kg|g|oz|lb|w|v|ml|l|mp|pk|ct|uf|nf|pf))?(?![\p{N}])/gu,
  )
  return (found ?? []).map((number) => number.replace(/\s/g, '').replace(',', '.'))
}

function figuresOf(text: string): string[] {
  const found = fold(text.slice(0, longest)).match(/[\p{L}\p{N}.]*\d[\p{L}\p{N}.]*/gu) ?? []
  return found.map((figure) =>
    figure
      .replace(/^v\.?(?=\d)/, '')
      .replace(/\.0+$/, '')
      .replace(/^\.+|\.+$/g, ''),
  )
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>()
  for (let at = 0; at + 3 <= text.length; at++) grams.add(text.slice(at, at + 3))
  return grams
}
