import { translations } from './languages/translations.ts'
import type { Lexicon } from './lexicon.ts'
import { singularOf } from './stem.ts'
import { isWord, type Thesaurus } from './thesaurus.ts'
import type { Token } from './tokens.ts'
import { formsOf, phraseAt, slipsOf, type Translator, translateWord, translatorOf } from './translator.ts'
import { findTypos } from './typo-index.ts'
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
  let best: { count: number; known: number; translator: Translator; parts: readonly Token[] } | undefined
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
    // of two languages that have the same small words, the one that has more of all
    const isMore = alone > (best?.count ?? 0) || (alone === best?.count && known.length > best.known)
    if (alone > 0 && known.length > english && isMore) best = { count: alone, known: known.length, translator, parts }
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
    // `chambre froide` where a place is called so
    const phrase = isNamedHere(tokens, at, vocabulary) ? undefined : phraseAt(words, at, translator)
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
    else if (
      keeps ||
      (isOwn(token, vocabulary) && !isOthersWord(token.norm, translator, vocabulary)) ||
      items.postings.has(singularOf(token.norm))
    )
      rendered.push(token)
    else {
      const told = translateWord(token.norm, language)
      // `länger` is no `Länge`
      const own =
        told && !told.isInflected && lexicon.trie.next.has(told.english)
          ? undefined
          : ownForm(token.norm, translator, vocabulary)
      if (own) {
        rendered.push(...put(own))
        continue
      }
      const word = renderingHere(told ?? translateSlip(token.norm, translator, vocabulary), vocabulary)
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

/** `Schrauben`, `blancas` where the organisation itself says Schraube and Blanco: its own word without the ending; undefined for others. */
function ownForm(word: string, translator: Translator, vocabulary: Vocabulary): string | undefined {
  const { lexicon, stems } = vocabulary
  if (lexicon.trie.next.has(word) || isOthersWord(word, translator, vocabulary)) return undefined
  const { language } = translator
  for (const form of formsOf(word, language))
    if (form.isInflected && form.word.length > 3 && stems.has(lexicon.language.stem(form.word))) return form.word
  return undefined
}

/** `vinos` where a supplier is called Casa del Vino and a type Wine: the word is but a part of a name, and what it means is the whole of another. */
function isOthersWord(word: string, { language }: Translator, { trie, lexicon }: Vocabulary): boolean {
  const { stem } = lexicon.language
  const isWhole = (one: string) => trie.next.get(stem(one))?.ends.some(({ weight }) => weight >= 0.7) ?? false
  const forms = [...formsOf(word, language)].map((form) => form.word)
  return !forms.some(isWhole) && (translateWord(word, language)?.renderings.some(isWhole) ?? false)
}

/** Whether two words or more from here on are a name of the organisation's own in full. */
function isNamedHere(tokens: readonly Token[], start: number, { trie, lexicon }: Vocabulary): boolean {
  let node: Vocabulary['trie'] | undefined = trie
  for (let at = start; node && at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || token.kind === 'break') return false
    node = node.next.get(lexicon.language.stem(token.norm))
    if (at > start && node?.ends.some(({ weight }) => weight >= 1)) return true
  }
  return false
}

/** Shorter words are too near to others. */
const shortestSlip = 5

/** `Heizköper`: a word of the language with a slip of the keyboard, unless one of the organisation's own is as near. */
function translateSlip(
  word: string,
  translator: Translator,
  { typos, items, lexicon }: Vocabulary,
): ReturnType<typeof translateWord> {
  if (word.length < shortestSlip || items.postings.has(word) || findTypos(typos, word).length > 0) return undefined
  const [near] = findTypos(slipsOf(translator), word).filter(({ distance }) => distance === 1)
  const told = near && translateWord(near.word, translator.language)
  // a word of the grammar is not guessed
  return told && lexicon.trie.next.has(told.english) ? undefined : told
}

/** Of all that a word may stand for, what the organisation has: its own words tell a pipe from a hose. */
function renderingHere(
  word: ReturnType<typeof translateWord>,
  { lexicon, stems }: Vocabulary,
): ReturnType<typeof translateWord> {
  if (!word || word.renderings.length < 2) return word
  const { stem } = lexicon.language
  const isKnown = (english: string) =>
    english.split(' ').every((part) => stems.has(stem(part)) || lexicon.trie.next.has(part))
  const isAlike = (english: string) => (lexicon.synonyms.get(stem(english)) ?? []).some((other) => stems.has(other))
  return { ...word, english: word.renderings.find(isKnown) ?? word.renderings.find(isAlike) ?? word.english }
}

/** No word of two is longer. */
const longestJoined = 40

/** `Nitrilhandschuhe`: two words in one, each known to the language or to the tenant. */
function partsOf(
  word: string,
  joints: readonly string[] | undefined,
  translator: Translator,
  vocabulary: Vocabulary,
): string | undefined {
  const { language } = translator
  if (word.length > longestJoined) return undefined
  const { lexicon, stems } = vocabulary
  const known = (part: string): string | undefined => {
    if (part.length < 3) return undefined
    if (stems.has(lexicon.language.stem(part))) return part
    const own = ownForm(part, translator, vocabulary)
    if (own) return own
    const found = renderingHere(translateWord(part, language), vocabulary)
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
