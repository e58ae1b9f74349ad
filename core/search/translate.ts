import { chosenHere } from './choose-rendering.ts'
import type { Role } from './language.ts'
import { translations } from './languages/translations.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import { singularOf } from './stem.ts'
import { isWord, type Thesaurus } from './thesaurus.ts'
import type { Token } from './tokens.ts'
import { phraseAt, slipOf, type Translator, translateWord, translatorOf } from './translator.ts'
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
  let best: { count: number; here: number; known: number; translator: Translator; parts: readonly Token[] } | undefined
  for (const language of translations()) {
    const translator = translatorOf(language)
    const parts = withoutElisions(tokens, language.elisions)
    const known = parts.filter(
      (token) =>
        token.kind === 'word' &&
        (translateWord(token.norm, language) ||
          (!isEnglish(token) && partsOf(token.norm, language.joints, translator, vocabulary))),
    )
    const foreign = known.filter(
      (token) => !isEnglish(token) && (!isOwn(token, vocabulary) || isSmallWord(token.norm, translator, lexicon)),
    )
    // `table`, `pain` are English as well: they tell a language where they mean something here, or nothing else is English or known here
    const sure = foreign.filter(({ norm }) => !isWord(norm, thesaurus) || isToldHere(norm, translator, vocabulary))
    const small = foreign.filter(({ norm }) => isSmallWord(norm, translator, lexicon))
    const strange = parts.filter(
      (token) =>
        token.kind === 'word' &&
        !known.includes(token) &&
        !isEnglish(token) &&
        !isOwn(token, vocabulary) &&
        !token.taught,
    )
    const isTold =
      (sure.length > 0 && (small.length > 0 || known.length >= strange.length)) ||
      small.length > 1 ||
      (english === 0 && known.length > strange.length && !words.some((token) => isOwn(token, vocabulary)))
    const alone = isTold ? foreign.length : 0
    const here = foreign.filter(({ norm }) => isToldHere(norm, translator, vocabulary)).length
    // of two languages that have the same small words, the one that tells more of what is here, and then the one that has more of all
    const isMore =
      alone > (best?.count ?? 0) ||
      (alone === best?.count && (here > best.here || (here === best.here && known.length > best.known)))
    if (alone > 0 && known.length > english && isMore)
      best = { count: alone, here, known: known.length, translator, parts }
  }
  const { translator, parts } = best ?? inOwnLanguage(tokens, isEnglish, vocabulary) ?? {}
  if (!translator || !parts) return tokens
  const counted = withThousands(parts, translator.language.thousands)
  const asked = translator.language.adjectivesFollow ? withNounFirst(counted, translator, vocabulary) : counted
  const rendered = render(asked, translator, vocabulary)
  const told = translator.language.adjectivesFollow ? inEnglishOrder(rendered, lexicon) : rendered
  return withAgoBehind(told, lexicon)
}

/** `matte weiße Farben` of a German schema: all words are its own, in the forms of its language, and none is English alone. */
function inOwnLanguage(
  tokens: readonly Token[],
  isEnglish: (token: Token) => boolean,
  vocabulary: Vocabulary,
): { translator: Translator; parts: readonly Token[] } | undefined {
  const language = translations().find(({ name }) => name !== undefined && name === vocabulary.tongue)
  const isForeign = (token: Token) =>
    isEnglish(token) && !isOwn(token, vocabulary) && !(language && translateWord(token.norm, language))
  if (!language || tokens.some((token) => token.kind === 'word' && isForeign(token))) return undefined
  return { translator: translatorOf(language), parts: withoutElisions(tokens, language.elisions) }
}

