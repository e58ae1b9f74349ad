import type { Translation } from './languages/translation.ts'
import { formsOf } from './languages/word-forms.ts'
import { addPhrase, newTrie, type Trie } from './phrase-trie.ts'

/** English words a phrase stands for. */
type Rendering = {
  english: string
  /** all it may stand for */
  renderings: readonly string[]
  /** speaks of the noun before it: `le plus cher` */
  isSuperlative: boolean
  /** only where a number follows: `más largo de 30 metros`, and not `el más largo de la sala` */
  beforeNumber?: boolean
}

/** A language made ready for translating questions; built once per process. */
export type Translator = {
  language: Translation
  phrases: Trie<Rendering>
}

const built = new WeakMap<Translation, Translator>()

export function translatorOf(language: Translation): Translator {
  let translator = built.get(language)
  if (!translator) {
    translator = build(language)
    built.set(language, translator)
  }
  return translator
}

const byShape = new WeakMap<Translator, ReadonlyMap<string, readonly string[]>>()

/**
 * The word of a language that a word is one slip of the keyboard away from, with the same letter first; undefined where there is none. The
 * words are put by letter and length where first needed, in 2 ms; then some 300 are compared.
 */
export function slipOf(word: string, translator: Translator): string | undefined {
  let shapes = byShape.get(translator)
  if (!shapes) {
    const words = [...translator.language.words.keys()].filter((one) => one.length > 4)
    shapes = Map.groupBy(words, (one) => `${one[0]}${one.length}`)
    byShape.set(translator, shapes)
  }
  for (const length of [word.length, word.length + 1, word.length - 1]) {
    const near = shapes.get(`${word[0]}${length}`)?.find((other) => isOneSlip(word, other))
    if (near) return near
  }
  return undefined
}

/** One letter another, too many, left out, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  let [end, other] = [a.length, b.length]
  while (end > first && other > first && a[end - 1] === b[other - 1]) [end, other] = [end - 1, other - 1]
  const [left, right] = [a.slice(first, end), b.slice(first, other)]
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0]
  return left.length + right.length > 0 && left.length < 2 && right.length < 2
}

function build(language: Translation): Translator {
  const phrases = newTrie<Rendering>()
  const add = (phrase: string, english: string, isSuperlative = false, beforeNumber = false) =>
    addPhrase(phrases, phrase.split(' '), {
      english,
      renderings: language.renderings?.get(phrase) ?? [english],
      isSuperlative,
      beforeNumber,
    })
  for (const [phrase, english] of language.phrases) add(phrase, english)
  const { degrees } = language
  for (const [adjective, forms] of degrees?.adjectives ?? []) {
    const [dearer = '', dearest = '', cheaper = '', cheapest = ''] = forms.split('|')
    for (const [degree, compared, most] of [
      [degrees?.more, dearer, dearest],
      [degrees?.less, cheaper, cheapest],
    ]) {
      add(`${degree} ${adjective} ${degrees?.than}`, `${compared} than`)
      if (degrees?.thanNumber) add(`${degree} ${adjective} ${degrees.thanNumber}`, `${compared} than`, false, true)
      for (const article of ['', ...(degrees?.articles ?? [])])
        add(`${article} ${degree} ${adjective}`.trim(), most ?? '', true)
    }
  }
  return { language, phrases }
}

/**
 * The English words a foreign word stands for, also with an ending taken off; undefined when it is not of the language. Of several
 * words it may be a form of (`graines` of `grain` and `graine`) the first is told, and what all of them stand for are its renderings.
 */
export function translateWord(
  word: string,
  language: Translation,
  among = language.words,
): { english: string; isInflected: boolean; renderings: readonly string[] } | undefined {
  let told: { english: string; isInflected: boolean; renderings: readonly string[] } | undefined
  for (const form of formsOf(word, language)) {
    const english = among.get(form.word)
    if (!english) continue
    const all = (among === language.words ? language.renderings?.get(form.word) : undefined) ?? [english]
    if (!told) told = { english, isInflected: form.isInflected, renderings: all }
    // a word that is listed as it stands is of another one only where that means the same: `mois` is not of `moi`
    else if (told.isInflected || told.renderings.some((one) => all.includes(one)))
      told = { ...told, isInflected: true, renderings: [...new Set([...told.renderings, ...all])] }
  }
  return told
}

/**
 * The longest phrase from here on, but none that takes the first words of another one that is as long: `sous le seuil de commande` is below
 * the order point, and not below the threshold.
 * @param words  small letters; undefined where a phrase must end
 * @param isNumber  whether the token there is a number
 */
export function phraseAt(
  words: readonly (string | undefined)[],
  start: number,
  translator: Translator,
  isNumber: (at: number) => boolean,
): (Rendering & { length: number }) | undefined {
  const all = phrasesAt(words, start, translator, isNumber)
  const found = all.at(-1)
  if (!found) return undefined
  for (let at = start + 1; at < start + found.length; at++) {
    const inner = phrasesAt(words, at, translator, isNumber).at(-1)
    if (inner && inner.length >= found.length && at + inner.length > start + found.length)
      return all.findLast(({ length }) => start + length <= at)
  }
  return found
}

/** All phrases from here on, the shortest first. */
function phrasesAt(
  words: readonly (string | undefined)[],
  start: number,
  { language, phrases }: Translator,
  isNumber: (at: number) => boolean,
): (Rendering & { length: number })[] {
  let open: Trie<Rendering>[] = [phrases]
  const found: (Rendering & { length: number })[] = []
  for (let at = start; open.length > 0; at++) {
    const word = words[at]
    if (word === undefined) break
    const apart = language.contractions?.get(word)
    const forms = [...[...formsOf(word, language)].map((form) => form.word), ...(apart ? [apart] : [])]
    open = open.flatMap((node) => forms.flatMap((form) => node.next.get(form) ?? []))
    const end = open.flatMap((node) => node.ends).find((one) => !one.beforeNumber || isNumber(at + 1))
    if (end) found.push({ ...end, length: at + 1 - start })
  }
  return found
}
