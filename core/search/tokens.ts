import type { Filter } from '#contract/filter.ts'
import type { Teaching } from '#contract/synonym.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Adjective } from './language.ts'
import type { End } from './meaning.ts'

/** One word, number or sign of a question, with its place in the text as typed. */
export type Token = {
  /** as typed */
  raw: string
  /** small letters without accents */
  norm: string
  /** place in the text, UTF-16 units, end exclusive */
  start: number
  end: number
  kind: 'word' | 'number' | 'sign' | 'break'
  /** number: its value */
  value?: number
  /** true when nothing stands between this token and the one before: the `mm` of `60mm` */
  glued: boolean
  /** a hyphen ties it to the word before: the `through` of `see-through` */
  tied?: boolean
  /** what was taught, where this token stands in place of the words */
  taught?: Teaching
  /** what words on a supplier, a place or a line say, in place of which it stands */
  beside?: { filter: Filter; label: Text }
  /** what it means here, where a thesaurus told: options, values or types */
  meant?: readonly End[]
  /** what it compares, where a thesaurus told: `denser` */
  compares?: { adjective: Adjective; superlative: boolean }
  /** another spelling of the word without accents: `aarhus` for `århus` */
  variant?: string
  /** a noun that another language was put into English for: no verb that says nothing, as the `handle` of a cup */
  isGoods?: boolean
  /** a month or a weekday that another language was put into English for: no name of anything here */
  isTime?: boolean
  /** not the first word of a name of the organisation's own that was said in full: no other word goes between */
  isInName?: boolean
  /** an article without its vowel: the `l` of `l'ancre`, which is no size */
  elided?: boolean
  /** of how many things a superlative of another language speaks, as its own form or its article tells: `les plus longs` */
  number?: 'one' | 'many'
}

/** A question longer than this is not one a person asks; what lies behind is reported as not understood. */
export const mostTokens = 160

const pattern =
  /(\d*[½⅓⅔¼¾⅛⅜⅝⅞]|\d+(?:[.,]\d+)*)|(\p{L}[\p{L}\p{M}\p{N}]*(?:(?<=\p{N})\.\p{N}+|['’]\p{L}+)?)|(<=|>=|!=|<>|[<>=≤≥≠€$£¥%°"“”″'+/×~&@−-]|(?<=\d):(?=\d))|(?:[,;:.?!()[\]{}|\n])/gu

/**
 * Cuts a text into words, numbers and signs.
 * A number ends where letters begin (`12s` is 12 and `s`); letters keep the digits behind them (`m8`, `t2`).
 */
export function tokenise(text: string, most = mostTokens): Token[] {
  const tokens: Token[] = []
  let behind = -1
  for (const match of text.matchAll(pattern)) {
    if (tokens.length >= most) break
    const [raw, number, word, sign] = match
    const start = match.index
    const token: Token = {
      raw,
      norm: fold(raw),
      start,
      end: start + raw.length,
      kind: number ? 'number' : word ? 'word' : sign ? 'sign' : 'break',
      glued: start === behind,
    }
    if (number) {
      const value = toNumber(number)
      // What no quantity reaches is read as a word.
      if (value < 1e15) token.value = value
      else token.kind = 'word'
      token.norm = value < 1e15 ? String(value) : number
    }
    if (word) {
      token.norm = raw === 'US' && /\p{Ll}/u.test(text) ? 'usa' : token.norm.replace(/['’]s$/, '').replace(/['’]/g, '')
      const variant = fold(spellOut(raw))
      if (variant !== token.norm && spellOut(raw) !== raw) token.variant = variant
    }
    behind = token.end
    tokens.push(token)
  }
  return withoutHyphens(tokens)
}

/** Words whose full stop ends no sentence. */
const abbreviations: ReadonlySet<string> = new Set(
  'min max approx ca incl excl no nr qty pcs dia temp vol wt ref est avg'.split(' '),
)

/** `bi-colour` is two words side by side, ` -10` a number below zero; the hyphen of `10-20` and of ` - ` stays. */
function withoutHyphens(tokens: readonly Token[]): Token[] {
  let isQuoted = false
  return tokens.filter((token, at) => {
    const before = tokens[at - 1]
    const after = tokens[at + 1]
    if (isOrnament(before, token) || isOrnament(token, after)) return false
    // quotation marks, but no inches
    if (/^["“”]$/.test(token.raw) && (isQuoted || !(before?.kind === 'number' && token.glued))) {
      isQuoted = !isQuoted
      if (after?.glued) after.glued = false
      return false
    }
    if (token.raw === '.' && token.glued && after && !after.glued && abbreviations.has(before?.norm ?? '')) return false
    if (
      /^[-−]$/.test(token.raw) &&
      !token.glued &&
      after?.glued &&
      after.value !== undefined &&
      before?.kind !== 'number'
    ) {
      after.value = -after.value
      after.norm = `-${after.norm}`
      after.raw = token.raw + after.raw
      after.start = token.start
      after.glued = false
      return false
    }
    if (token.raw !== '-' || !before || !after || !token.glued || !after.glued) return true
    // `8-12`, `8mm-12mm`
    const isNumber = before.kind === 'number' || (before.glued && tokens[at - 2]?.kind === 'number')
    const stays = isNumber && after.kind === 'number'
    if (!stays) after.tied = true
    return stays
  })
}

/** `<<<`, `>>`: no comparison. */
function isOrnament(one: Token | undefined, next: Token | undefined): boolean {
  return one !== undefined && /^[<>]$/.test(one.raw) && one.raw === next?.raw && next.glued
}

/** Small letters, without accents, ligatures and compatibility forms. A sign keeps its stroke: `≠` is no `=`. */
export function fold(text: string): string {
  if (/^[\u0020-\u007f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/[=<>]\u0338/g, (sign) => sign.normalize('NFC'))
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđð]/g, (letter) => letters[letter] ?? letter)
}

const letters: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd' }
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** The spelling used where a keyboard lacks the letter: `Koeln`, `Aarhus`. */
function spellOut(text: string): string {
  return text.replace(/[äöüåø]/gi, (letter) => umlauts[letter.toLowerCase()] ?? letter)
}

const vulgar: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
}

/**
 * Reads `1,000.50`, `1.000,50`, `27,5` and `1 000`-less forms alike: the last mark is the decimal one, unless it is
 * followed by exactly three digits and could part thousands.
 */
export function toNumber(text: string): number {
  const part = vulgar[text.at(-1) ?? '']
  if (part !== undefined) return Number(text.slice(0, -1)) + part
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return Number(text)
  const whole = text.slice(0, last).replace(/[.,]/g, '')
  const rest = text.slice(last + 1)
  const marks = text.replace(/\d/g, '')
  const thousands = rest.length === 3 && whole !== '0' && (text[last] === ',' || marks.length > 1)
  const mixed = new Set(marks).size > 1
  return thousands && !mixed ? Number(whole + rest) : Number(`${whole}.${rest}`)
}