/** Whether another word than this one is what the organisation has of all that it may mean. */
function isToldHere(word: string, { language }: Translator, vocabulary: Vocabulary): boolean {
  const told = translateWord(word, language)
  const here = told && chosenHere(told.renderings, vocabulary)
  return here !== undefined && here.isHere && here.english !== word
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
  const dropped = new Set<number>()
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    // `chambre froide` where a place is called so
    const named = nameHereFrom(tokens, at, vocabulary)
    if (named > 1) {
      rendered.push(...tokens.slice(at, at + named))
      at += named - 1
      continue
    }
    const phrase = phraseHere(tokens, words, at, translator, vocabulary)
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
    const particle = language.separable && particleOf(words, at, language.separable)
    if (particle) {
      rendered.push(...put(particle.english))
      dropped.add(particle.place)
      continue
    }
    if (dropped.has(at)) continue
    const counted = tokens[at - 1]?.kind === 'number' && !token.glued ? language.units : undefined
    const unit = counted && translateWord(token.norm, language, counted)
    // `120er`
    if (token.glued && tokens[at - 1]?.kind === 'number' && language.numberEndings?.includes(token.norm)) continue
    const keeps = token.kind !== 'word' || token.taught !== undefined
    if (unit) rendered.push(...put(unit.english))
    else if (
      keeps ||
      (isOwn(token, vocabulary) &&
        wholeForm(token.norm, translator, vocabulary) === undefined &&
        !isOthersWord(token.norm, translator, vocabulary) &&
        !(isSmallWord(token.norm, translator, lexicon) && !isWholeName([token.norm], vocabulary))) ||
      items.postings.has(singularOf(token.norm))
    )
      rendered.push(token)
    else {
      const accented = token.raw.toLowerCase()
      const exact = accented === token.norm ? undefined : language.words.get(accented)
      const told = exact
        ? { english: exact, isInflected: false, renderings: [exact] }
        : translateWord(token.norm, language)
      if (told && isSmallWord(token.norm, translator, lexicon)) {
        rendered.push(...put(told.english))
        continue
      }
      // `länger` is no `Länge`
      const whole = wholeForm(token.norm, translator, vocabulary)
      if (whole) {
        rendered.push(...put(whole))
        continue
      }
      const own =
        told && !told.isInflected && lexicon.trie.next.has(told.english)
          ? undefined
          : ownForm(token.norm, translator, vocabulary)
      if (own) {
        rendered.push(...put(own))
        continue
      }
      const slip = told ? undefined : translateSlip(token.norm, translator, vocabulary)
      // nothing is guessed that nobody here has: `encre` of an `encore`
      const isGuess = slip !== undefined && chosenHere(slip.renderings, vocabulary)?.isHere
      const word = told ?? (isGuess ? slip : undefined)
      const here = word && chosenHere(word.renderings, vocabulary)
      const parts = here?.isHere ? undefined : partsOf(token.norm, language.joints, translator, vocabulary)
      const english = parts ?? (word && inNumber({ ...word, english: here?.english ?? word.english }, lexicon))
      rendered.push(...(english ? put(english) : [token]))
      // `Rollen Klebeband`, in English rolls of tape
      const next = tokens[at + 1]
      const holds = english !== undefined && language.joints !== undefined && isContainer(english, lexicon)
      if (holds && next?.kind === 'word' && !isSmallWord(next.norm, translator, lexicon)) rendered.push(...put('of'))
    }
  }
  return rendered
}

/** The phrase that begins here, as it is meant here; none where its words are the organisation's own and it has no such thing. */
function phraseHere(
  tokens: readonly Token[],
  words: readonly (string | undefined)[],
  at: number,
  translator: Translator,
  vocabulary: Vocabulary,
): ReturnType<typeof phraseAt> {
  const phrase = phraseAt(words, at, translator)
  const here = phrase && chosenHere(phrase.renderings, vocabulary)
  if (!phrase || !here) return phrase
  // `vins rouges` of a type Vin
  const own = tokens
    .slice(at, at + phrase.length)
    .filter(({ norm }) => !isSmallWord(norm, translator, vocabulary.lexicon))
  const isNamed = (token: Token) =>
    isOwn(token, vocabulary) || ownForm(token.norm, translator, vocabulary) !== undefined
  return !here.isHere && own.length > 0 && own.every(isNamed) ? undefined : { ...phrase, english: here.english }
}

