import { walk } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import { mostTokens, type Token } from './tokens.ts'
import type { End, Vocabulary } from './vocabulary.ts'

/** Words of one meaning by the thousand, for words that neither the language's own lists nor the tenant know. */
export interface Thesaurus {
  /** the phrases of each meaning, of one or two words in small letters */
  meanings: readonly (readonly string[])[]
  /** phrase -> places of its meanings */
  places: ReadonlyMap<string, readonly number[]>
}

/** Reads a list of meanings: one a line, its phrases parted by commas; lines that begin with `#` are left out. 30,000 take about 60 ms. */
export function readThesaurus(text: string): Thesaurus {
  const meanings: string[][] = []
  const places = new Map<string, number[]>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const phrases = line.split(',')
    for (const phrase of phrases) {
      const known = places.get(phrase)
      if (known) known.push(meanings.length)
      else places.set(phrase, [meanings.length])
    }
    meanings.push(phrases)
  }
  return { meanings, places }
}

/**
 * Puts what the tenant calls it in place of a word, or two side by side, that nobody here knows: `leash` becomes `lead` where a type or
 * a value is called so in full. A word of several meanings of which the tenant has more than one stays as it is: then it is not understood,
 * rather than guessed.
 */
export function expandUnknown(tokens: readonly Token[], vocabulary: Vocabulary, thesaurus: Thesaurus): Token[] {
  const expanded: Token[] = []
  const spoken = inPhrases(tokens, vocabulary)
  for (let at = 0; at < tokens.length && expanded.length < mostTokens; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    if (!token) break
    const isAny = !spoken.has(at) && isUnknown(token, vocabulary)
    const isPair =
      next?.kind === 'word' && !next.taught && !spoken.has(at + 1) && (isAny || isUnknown(next, vocabulary))
    const found = isPair ? standIn([token, next], vocabulary, thesaurus) : undefined
    const words = found ?? (isAny ? standIn([token], vocabulary, thesaurus) : undefined)
    if (!words) {
      expanded.push(token)
      continue
    }
    const end = found && next ? next.end : token.end
    for (const norm of words) expanded.push({ ...token, norm, end, variant: undefined })
    if (found) at++
  }
  return expanded
}

/** The places of words that several together mean something to the language: the `point` of `reorder point`. */
function inPhrases(tokens: readonly Token[], { lexicon }: Vocabulary): ReadonlySet<number> {
  const words = tokens.map(({ norm }) => [{ stem: norm, weight: 1 }])
  const places = new Set<number>()
  tokens.forEach((_, start) => {
    for (const { end } of walk(lexicon.trie, start, words))
      if (end > start + 1) for (let at = start; at < end; at++) places.add(at)
  })
  return places
}

/** Whether nothing here reads the word, and no item is called so. */
function isUnknown({ kind, norm, taught }: Token, { lexicon, stems, items }: Vocabulary): boolean {
  if (kind !== 'word' || taught || norm.length < 3 || lexicon.trie.next.has(norm)) return false
  const stem = lexicon.language.stem(norm)
  return (
    !stems.has(stem) &&
    !lexicon.language.qualityEndings.some((ending) => stems.has(lexicon.language.stem(norm + ending))) &&
    !(lexicon.synonyms.get(stem) ?? []).some((other) => stems.has(other)) &&
    !items.postings.has(singularOf(norm))
  )
}

/** The words of the one thing the tenant has by another name for these. */
function standIn(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  { meanings, places }: Thesaurus,
): string[] | undefined {
  const typed = tokens.map(({ norm }) => norm)
  const last = typed.at(-1) ?? ''
  const asked = new Set([typed.join(' '), [...typed.slice(0, -1), singularOf(last)].join(' ')])
  const found = new Map<string, string[]>()
  for (const phrase of asked) {
    for (const place of places.get(phrase) ?? []) {
      for (const other of meanings[place] ?? []) {
        if (asked.has(other)) continue
        const words = other.split(' ')
        for (const name of wholeNames(words, vocabulary)) found.set(name, words)
      }
    }
  }
  const [only] = found.values()
  return found.size === 1 ? only : undefined
}

/** What the tenant calls by exactly these words: types, options and values, each by a name that tells it from others. */
function wholeNames(words: readonly string[], { trie, lexicon }: Vocabulary): string[] {
  const stems = words.map((word) => [{ stem: lexicon.language.stem(word), weight: 1 }])
  for (const { end, ends } of walk(trie, 0, stems))
    if (end === words.length) return [...new Set(ends.flatMap((one) => wholeNameOf(one) ?? []))]
  return []
}

/** What the tenant calls a type, an option or a value, in small letters; undefined where the words are but a part of its name. */
function wholeNameOf({ meaning, weight }: End): string | undefined {
  switch (meaning.kind) {
    case 'type':
      return weight >= 0.75 ? meaning.name.toLowerCase() : undefined
    case 'option':
    case 'value':
      return meaning.whole ? meaning.label.toLowerCase() : undefined
    default:
      return undefined
  }
}
