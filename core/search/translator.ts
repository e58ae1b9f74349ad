import type { Translation } from './languages/translation.ts'
import { addPhrase, newTrie, type Trie } from './phrase-trie.ts'
import { buildTypoIndex, type TypoIndex } from './typo-index.ts'

/** English words a phrase stands for. */
type Rendering = { english: string /** speaks of the noun before it: `le plus cher` */; isSuperlative: boolean }

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

const slips = new WeakMap<Translator, TypoIndex>()

/** The words of a language, for finding those that were meant; built once per process, where first needed. */
export function slipsOf(translator: Translator): TypoIndex {
  let index = slips.get(translator)
  if (!index) {
    index = buildTypoIndex([...translator.language.words.keys()].filter((word) => word.length > 4))
    slips.set(translator, index)
  }
  return index
}

function build(language: Translation): Translator {
  const phrases = newTrie<Rendering>()
  const add = (phrase: string, english: string, isSuperlative = false) =>
    addPhrase(phrases, phrase.split(' '), { english, isSuperlative })
  for (const [phrase, english] of language.phrases) add(phrase, english)
  const { degrees } = language
  for (const [adjective, forms] of degrees?.adjectives ?? []) {
    const [dearer = '', dearest = '', cheaper = '', cheapest = ''] = forms.split('|')
    for (const [degree, compared, most] of [
      [degrees?.more, dearer, dearest],
      [degrees?.less, cheaper, cheapest],
    ]) {
      add(`${degree} ${adjective} ${degrees?.than}`, `${compared} than`)
      for (const article of ['', ...(degrees?.articles ?? [])])
        add(`${article} ${degree} ${adjective}`.trim(), most ?? '', true)
    }
  }
  return { language, phrases }
}

/** A word as it stands, and with an ending taken off. */
export function* formsOf(word: string, { endings }: Translation): Generator<{ word: string; isInflected: boolean }> {
  yield { word, isInflected: false }
  if (word.length < 4) return
  for (const [ending, instead] of endings) {
    const base = word.slice(0, word.length - ending.length) + instead
    if (word.endsWith(ending) && base.length > 2) yield { word: base, isInflected: true }
  }
}

/** The English words a foreign word stands for, also with an ending taken off; undefined when it is not of the language. */
export function translateWord(
  word: string,
  language: Translation,
  among = language.words,
): { english: string; isInflected: boolean; renderings: readonly string[] } | undefined {
  for (const form of formsOf(word, language)) {
    const english = among.get(form.word)
    if (english) {
      const all = among === language.words ? language.renderings?.get(form.word) : undefined
      return { english, isInflected: form.isInflected, renderings: all ?? [english] }
    }
  }
  return undefined
}

/** The longest phrase from here on. @param words  small letters; undefined where a phrase must end */
export function phraseAt(
  words: readonly (string | undefined)[],
  start: number,
  { language, phrases }: Translator,
): (Rendering & { length: number }) | undefined {
  let open: Trie<Rendering>[] = [phrases]
  let found: (Rendering & { length: number }) | undefined
  for (let at = start; open.length > 0; at++) {
    const word = words[at]
    if (word === undefined) break
    const forms = [...formsOf(word, language)].map((form) => form.word)
    open = open.flatMap((node) => forms.flatMap((form) => node.next.get(form) ?? []))
    const [end] = open.flatMap((node) => node.ends)
    if (end) found = { ...end, length: at + 1 - start }
  }
  return found
}
