import { chosenHere } from './choose-rendering.ts'
import { boundAt, opensTime, particleOf } from './foreign-context.ts'
import { grammarWord, isSmallWord } from './foreign-grammar.ts'
import {
  deniedBy,
  doneHere,
  fieldByRoot,
  genericOf,
  isOfGrammar,
  isWrittenSo,
  nameJoinedAt,
  isGeneric,
  typeEndingSo,
} from './foreign-nouns.ts'
import { partsOf, translateSlip } from './joined-words.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import {
  inNumber,
  isFieldName,
  isOthersWord,
  isOwn,
  isWholeName,
  nameHereFrom,
  ownBeginning,
  ownEnding,
  ownForm,
  ownOfNoun,
  wholeForm,
} from './own-words.ts'
import { singularOf } from './stem.ts'
import { fold, type Token } from './tokens.ts'
import { phraseAt, translateWord, type Translator } from './translator.ts'
import { findUnits } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

/** @param isMeant  which words alone may be put into English; left out: all */
export function render(
  tokens: readonly Token[],
  translator: Translator,
  vocabulary: Vocabulary,
  isMeant?: (token: Token) => boolean,
): Token[] {
  const { language } = translator
  const { lexicon, items } = vocabulary
  const times = new Set([...lexicon.language.months, ...lexicon.language.weekdays].map(([name]) => name))
  const rendered: Token[] = []
  const words = tokens.map((token) => (token.kind === 'word' && !token.taught ? token.norm : undefined))
  const dropped = new Set<number>()
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    // `chambre froide` where a place is called so
    const named = nameHereFrom(tokens, at, vocabulary)
    if (named > 1) {
      rendered.push(...tokens.slice(at, at + named).map((one, place) => (place > 0 ? { ...one, isInName: true } : one)))
      at += named - 1
      continue
    }
    const found = phraseHere(tokens, words, at, translator, vocabulary)
    const isFor = !isMeant || !found || tokens.slice(at, at + found.length).some(isMeant)
    const phrase = isFor ? found : undefined
    const last = tokens[at + (phrase?.length ?? 1) - 1] ?? token
    const put = (english: string, of: Partial<Token> = {}) =>
      english.split(' ').map((norm) => ({
        ...token,
        end: last.end,
        norm,
        variant: undefined,
        glued: false,
        ...(times.has(norm) ? { isTime: true } : {}),
        ...of,
      }))
    if (phrase) {
      const number = phrase.isSuperlative ? numberOf(words.slice(at, at + phrase.length), translator) : undefined
      const english = put(phrase.english, number ? { number } : {})
      const noun = rendered.at(-1)
      // `pots les plus chers`: English has the noun behind
      if (phrase.isSuperlative && noun && (noun.isInName || isNoun(noun, lexicon)))
        rendered.splice(
          rendered.findLastIndex((one) => !one.isInName),
          0,
          ...english,
        )
      else rendered.push(...english)
      at += phrase.length - 1
      continue
    }
    if (!phrase && isMeant && !isMeant(token)) {
      rendered.push(token)
      continue
    }
    const bound = boundAt(tokens, at, translator, vocabulary)
    if (bound !== undefined) {
      rendered.push(...put(bound))
      continue
    }
    const article = token.elided ? (language.words.get(token.norm) ?? 'the') : undefined
    if (article !== undefined) {
      rendered.push(...put(article))
      continue
    }
    const joined = nameJoinedAt(tokens, at, translator, vocabulary)
    if (joined) {
      const behind = tokens[at + joined.length - 1]
      rendered.push(...put(joined.english, behind ? { end: behind.end } : {}))
      at += joined.length - 1
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
    // `200 Seiten` of a field called so
    const isCounted = tokens[at - 1]?.kind === 'number' && !token.glued
    const counted = isCounted && !isFieldName(token.norm, vocabulary) ? language.units : undefined
    // `trois mois`, though an option is called `0-6 mois`
    const period = isSpelledNumber(tokens[at - 1], translator, lexicon) && !isWholeName([token.norm], vocabulary)
    const time = period ? translateWord(token.norm, language, language.units)?.english : undefined
    if (time !== undefined && lexicon.language.periods[time] !== undefined) {
      rendered.push(...put(time))
      continue
    }
    // `fin de año`, though a field is called Año de compra
    const edges = rendered.slice(-4).some(({ norm }) => ['end', 'beginning', 'middle', 'start'].includes(norm))
    if (edges && ['of', 'the'].includes(rendered.at(-1)?.norm ?? '') && !isWholeName([token.norm], vocabulary)) {
      const unit = translateWord(token.norm, language)?.english ?? ''
      if (lexicon.language.periods[unit] !== undefined) {
        rendered.push(...put(unit))
        continue
      }
    }
    // `réservés` beside a place called Réserve
    const written = token.raw.toLowerCase()
    const exact =
      written === token.norm || token.kind !== 'word' || token.taught ? undefined : language.words.get(written)
    if (exact !== undefined && !isWrittenSo(written, token.norm, vocabulary)) {
      rendered.push(...put(exact))
      continue
    }
    const generic = genericOf(token, translator, vocabulary)
    if (generic !== undefined) {
      rendered.push(...put(generic))
      continue
    }
    // `30 min`, and no minimum
    if (counted && !language.units.has(token.norm) && findUnits(token.norm).length > 0) {
      rendered.push(token)
      continue
    }
    const unit = counted && translateWord(token.norm, language, counted)
    // `120er`
    if (token.glued && tokens[at - 1]?.kind === 'number' && language.numberEndings?.includes(token.norm)) continue
    // `was ist auf Lkw 1` and `número de faldas` where fields are called Was and Número
    const asking =
      at === 0 || tokens[at - 1]?.kind === 'break' ? askingWord(tokens, at, translator, lexicon) : undefined
    if (asking !== undefined && !isMeant) {
      rendered.push(...put(asking))
      continue
    }
    // `furgonetas eléctricas` where a place is called Furgoneta: several of them asked for first are things
    const things = rendered.every(({ norm }) => norm === 'the')
      ? severalOfPlace(token, translator, vocabulary)
      : undefined
    if (things !== undefined && !isMeant) {
      rendered.push(...put(things))
      continue
    }
    const keeps = token.kind !== 'word' || token.taught !== undefined
    if (unit) rendered.push(...put(unit.english))
    else if (
      keeps ||
      (isOwn(token, vocabulary) &&
        wholeForm(token.norm, translator, vocabulary) === undefined &&
        !isOthersWord(token.norm, translator, vocabulary) &&
        !(
          isSmallWord(token.norm, translator, lexicon) &&
          (!isWholeName([token.norm], vocabulary) ||
            opensTime(tokens, at, translator, lexicon) ||
            // `ohne Zertifikat`, though an option is called Ohne
            (language.words.get(token.norm) === 'without' && tokens[at + 1]?.kind === 'word'))
        )) ||
      items.postings.has(singularOf(token.norm))
    )
      rendered.push(token)
    else {
      const told = translateWord(token.norm, language)
      if (told && isSmallWord(token.norm, translator, lexicon)) {
        const number = language.asksOne?.includes(token.norm)
          ? ('one' as const)
          : numberBefore(words, at, told.english, translator)
        rendered.push(...put(told.english, number ? { number } : {}))
        continue
      }
      const grammar = grammarWord(token.norm, translator, lexicon)
      if (grammar !== undefined) {
        rendered.push(...put(grammar))
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
      const plain = told ? undefined : deniedBy(token.norm, translator)
      if (plain) {
        rendered.push(...put(`not ${chosenHere(plain, vocabulary)?.english ?? plain[0]}`))
        continue
      }
      const slip = told || isMeant ? undefined : translateSlip(token.norm, translator, vocabulary)
      // nothing is guessed that nobody here has: `encre` of an `encore`
      const isGuess = slip !== undefined && chosenHere(slip.renderings, vocabulary)?.isHere
      const word = told ?? (isGuess ? slip : undefined)
      const done = word && doneHere(token.norm, word.renderings, translator, vocabulary)
      const here = done ?? (word && chosenHere(word.renderings, vocabulary))
      const begun = here?.isHere
        ? undefined
        : (ownBeginning(token.norm, translator, vocabulary) ??
          ownOfNoun(token.norm, translator, vocabulary) ??
          ownEnding(token.norm, translator, vocabulary))
      if (begun) {
        rendered.push(...put(begun))
        continue
      }
      const typed =
        word && isGeneric(here?.english ?? word.english, lexicon)
          ? typeEndingSo(token.norm, language, vocabulary)
          : undefined
      if (typed !== undefined) {
        rendered.push(...put(typed))
        continue
      }
      const parts = here?.isHere ? undefined : partsOf(token.norm, language.joints, translator, vocabulary)
      const named = here?.isHere ? undefined : fieldByRoot(token.norm, translator, vocabulary)
      const english = parts ?? named ?? (word && inNumber({ ...word, english: here?.english ?? word.english }, lexicon))
      // what was done may say nothing: `geliefert`
      const isDone = lexicon.language.pastEndings.some((ending) => english?.endsWith(ending))
      const isGoods = word !== undefined && !isDone && !isOfGrammar(token.norm, language)
      const number = english === undefined ? undefined : numberBefore(words, at, english, translator)
      const of = { ...(isGoods ? { isGoods } : {}), ...(number ? { number } : {}) }
      rendered.push(...(english ? put(english, of) : [token]))
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
  const { numbers } = vocabulary.lexicon.language
  const isNumber = (place: number) =>
    tokens[place]?.kind === 'number' ||
    numbers[translateWord(tokens[place]?.norm ?? '', translator.language)?.english ?? ''] !== undefined
  const phrase = phraseAt(words, at, translator, isNumber)
  const here = phrase && chosenHere(phrase.renderings, vocabulary)
  if (!phrase || !here) return phrase
  // `vins rouges` of a type Vin
  const own = tokens
    .slice(at, at + phrase.length)
    .filter(({ norm }) => !isSmallWord(norm, translator, vocabulary.lexicon))
  const isNamed = (token: Token) =>
    isOwn(token, vocabulary) || ownForm(token.norm, translator, vocabulary) !== undefined
  // `balones de fútbol` of an option Balón and another Fútbol, though football is one word in English
  const isTheirs =
    own.length * 2 >= phrase.length && own.length > 0 && own.every(isNamed) && (!here.isHere || own.length > 1)
  // `por tipo` of a field called Tipo
  const [only] = own
  if (only && own.length === 1 && /^(?:by|per) /.test(here.english) && isFieldName(only.norm, vocabulary))
    return undefined
  // `ropa de niño` of an option Niño, and no children
  const isThing = (token: Token) =>
    vocabulary.trie.next
      .get(vocabulary.lexicon.language.stem(token.norm))
      ?.ends.some(({ meaning, weight }) => weight >= 0.95 && meaning.kind === 'option') ?? false
  const isOption = own.length * 2 >= phrase.length && own.length > 0 && own.every(isThing)
  if (isOption && !isWholeName(here.english.split(' '), vocabulary)) return undefined
  return isTheirs && !isGrammar(phrase.english, vocabulary.lexicon) ? undefined : { ...phrase, english: here.english }
}

/** `les plus longs`, `la más cara`: by the article, and without one by the ending of the adjective. */
function numberOf(words: readonly (string | undefined)[], { language }: Translator): Token['number'] {
  const { several = [], articles = [], adjectives } = language.degrees ?? {}
  const article = words.find((word) => word !== undefined && articles.includes(word))
  if (article !== undefined) return several.includes(article) ? 'many' : 'one'
  const last = words.at(-1) ?? ''
  return last.endsWith('s') && !adjectives?.has(last) ? 'many' : undefined
}

/** `die längsten`, `den längsten`, `längster`. */
function numberBefore(
  words: readonly (string | undefined)[],
  at: number,
  english: string,
  { language }: Translator,
): Token['number'] {
  const { superlatives } = language
  if (!superlatives || !/(?:est$|^most )/.test(english)) return undefined
  const [word = '', article = ''] = [words[at], words[at - 1]]
  if (superlatives.one.test(`${article} ${word}`)) return 'one'
  return superlatives.many.test(`${article} ${word}`) ? 'many' : undefined
}

/** `this year`, `more than`: nothing but what questions are made of. */
function isGrammar(english: string, { trie, language }: Lexicon): boolean {
  const { this: now, last, next } = language.relative
  return english
    .split(' ')
    .every(
      (word) =>
        trie.next.has(word) || language.periods[word] !== undefined || [...now, ...last, ...next].includes(word),
    )
}

function isNoun({ kind, norm }: Token, { trie }: Lexicon): boolean {
  return kind === 'word' && !trie.next.has(norm)
}

/** What several of what one place is called by are in English; undefined where the word is something else here as well, or unknown. */
function severalOfPlace(token: Token, { language }: Translator, { trie, lexicon }: Vocabulary): string | undefined {
  if (token.kind !== 'word' || token.taught) return undefined
  const [form] = [...formsOf(token.norm, language)].filter(
    ({ word, isInflected }) => isInflected && trie.next.has(lexicon.language.stem(word)),
  )
  const ends = trie.next.get(lexicon.language.stem(form?.word ?? ''))?.ends ?? []
  const isPlace =
    ends.length > 0 && ends.every(({ meaning }) => meaning.kind === 'location' && fold(meaning.name) !== token.norm)
  return isPlace ? translateWord(token.norm, language)?.english : undefined
}

/** What a question begins with and a name may be as well: `was` before a verb, `número` before what is counted. */
function askingWord(
  tokens: readonly Token[],
  at: number,
  { language }: Translator,
  { trie, language: grammar }: Lexicon,
) {
  const { ownWords = language.words } = language
  const [english, next] = [tokens[at], tokens[at + 1]].map((token) =>
    token?.kind === 'word' ? ownWords.get(token.norm) : undefined,
  )
  if (english === undefined || next === undefined) return undefined
  const [first = ''] = english.split(' ')
  const isVerb = trie.next.get(next)?.ends.some((end) => end.kind === 'role' && end.role === 'stop') ?? false
  if (grammar.askingWords.includes(first)) return isVerb ? english : undefined
  const [counted] = grammar.ofWhich
  return english.startsWith('number') && next === counted ? english : undefined
}

/** `trois`, `un`, as a word of the language. */
function isSpelledNumber(token: Token | undefined, { language }: Translator, { language: grammar }: Lexicon): boolean {
  const english = token?.kind === 'word' ? translateWord(token.norm, language)?.english : undefined
  return english !== undefined && (grammar.numbers[english] !== undefined || english === 'a')
}

/** `roll`, `bottles`: before what they hold. */
function isContainer(word: string, { trie }: Lexicon): boolean {
  return trie.next.get(word)?.ends.some((end) => end.kind === 'role' && end.role === 'container') ?? false
}