/** `ni stylos rouges ni stylos bleus` as `stylos ni rouges ni bleus`: what is denied is how they are, and not that they are any. */
function withNounFirst(tokens: readonly Token[], translator: Translator, { lexicon }: Vocabulary): readonly Token[] {
  const [first, second] = translator.language.neither ?? []
  const at = tokens.findIndex(({ norm }) => norm === first)
  const [one, noun, said] = tokens.slice(at, at + 3)
  const again = tokens.findIndex(({ norm }, place) => place > at + 2 && norm === second)
  const isPlain = (token: Token | undefined) =>
    token?.kind === 'word' && !isSmallWord(token.norm, translator, lexicon) && token.norm !== second
  if (at < 0 || again !== at + 3 || !one || !noun || !isPlain(noun) || !isPlain(said)) return tokens
  const rest = tokens.slice(again + 1)
  const isRepeated = rest[0]?.norm === noun.norm
  // another noun is denied as well: `ni gants ni savon liquide`
  if (!isRepeated && rest.length > 1 && isPlain(rest[1])) return tokens
  const before = tokens.slice(0, at)
  return [
    ...before,
    noun,
    ...tokens.slice(at, at + 1),
    ...tokens.slice(at + 2, again + 1),
    ...rest.slice(isRepeated ? 1 : 0),
  ]
}

/** `laufen nächste Woche ab`: where the rest of a verb stands at the end of its clause. */
function particleOf(
  words: readonly (string | undefined)[],
  at: number,
  separable: ReadonlyMap<string, string>,
): { english: string; place: number } | undefined {
  const end = words.findIndex((word, place) => place > at && word === undefined && words[place + 1] === undefined)
  const place = (end < 0 ? words.length : end) - 1
  const english = place > at ? separable.get(`${words[at]} ${words[place]}`) : undefined
  return english === undefined ? undefined : { english, place }
}

function isNoun({ kind, norm }: Token, { trie }: Lexicon): boolean {
  return kind === 'word' && !trie.next.has(norm)
}

/** A noun that had an ending is one of several, as far as a question is concerned; words of the grammar stand as they are. */
function inNumber(
  { english, isInflected }: { english: string; isInflected: boolean },
  { trie, language }: Lexicon,
): string {
  const isGrammar = (trie.next.get(english)?.ends.length ?? 0) > 0 || language.periods[english] !== undefined
  // what was done to them has no number
  if (!isInflected || english.includes(' ') || isGrammar || english.endsWith('ed')) return english
  if (/(?:ss|x|ch|sh)$/.test(english)) return `${english}es`
  return english.endsWith('s') ? english : `${english}s`
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

/** `Farben` of a type Farbe, though a supplier is called Farben Huber: the form of the word that is a whole name here; undefined for whole names. */
function wholeForm(word: string, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  const { trie, lexicon } = vocabulary
  const isThing = (one: string) =>
    trie.next
      .get(lexicon.language.stem(one))
      ?.ends.some(({ meaning, weight }) => weight >= 0.95 && meaning.kind !== 'field') ?? false
  // `breiter` is no Breite
  const told = translateWord(word, language)
  if (isWholeName([word], vocabulary) || (told && !told.isInflected && lexicon.trie.next.has(told.english)))
    return undefined
  const forms = [...formsOf(word, language)].filter((form) => form.isInflected && form.word.length > 3)
  return forms.find((form) => isThing(form.word))?.word
}

/** `vinos` where a supplier is called Casa del Vino and a type Wine: the word is but a part of a name, and what it means is the whole of another. */
function isOthersWord(word: string, { language }: Translator, { trie, lexicon }: Vocabulary): boolean {
  const { stem } = lexicon.language
  const isWhole = (one: string) => trie.next.get(stem(one))?.ends.some(({ weight }) => weight >= 0.7) ?? false
  const forms = [...formsOf(word, language)].map((form) => form.word)
  return !forms.some(isWhole) && (translateWord(word, language)?.renderings.some(isWhole) ?? false)
}

/** How many words from here on are a name of the organisation's own in full. */
function nameHereFrom(tokens: readonly Token[], start: number, { trie, lexicon }: Vocabulary): number {
  let node: Vocabulary['trie'] | undefined = trie
  let length = 0
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    node = token && token.kind !== 'break' ? node.next.get(lexicon.language.stem(token.norm)) : undefined
    if (!node) break
    if (node.ends.some(({ weight }) => weight >= 1)) length = at + 1 - start
  }
  return length
}

