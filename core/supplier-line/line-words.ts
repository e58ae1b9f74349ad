/** Words of suppliers' lines, in English and German, as sources of patterns that are told apart neither by case nor by what stands behind them. */
const before = '(?<![\\p{L}\\p{N}])'
const behind = '(?![\\p{L}\\p{N}])'

/** A word that stands by itself. */
export function word(source: string): string {
  return `${before}(?:${source})${behind}`
}

/** A number with its marks: `1.234,50`, `1'250`, `0.0123`; never a part of a code or of a longer number. */
export const number = `(?<![\\p{L}\\p{N}.,])(?:\\d{1,3}(?:[.,'’\\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,6})?|\\d{1,12}(?:[.,]\\d{1,6})?)(?![.,]?[\\p{N}])`

/** One thing. */
export const pieces = '(?:St(?:ü?c?k|ck)?|Stücke?|pcs?|pieces?|ea|each|units?)\\.?'
const pieceForm = new RegExp(`^${pieces}$`, 'iu')

/** What holds several things. */
export const packs =
  '(?:VPEs?|VE|PE|PU|packs?|packets?|packung(?:en)?|pckg|pkg|pk|pck|box(?:es)?|schachteln?|karton?s?|cartons?|cases?|kisten?|bags?|beutel|s[aä]ck|sacks?|tüten?|bundles?|bund|bündel|trays?|paletten?|pal|pallets?|gebinde|lots?|reels?)\\.?'

/** What is counted besides pieces: it names its own content. */
export const counted =
  '(?:rolls?|rollen?|pairs?|paare?|sets?|flaschen?|bottles?|dosen?|cans?|tuben?|tubes?|blatt|sheets?|reams?|kanister|eimer|tabletten|tablets)\\.?'

/** Measures that goods are sold by. */
export const measures = '(?:km|cm|mm|m²|m2|m³|m3|qm|lfm|m|kg|g|t|ml|cl|hl|l|ft|yd|lb|oz)'

/** The unit as an item has it: pieces by one name, everything else as it is written. */
export function toUnit(written: string): string {
  return pieceForm.test(written) ? 'pcs' : written.replace(/\.$/, '')
}

/** Whether two words are one in the singular and the plural. */
export function isSameWord(one: string, other: string): boolean {
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/\.$/, '')
      .replace(/(?:es|en|s|n|e)$/, '')
  return bare(one) === bare(other)
}

const signs: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  $: 'USD',
  us$: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  zł: 'PLN',
  kč: 'CZK',
  'fr.': 'CHF',
  sfr: 'CHF',
  '₹': 'INR',
  '₺': 'TRY',
}
const codes =
  'EUR|USD|GBP|CHF|JPY|PLN|CZK|SEK|NOK|DKK|HUF|RON|BGN|CAD|AUD|NZD|CNY|RMB|INR|TRY|ZAR|BRL|MXN|SGD|HKD|KRW|ILS|AED'

export const currencies = `(?:US\\$|[€$£¥₹₺]|zł|Kč|SFr\\.?|Fr\\.|${word(`Euro|${codes}`)})`

/** The currency as its code. */
export function toCurrency(written: string): string {
  const sign = signs[written.toLowerCase()] ?? signs[written.toLowerCase().replace(/\.$/, '')]
  return sign ?? (written.toUpperCase() === 'RMB' ? 'CNY' : written.toUpperCase())
}
