import { translations } from './languages/translations.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import type { End, Meaning } from './meaning.ts'
import type { Trie } from './phrase-trie.ts'
import { tokenise } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a foreign word means here. */
type Chosen = {
  english: string
  /** the organisation has it, or something like it */
  isHere: boolean
}

/**
 * Of all that a foreign word may mean, what the organisation has: its own words tell a pipe from a hose. What something here is called in
 * full, or two things together (`football ball`), goes before parts of names, these before words that mean the same. Where none is here,
 * what the organisation itself calls the same in a language that is not English.
 * @param renderings  English, the likeliest first
 */
export function chosenHere(renderings: readonly string[], vocabulary: Vocabulary): Chosen | undefined {
  const { lexicon, stems, trie } = vocabulary
  const { stem } = lexicon.language
  const named = (words: readonly string[]) => {
    let node: Trie<End> | undefined = trie
    for (const word of words) node = node?.next.get(stem(word))
    return node?.ends.filter(({ meaning, weight }) => weight >= 0.95 && isThing(meaning)) ?? []
  }
  // `football ball`: two names side by side, of two fields
  const isOfSeveral = (words: readonly string[]) => {
    const ends = words.map((word) => named([word]))
    const fields = ends.flatMap((list) => [...new Set(list.map(fieldOf))])
    return words.length > 1 && ends.every((list) => list.length > 0) && new Set(fields).size === fields.length
  }
  const isNamed = (words: readonly string[]) => named(words).length > 0 || isOfSeveral(words)
  const isKnown = (words: readonly string[]) => words.every((part) => stems.has(stem(part))) || isPhrase(words, lexicon)
  const isAlike = ([word = '', ...others]: readonly string[]) =>
    others.length === 0 && (lexicon.synonyms.get(stem(word)) ?? []).some((other) => stems.has(other))
  // what was done, as a field here tells it: `serviced` before `inspected`
  const isInNames = (words: readonly string[]) =>
    words.every((part) => stems.has(stem(part))) &&
    words.some((word) => lexicon.language.pastEndings.some((ending) => word.endsWith(ending)))
  for (const isMeant of [isNamed, isInNames, isKnown, isAlike]) {
    const place = renderings.findIndex((one) => isMeant(one.split(' ')))
    const english = renderings[place]
    if (!english) continue
    // `ski helmet` where there are helmets: what it says first is never dropped
    const [first] = renderings
    return { english: first?.endsWith(` ${english}`) ? first : english, isHere: true }
  }
  const own = new Set(renderings.flatMap((one) => namesByEnglish(vocabulary).get(one) ?? []))
  const [only, another] = own
  if (only && !another) return { english: only, isHere: true }
  const [first] = renderings
  return first === undefined ? undefined : { english: first, isHere: false }
}

/** What an organisation whose names are in another language calls what English calls so; undefined where nothing or more than one is. */
export function ownNameFor(english: string, vocabulary: Vocabulary): string | undefined {
  const [only, another] = namesByEnglish(vocabulary).get(english) ?? []
  return another === undefined ? only : undefined
}

/** Whether the words are a phrase of the grammar: `number of`. */
function isPhrase(words: readonly string[], { trie }: Lexicon): boolean {
  let node: Lexicon['trie'] | undefined = trie
  for (const word of words) node = node?.next.get(word)
  return (node?.ends.length ?? 0) > 0
}

/** Whether this tells what a thing is or how it is: a field that is not answered by yes or no only says what is told. */
function isThing(meaning: Meaning): boolean {
  return meaning.kind !== 'field' || meaning.field.kind === 'boolean'
}

/** The field an entry is of; types, places and categories stand for themselves. */
function fieldOf({ meaning }: End): string {
  return 'field' in meaning ? meaning.field.field : meaning.kind
}

/** Names beyond these are not read as words of other languages. */
const mostNames = 3_000

const named = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>()

/**
 * What the organisation calls things in another language than English, by what they may be in English: `saucepan` of a type called Topf, so
 * that a `Kochtopf` is known. Made once per vocabulary where a word is asked for that nothing here is called by; 3,000 names take 20 ms.
 */
function namesByEnglish(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const known = named.get(vocabulary)
  if (known) return known
  const byEnglish = new Map<string, string[]>()
  named.set(vocabulary, byEnglish)
  for (const name of wholeNames(vocabulary.trie)) {
    const own = tokenise(name)
      .map(({ norm }) => norm)
      .join(' ')
    for (const language of translations())
      for (const { word } of own.includes(' ') ? [{ word: own }] : formsOf(own, language))
        for (const english of language.renderings?.get(word) ?? []) {
          const others = byEnglish.get(english)
          if (!others) byEnglish.set(english, [own])
          else if (!others.includes(own)) others.push(own)
        }
  }
  return byEnglish
}

/** Names of types, options, places and what is answered by yes or no, by which they are called in full. */
function wholeNames(trie: Trie<End>): ReadonlySet<string> {
  const names = new Set<string>()
  const open = [trie]
  for (const node of open) {
    for (const { meaning, weight } of node.ends) {
      if (weight < 1) continue
      if (meaning.kind === 'option' && meaning.whole) names.add(meaning.label)
      if (meaning.kind === 'type' || meaning.kind === 'location') names.add(meaning.name)
      if (meaning.kind === 'field' && meaning.field.kind === 'boolean' && !meaning.field.core)
        names.add(meaning.field.name)
    }
    if (names.size >= mostNames) return names
    open.push(...node.next.values())
  }
  return names
}