/** Whether these words are the whole name of something here. */
function isWholeName(words: readonly string[], { trie, lexicon }: Vocabulary): boolean {
  let node: Vocabulary['trie'] | undefined = trie
  for (const word of words) node = node?.next.get(lexicon.language.stem(word))
  return node?.ends.some(({ weight }) => weight >= 0.95) ?? false
}

/** `roll`, `bottles`: before what they hold. */
function isContainer(word: string, { trie }: Lexicon): boolean {
  return trie.next.get(word)?.ends.some((end) => end.kind === 'role' && end.role === 'container') ?? false
}

/** A word of the language's grammar (`de`, `mit`), which is no name though it stands in one: `Fecha de compra`. */
function isSmallWord(word: string, { language }: Translator, { trie, language: grammar }: Lexicon): boolean {
  const { ownWords = language.words } = language
  const form = [...formsOf(word, language)].find((one) => ownWords.has(one.word))
  const [first = ''] = ownWords.get(form?.word ?? '')?.split(' ') ?? []
  const { last, next } = grammar.relative
  if ([...last, ...next, 'this'].includes(first)) return true
  return trie.next.get(first)?.ends.some((end) => end.kind === 'role' && small.has(end.role)) ?? false
}

const small: ReadonlySet<Role> = new Set<Role>([
  'stop',
  'with',
  'not',
  'at',
  'and',
  'or',
  'than',
  'until',
  'since',
  'before',
  'after',
  'less',
  'more',
  'about',
  'between',
  'but',
])

/** Shorter words are too near to others. */
const shortestSlip = 6

/** `Heizköper`: a word of the language with a slip of the keyboard, unless one of the organisation's own is as near. */
function translateSlip(
  word: string,
  translator: Translator,
  { typos, items, lexicon }: Vocabulary,
): ReturnType<typeof translateWord> {
  if (word.length < shortestSlip || items.postings.has(word) || findTypos(typos, word).length > 0) return undefined
  const near = slipOf(word, translator)
  const told = near === undefined ? undefined : translateWord(near, translator.language)
  // a word of the grammar is not guessed
  return told && lexicon.trie.next.has(told.english) ? undefined : told
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
    const found = translateWord(part, language)
    if (!found) return undefined
    const { english } = chosenHere(found.renderings, vocabulary) ?? found
    const isGrammar = (lexicon.trie.next.get(english)?.ends.length ?? 0) > 0
    return isGrammar ? undefined : inNumber({ ...found, english }, lexicon)
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

/** `before 3 days`, `there are 3 days`, `ago 3 days` of other languages to `3 days ago`. */
function withAgoBehind(tokens: readonly Token[], { language }: Lexicon): Token[] {
  const ordered = [...tokens]
  const isPeriod = (token: Token | undefined) => token !== undefined && language.periods[token.norm] !== undefined
  const isCount = (token: Token | undefined) =>
    token !== undefined && (token.kind === 'number' || language.numbers[token.norm] !== undefined || token.norm === 'a')
  for (let at = 0; at < ordered.length; at++) {
    const token = ordered[at]
    const isThere = token?.norm === 'there' && ordered[at + 1]?.norm === 'are'
    if (!token || (token.norm !== 'before' && token.norm !== 'ago' && !isThere)) continue
    let first = at + (isThere ? 2 : 1)
    if (['more', 'less'].includes(ordered[first]?.norm ?? '') && ordered[first + 1]?.norm === 'than') first += 2
    if (!isCount(ordered[first]) || !isPeriod(ordered[first + 1])) continue
    const last = ordered[first + 1]
    if (!last) continue
    const moved = ordered.slice(at + (isThere ? 2 : 1), first + 2)
    ordered.splice(at, first + 2 - at, ...moved, { ...token, norm: 'ago', end: token.end })
  }
  return ordered
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
