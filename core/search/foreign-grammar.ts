import type { Role } from './language.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import type { Translator } from './translator.ts'

/** A word of the language's grammar (`de`, `mit`), which is no name though it stands in one: `Fecha de compra`. */
export function isSmallWord(word: string, { language }: Translator, { trie, language: grammar }: Lexicon): boolean {
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
  'each',
  'by',
])

/** What a word of the language's grammar that is more than a small one says here: `nombre` is a number of things, whatever is called Pièce. */
export function grammarWord(word: string, { language }: Translator, { trie }: Lexicon): string | undefined {
  const english = (language.ownWords ?? language.words).get(word)
  let node: Lexicon['trie'] | undefined = trie
  for (const one of english?.split(' ') ?? []) node = node?.next.get(one)
  return node?.ends.some((end) => end.kind === 'role' && asking.has(end.role)) ? english : undefined
}

/** What asks for a figure or a state, and is no name of goods. */
const asking: ReadonlySet<Role> = new Set<Role>([
  'howMany',
  'howMuch',
  'count',
  'total',
  'average',
  'outOfStock',
  'belowReorderPoint',
  'overstocked',
  'inStock',
  'atLeast',
  'atMost',
])
