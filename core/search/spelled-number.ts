import type { Language } from './language.ts'
import type { Token } from './tokens.ts'

/** A number as it is written: in digits, in words, or in both (`2 dozen`). */
export type WrittenNumber = {
  value: number
  /** token behind it */
  end: number
  /** its first word is a number by itself, and a small one that may be no number at all: `one` */
  mayBeNone: boolean
}

/**
 * The longest number that begins at a token: `two hundred and fifty`, `a couple of dozen`, `3 1/2`, `one point five`, `2 and a half`.
 * A second number that `and` joins belongs to it unless it is the other end of a range: `between one hundred and fifty and two hundred`.
 */
export function numberAt(tokens: readonly Token[], at: number, language: Language): WrittenNumber | undefined {
  const first = groupAt(tokens, at, language)
  if (!first) return undefined
  let { value, end } = first
  let scale = first.scale
  let parts = first.parts
  // `two thousand five hundred and ten`: what follows is smaller than what it is added to
  for (;;) {
    const joined = isWord(tokens[end], language.phrases.and) && scale > 1
    const next = groupAt(tokens, joined ? end + 1 : end, language)
    const fits = next !== undefined && next.value < scale && (scale > 10 || !next.hasScale) && next.isSpelled
    if (!fits || (joined && isOtherEnd(tokens, at, next.end, language))) break
    value += next.value
    end = next.end
    scale = next.scale
    parts++
  }
  const fraction = fractionAt(tokens, end, language)
  if (fraction && Number.isInteger(value)) {
    value += fraction.value
    end = fraction.end
    parts++
  }
  return { value, end, mayBeNone: parts === 1 && first.isSpelled && value <= 1 }
}

type Group = {
  value: number
  end: number
  /** what may be added is smaller: 10 of `twenty`, 100 of `two hundred` */
  scale: number
  hasScale: boolean
  isSpelled: boolean
  parts: number
}

/** One number and the scales behind it: `five`, `three hundred thousand`, `2 dozen`. */
function groupAt(tokens: readonly Token[], at: number, language: Language): Group | undefined {
  const found = oneAt(tokens, at, language)
  if (!found) return undefined
  let { value, end } = found
  let scale = found.isScale ? value : found.isSpelled && value >= 20 && value < 100 && value % 10 === 0 ? 10 : 1
  let parts = 1
  const bare = end
  for (;;) {
    const of = isWord(tokens[end], ['of']) && found.isVague ? end + 1 : end
    const times = scaleAt(tokens[of], language)
    if (times === undefined || (scale > 10 && times <= scale)) break
    value *= times
    scale = times
    end = of + 1
    parts++
  }
  return { value, end, scale, hasScale: end > bare || found.isScale, isSpelled: found.isSpelled, parts }
}

function oneAt(tokens: readonly Token[], at: number, language: Language) {
  const token = tokens[at]
  if (token?.kind === 'number' && token.value !== undefined) {
    const half = partAt(tokens, at)
    return { value: token.value, end: at + 1, isSpelled: false, isVague: false, isScale: false, ...half }
  }
  if (token?.kind !== 'word') return undefined
  const { numbers } = language
  for (let length = longestName; length > 0; length--) {
    const part = tokens.slice(at, at + length)
    if (part.length < length || part.some(({ kind }) => kind !== 'word')) continue
    const value = numbers[part.map(({ norm }) => norm).join(' ')]
    if (value === undefined) continue
    const decimals = decimalsAt(tokens, at + length, language)
    const isScale = language.scales[part.at(-1)?.norm ?? ''] !== undefined
    return {
      value: decimals ? Number(`${value}.${decimals.digits}`) : value,
      end: decimals?.end ?? at + length,
      isSpelled: true,
      isVague: length > 1,
      isScale,
    }
  }
  // `a hundred`
  const scale = language.fractions[token.norm] === 1 ? scaleAt(tokens[at + 1], language) : undefined
  return scale === undefined ? undefined : { value: 1, end: at + 1, isSpelled: true, isVague: false, isScale: true }
}

/** No number is called by more words. */
const longestName = 4

/** `1/2` written in digits, where the one is a part of the other. */
function partAt(tokens: readonly Token[], at: number): { value: number; end: number } | undefined {
  const [over, bar, under, next] = tokens.slice(at, at + 4)
  if (bar?.raw !== '/' || !bar.glued || !under?.glued || under.value === undefined || next?.raw === '/')
    return undefined
  const value = over?.value ?? 0
  const isPart = value > 0 && value < under.value && [2, 3, 4, 8, 16, 32, 64].includes(under.value)
  return isPart && (value === 1 || value % 2 === 1 || under.value === 3)
    ? { value: value / under.value, end: at + 3 }
    : undefined
}

/** `and a half`, `1/2` behind a whole number. */
function fractionAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { value: number; end: number } | undefined {
  const part = tokens[at]?.glued ? undefined : partAt(tokens, at)
  return part ?? addedAt(tokens, at, language)
}

/** `and a half`, behind a number or its unit. */
export function addedAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { value: number; end: number } | undefined {
  for (const [phrase, value] of Object.entries(language.added)) {
    const words = phrase.split(' ')
    if (words.every((word, place) => tokens[at + place]?.norm === word)) return { value, end: at + words.length }
  }
  return undefined
}

/** `point five`, `point two five`. */
function decimalsAt(tokens: readonly Token[], at: number, language: Language) {
  if (!isWord(tokens[at], language.points)) return undefined
  let digits = ''
  let end = at + 1
  for (; end < tokens.length && digits.length < 6; end++) {
    const value = language.numbers[tokens[end]?.norm ?? '']
    if (value === undefined || value > 9 || !Number.isInteger(value)) break
    digits += value
  }
  return digits === '' ? undefined : { digits, end }
}

function scaleAt(token: Token | undefined, language: Language): number | undefined {
  return token?.kind === 'word' ? language.scales[token.norm] : undefined
}

/** Whether what `and` joins is the end of a range, there being no other behind it. */
function isOtherEnd(tokens: readonly Token[], start: number, end: number, { phrases }: Language): boolean {
  const opens = [tokens[start - 1], tokens[start - 2]].some((token) => isWord(token, phrases.between))
  return opens && !tokens.slice(end, end + 3).some((token) => isWord(token, phrases.and) || isWord(token, phrases.to))
}

function isWord(token: Token | undefined, words: readonly string[]): boolean {
  return token !== undefined && words.includes(token.norm)
}
