import type { Adjective, CoreField, Language, Role } from './language.ts'
import { addPhrase, newTrie, stemsOf, type Trie } from './phrase-trie.ts'
import { tokenise } from './tokens.ts'
import { buildTypoIndex, type TypoIndex } from './typo-index.ts'

/** What a phrase of the language stands for. */
export type LanguageMeaning =
  | { kind: 'role'; role: Role }
  | { kind: 'core'; field: CoreField }
  | { kind: 'adjective'; adjective: Adjective; superlative: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'fraction'; value: number }
  | { kind: 'multiple'; value: number }

/** A language made ready for reading questions; built once per process. */
export type Lexicon = {
  language: Language
  trie: Trie<LanguageMeaning>
  synonyms: Map<string, readonly string[]>
  stems: Set<string>
  /** words that hold a sentence together: one a letter away is rarely a word of the tenant */
  small: ReadonlySet<string>
  typos: TypoIndex
  /** over the words that have others of the same meaning */
  synonymTypos: TypoIndex
}

const built = new WeakMap<Language, Lexicon>()

export function lexiconOf(language: Language): Lexicon {
  let lexicon = built.get(language)
  if (!lexicon) {
    lexicon = build(language)
    built.set(language, lexicon)
  }
  return lexicon
}

/**
 * The words of a phrase as they are compared. Language phrases are compared as written, not by stem: `worth` and
 * `worthy`, `left` and `leave` are different words to a grammar.
 */
export function wordsOf(phrase: string): string[] {
  return tokenise(phrase).map((token) => token.norm)
}

function build(language: Language): Lexicon {
  const trie = newTrie<LanguageMeaning>()
  const add = (phrase: string, meaning: LanguageMeaning) => addPhrase(trie, wordsOf(phrase), meaning)
  for (const [role, phrases] of Object.entries(language.phrases)) {
    for (const phrase of phrases) add(phrase, { kind: 'role', role: role as Role })
  }
  for (const [field, phrases] of Object.entries(language.fields)) {
    for (const phrase of phrases) add(phrase, { kind: 'core', field: field as CoreField })
  }
  for (const adjective of language.adjectives) {
    for (const phrase of adjective.comparative) add(phrase, { kind: 'adjective', adjective, superlative: false })
    for (const phrase of adjective.superlative) add(phrase, { kind: 'adjective', adjective, superlative: true })
  }
  for (const [phrase, value] of Object.entries(language.numbers)) add(phrase, { kind: 'number', value })
  for (const [phrase, value] of Object.entries(language.fractions)) add(phrase, { kind: 'fraction', value })
  for (const [phrase, value] of Object.entries(language.multiples)) add(phrase, { kind: 'multiple', value })
  const synonyms = new Map<string, Set<string>>()
  for (const group of language.same) {
    const stems = group.map((word) => language.stem(word))
    for (const stem of stems) {
      const others = synonyms.get(stem) ?? new Set()
      for (const other of stems) if (other !== stem) others.add(other)
      synonyms.set(stem, others)
    }
  }
  const stems = stemsOf(trie)
  return {
    language,
    trie,
    synonyms: new Map([...synonyms].map(([stem, others]) => [stem, [...others]])),
    stems,
    small: new Set(
      (['with', 'not', 'than', 'less', 'more', 'between', 'least', 'most'] as const)
        .flatMap((role) => language.phrases[role])
        .filter((word) => /^[a-z]{4,}$/.test(word)),
    ),
    typos: buildTypoIndex(stems),
    synonymTypos: buildTypoIndex(language.same.flat().filter((word) => word.length > 4)),
  }
}
