import { chosenHere } from './choose-rendering.ts'
import type { Translation } from './languages/translation.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import { singularOf } from './stem.ts'
import { fold, type Token } from './tokens.ts'
import { startingWith } from './phrase-trie.ts'
import { translateWord, type Translator } from './translator.ts'
import type { Vocabulary } from './vocabulary.ts'

export function isOwn({ norm }: Token, { stems, lexicon, spellings }: Vocabulary): boolean {
  return stems.has(lexicon.language.stem(norm)) && (!isCut(norm, lexicon) || spellings.has(norm))
}

/** Whether English takes more off a word than an ending of number: `Saphirring` is no form of `Saphir`. */
function isCut(word: string, { language }: Lexicon): boolean {
  return word.endsWith('ing') && word.length - language.stem(word).length > 2
}

/** Whether another word than this one is what the organisation has of all that it may mean. */
export function isToldHere(word: string, { language }: Translator, vocabulary: Vocabulary): boolean {
  const told = translateWord(word, language)
  const here = told && chosenHere(told.renderings, vocabulary)
  return here !== undefined && here.isHere && here.english !== word
}

/** `Schrauben`, `blancas` where the organisation itself says Schraube and Blanco: its own word without the ending; undefined for others. */
export function ownForm(word: string, translator: Translator, vocabulary: Vocabulary): string | undefined {
  const { lexicon, stems } = vocabulary
  if (lexicon.trie.next.has(word) || isOthersWord(word, translator, vocabulary)) return undefined
  const { language } = translator
  for (const form of formsOf(word, language))
    if (
      form.isInflected &&
      form.word.length > 3 &&
      stems.has(lexicon.language.stem(form.word)) &&
      !isCut(form.word, lexicon)
    )
      return form.word
  return undefined
}

/** `Futter` of a type Futtermittel: the one word here that this one and a common ending make. */
export function ownBeginning(word: string, { language }: Translator, { sortedStems }: Vocabulary): string | undefined {
  if (!language.headEndings) return undefined
  for (const form of formsOf(word, language)) {
    if (form.word.length < 4) continue
    const own = startingWith(sortedStems, form.word).filter((stem) =>
      language.headEndings?.some((ending) => stem === form.word + ending || stem === `${form.word}s${ending}`),
    )
    if (own.length === 1) return own[0]
  }
  return undefined
}

/** `Zelte` of a type Mietzelt, `Räder` of a type Leihfahrrad: the one type whose joined name ends so, or the one other word here. */
export function ownEnding(word: string, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  if (!language.joints) return undefined
  const { sortedStems, types, lexicon, trie } = vocabulary
  // `Jahren` of a field called Baujahr
  const isThing = (stem: string) =>
    trie.next.get(stem)?.ends.some(({ meaning, weight }) => weight >= 0.95 && meaning.kind !== 'field')
  const english = translateWord(word, language)?.english ?? ''
  if (lexicon.language.periods[english] !== undefined || lexicon.trie.next.has(english)) return undefined
  const endsSo = (name: string, end: string) => name.length >= end.length + 3 && name.endsWith(end)
  for (const form of formsOf(word, language)) {
    const end = lexicon.language.stem(form.word)
    if (end.length < 3) continue
    const names = [...types.values()].map(fold).filter((name) => /^[a-z]+$/.test(name))
    const [type, otherType] = names.filter((name) => endsSo(lexicon.language.stem(name), end))
    if (type && !otherType) return type
    const [only, another] =
      end.length < 4 || otherType ? [] : sortedStems.filter((stem) => endsSo(stem, end) && isThing(stem))
    if (only && !another) return only
  }
  return undefined
}

/** Letters that a noun and what it is made of have in common at least. */
const shortestRoot = 5

/** `Beschädigung` of an option Beschädigt: the one word here that has the root of this noun. */
export function ownOfNoun(word: string, { language }: Translator, { sortedStems }: Vocabulary): string | undefined {
  for (const ending of language.nounEndings ?? []) {
    const root = word.endsWith(ending) ? word.slice(0, -ending.length) : ''
    if (root.length < shortestRoot) continue
    const own = startingWith(sortedStems, root).filter((stem) => stem.length <= root.length + (root.length > 6 ? 6 : 3))
    if (own.length === 1) return own[0]
  }
  return undefined
}

/** `Farben` of a type Farbe, though a supplier is called Farben Huber: the form of the word that is a whole name here; undefined for whole names. */
export function wholeForm(word: string, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  const { trie, lexicon } = vocabulary
  const isThing = (one: string) =>
    trie.next
      .get(lexicon.language.stem(one))
      ?.ends.some(({ meaning, weight }) => weight >= 0.95 && meaning.kind !== 'field') ?? false
  // `breiter` is no Breite
  const told = translateWord(word, language)
  // `Halle` of a place called Hall, which has the same stem and is not spelled so
  const isSpelled = [word, singularOf(word), word.replace(/s$/, '')].some((one) => vocabulary.spellings.has(one))
  if (
    (isSpelled && isWholeName([word], vocabulary)) ||
    (told && !told.isInflected && lexicon.trie.next.has(told.english))
  )
    return undefined
  const forms = [...formsOf(word, language)].filter((form) => form.isInflected && form.word.length > 2)
  return forms.find((form) => isThing(form.word) && !isCut(form.word, lexicon))?.word
}

/** `vinos` where a supplier is called Casa del Vino and a type Wine: the word is but a part of a name, and what it means is the whole of another. */
export function isOthersWord(word: string, { language }: Translator, { trie, lexicon }: Vocabulary): boolean {
  const { stem } = lexicon.language
  const isWhole = (one: string) => trie.next.get(stem(one))?.ends.some(({ weight }) => weight >= 0.7) ?? false
  const forms = [...formsOf(word, language)].map((form) => form.word)
  return !forms.some(isWhole) && (translateWord(word, language)?.renderings.some(isWhole) ?? false)
}

/** How many words from here on are a name of the organisation's own in full. */
export function nameHereFrom(tokens: readonly Token[], start: number, { trie, lexicon }: Vocabulary): number {
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
export function isWholeName(words: readonly string[], { trie, lexicon }: Vocabulary): boolean {
  let node: Vocabulary['trie'] | undefined = trie
  for (const word of words) node = node?.next.get(lexicon.language.stem(word))
  return node?.ends.some(({ weight }) => weight >= 0.95) ?? false
}

/** Whether a field is called by this word alone. */
export function isFieldName(word: string, { trie, lexicon }: Vocabulary): boolean {
  return (
    trie.next
      .get(lexicon.language.stem(word))
      ?.ends.some(({ meaning }) => meaning.kind === 'field' && !meaning.field.core && meaning.whole) ?? false
  )
}

export const renderingsOf = (word: string, language: Translation) => translateWord(word, language)?.renderings ?? []

/** A noun that had an ending is one of several, as far as a question is concerned; words of the grammar stand as they are. */
export function inNumber(
  { english, isInflected }: { english: string; isInflected: boolean },
  { trie, language }: Lexicon,
): string {
  const isGrammar = (trie.next.get(english)?.ends.length ?? 0) > 0 || language.periods[english] !== undefined
  // what was done to them has no number
  if (!isInflected || english.includes(' ') || isGrammar || english.endsWith('ed')) return english
  if (/(?:ss|x|ch|sh)$/.test(english)) return `${english}es`
  return english.endsWith('s') ? english : `${english}s`
}
