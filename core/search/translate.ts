import { translations } from './languages/translations.ts'
import type { Lexicon } from './lexicon.ts'
import { singularOf } from './stem.ts'
import { isWord, type Thesaurus } from './thesaurus.ts'
import type { Token } from './tokens.ts'
import { phraseAt, type Translator, translateWord, translatorOf } from './translator.ts'
import { findUnits } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a question in another language as an English one: when more of its words belong to that language alone than to
 * English alone, its words and phrases are replaced by English ones, at the same place in the text. The tenant's own
 * words stay as they are.
 */
export function translateQuestion(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  thesaurus?: Thesaurus,
): readonly Token[] {
  const words = tokens.filter((token) => token.kind === 'word')
  if (words.length === 0) return tokens
  const { lexicon } = vocabulary
  const isEnglish = ({ norm }: Token) =>
    lexicon.trie.next.has(norm) ||
    lexicon.synonyms.has(lexicon.language.stem(norm)) ||
    // `kilo` is a word of many languages
    (norm.length > 3 && findUnits(norm).length > 0)
  // `serviettes` alone is no French
  if (words.length === 1 && isWord(words[0]?.norm ?? '', thesaurus)) return tokens
  // `in XL`: the tenant's own words are of no language
  const english = words.filter(
    (token) => isEnglish(token) && !(token.norm.length < 3 && isOwn(token, vocabulary)),
  ).length
  let best: { count: number; translator: Translator; parts: readonly Token[] } | undefined
  for (const language of translations) {
    const translator = translatorOf(language)
    const parts = withoutElisions(tokens, language.elisions)
    const known = parts.filter(
      (token) =>
        token.kind === 'word' &&
        (translateWord(token.norm, language) ||
          (!isEnglish(token) && partsOf(token.norm, language.joints, translator, vocabulary))),
    )
    const alone = known.filter((token) => !isEnglish(token) && !isOwn(token, vocabulary)).length
    if (alone > 0 && known.length > english && alone > (best?.count ?? 0)) best = { count: alone, translator, parts }
  }
  if (!best) return tokens
  const { translator, parts } = best
  const rendered = render(withThousands(parts, translator.language.thousands), translator, vocabulary)
  return translator.language.adjectivesFollow ? inEnglishOrder(rendered, lexicon) : rendered
}

function isOwn({ norm }: Token, { stems, lexicon }: Vocabulary): boolean {
  return stems.has(lexicon.language.stem(norm))
}

/** `d'Italie` as two words. */
function withoutElisions(tokens: readonly Token[], elisions: readonly string[] | undefined): readonly Token[] {
  if (!elisions) return tokens
  return tokens.flatMap((token) => {
    const at = token.kind === 'word' ? token.raw.search(/['’]/) : -1
    const before = token.raw.slice(0, at).toLowerCase()
    if (at < 1 || !elisions.includes(before) || token.taught) return [token]
    const raw = token.raw.slice(at + 1)
    const norm = token.norm.startsWith(before) ? token.norm.slice(before.length) : token.norm
    return [
      { ...token, raw: token.raw.slice(0, at), norm: before, end: token.start + at, variant: undefined },
      { ...token, raw, norm, start: token.start + at + 1, glued: false, variant: undefined },
    ]
  })
}

/** `1.500` and `1 500` as the number they are in the language. */
function withThousands(tokens: readonly Token[], mark: '.' | ' '): readonly Token[] {
  const whole = (token: Token, digits: string): Token => ({ ...token, norm: digits, value: Number(digits) })
  if (mark === '.')
    return tokens.map((token) => {
      const match = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(token.raw)
      if (token.kind !== 'number' || !match) return token
      return whole(token, (match[1] ?? '').replaceAll('.', '') + (match[2] ? `.${match[2]}` : ''))
    })
  return tokens.flatMap((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const joins = (one: Token | undefined, next: Token | undefined) =>
      one !== undefined && /^\d{1,3}$/.test(one.raw) && /^\d{3}$/.test(next?.raw ?? '') && next?.start === one.end + 1
    if (joins(before, token)) return []
    return joins(token, after) && after ? [{ ...whole(token, token.raw + after.raw), end: after.end }] : [token]
  })
}

function render(tokens: readonly Token[], translator: Translator, vocabulary: Vocabulary): Token[] {
  const { language } = translator
  const { lexicon, items } = vocabulary
  const rendered: Token[] = []
  const words = tokens.map((token) => (token.kind === 'word' && !token.taught ? token.norm : undefined))
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    const phrase = phraseAt(words, at, translator)
    const last = tokens[at + (phrase?.length ?? 1) - 1] ?? token
    const put = (english: string, of: Partial<Token> = {}) =>
      english.split(' ').map((norm) => ({ ...token, end: last.end, norm, variant: undefined, glued: false, ...of }))
    if (phrase) {
      const english = put(phrase.english)
      const noun = rendered.at(-1)
      // `pots les plus chers`: English has the noun behind
      if (phrase.isSuperlative && noun && isNoun(noun, lexicon)) rendered.splice(-1, 1, ...english, noun)
      else rendered.push(...english)
      at += phrase.length - 1
      continue
    }
    const [first, second] = language.neither ?? []
    if (token.norm === second && words.slice(0, at).includes(first)) {
      rendered.push(...put('nor'))
      continue
    }
    if (token.norm === first) {
      rendered.push(...put('neither'))
      continue
    }
    const counted = tokens[at - 1]?.kind === 'number' && !token.glued ? language.units : undefined
    const unit = counted && translateWord(token.norm, language, counted)
    const keeps = token.kind !== 'word' || token.taught !== undefined
    if (unit) rendered.push(...put(unit.english))
    else if (keeps || isOwn(token, vocabulary) || items.postings.has(singularOf(token.norm))) rendered.push(token)
    else {
      const word = translateWord(token.norm, language)
      const parts = word ? undefined : partsOf(token.norm, language.joints, translator, vocabulary)
      rendered.push(...(word ? put(inNumber(word, lexicon)) : parts ? put(parts) : [token]))
    }
  }
  return rendered
}

function isNoun({ kind, norm }: Token, { trie }: Lexicon): boolean {
  return kind === 'word' && !trie.next.has(norm)
}

/** A noun that had an ending is one of several, as far as a question is concerned; words of the grammar stand as they are. */
function inNumber({ english, isInflected }: { english: string; isInflected: boolean }, { trie }: Lexicon): string {
  return isInflected && !english.includes(' ') && !trie.next.has(english) && !english.endsWith('s')
    ? `${english}s`
    : english
}

/** No word of two is longer. */
const longestJoined = 40

/** `Nitrilhandschuhe`: two words in one, each known to the language or to the tenant. */
function partsOf(
  word: string,
  joints: readonly string[] | undefined,
  { language }: Translator,
  vocabulary: Vocabulary,
): string | undefined {
  if (word.length > longestJoined) return undefined
  const { lexicon, stems } = vocabulary
  const known = (part: string): string | undefined => {
    if (part.length < 3) return undefined
    if (stems.has(lexicon.language.stem(part))) return part
    const found = translateWord(part, language)
    return found && !lexicon.trie.next.has(found.english) ? inNumber(found, lexicon) : undefined
  }
  for (const joint of joints ?? []) {
    for (let at = 3; at <= word.length - 4; at++) {
      if (!word.slice(0, at).endsWith(joint)) continue
      const [first, second] = [known(word.slice(0, at - joint.length)), known(word.slice(at))]
      if (first && second) return `${first} ${second}`
    }
  }
  return undefined
}

/** `7 last days` to `last 7 days`, `month next` to `next month`. */
function inEnglishOrder(tokens: readonly Token[], { language }: Lexicon): Token[] {
  const ordered = [...tokens]
  const { last, next } = language.relative
  const isNear = (token: Token | undefined) => token?.kind === 'word' && [...last, ...next].includes(token.norm)
  const isPeriod = (token: Token | undefined) => token !== undefined && language.periods[token.norm] !== undefined
  for (let at = 0; at + 1 < ordered.length; at++) {
    const [one, two, three] = [ordered[at], ordered[at + 1], ordered[at + 2]]
    if (!one || !two || !isNear(two)) continue
    if ((one.kind === 'number' && isPeriod(three)) || (isPeriod(one) && !isPeriod(three))) {
      ordered[at] = two
      ordered[at + 1] = one
    }
  }
  return ordered
}
