import type { Teaching } from '#contract/synonym.ts'
import { english } from './languages/en.ts'
import { translations } from './languages/translations.ts'
import { lexiconOf } from './lexicon.ts'
import { addPhrase, newTrie, type Trie } from './phrase-trie.ts'
import { mostTokens, type Token, tokenise } from './tokens.ts'
import { translateWord } from './translator.ts'

/** What an organisation taught, by the stems of their words. */
export type Taught = Trie<Teaching>

const mostWords = 5

export function taughtWords(teachings: readonly Teaching[]): Taught {
  const trie = newTrie<Teaching>()
  for (const teaching of teachings) addPhrase(trie, stemsOf(teaching.words), teaching)
  return trie
}

/** What tells teachings apart: `Brollies` and `brolly` are one. */
export function teachingKey(words: string): string {
  return stemsOf(words).join(' ')
}

function stemsOf(words: string): string[] {
  return tokenise(words).map(({ norm }) => english.stem(norm))
}

/**
 * Whether words may be taught: up to five, of letters, and not all of them words of the grammar in a language questions are asked
 * in. `without` or `fewer than` that meant something else would turn conditions round.
 */
export function isTeachable(words: string): boolean {
  const tokens = tokenise(words)
  const { trie, stems } = lexiconOf(english)
  const isGrammar = (word: string) => trie.next.has(word) || stems.has(word)
  const isForeign = ({ norm }: Token) =>
    translations().some((language) => translateWord(norm, language)?.english.split(' ').every(isGrammar))
  return (
    tokens.length > 0 &&
    tokens.length <= mostWords &&
    tokens.every(({ kind }) => kind === 'word') &&
    !tokens.every((token) => isGrammar(token.norm) || isForeign(token))
  )
}

/**
 * Puts what was taught in place of the words: other words, or one token that stands for conditions. Both keep the place of the words
 * they stand for. The longest taught phrase holds, and what is put in is not looked up again.
 */
export function applyTaught(tokens: readonly Token[], taught: Taught | undefined): readonly Token[] {
  if (!taught || taught.next.size === 0) return tokens
  const applied: Token[] = []
  for (let at = 0; at < tokens.length && applied.length < mostTokens; ) {
    const found = longest(tokens, at, taught)
    const [first, last] = [tokens[at], tokens[(found?.end ?? at + 1) - 1]]
    if (!first || !last) break
    if (!found) applied.push(first)
    else {
      const place = { start: first.start, end: last.end, glued: first.glued, taught: found.teaching }
      const { meaning } = found.teaching
      if (meaning.kind === 'filter') applied.push({ ...place, kind: 'word', raw: '', norm: '\u0001' })
      else applied.push(...tokenise(meaning.words).map((token) => ({ ...token, ...place })))
    }
    at = found?.end ?? at + 1
  }
  return applied
}

function longest(
  tokens: readonly Token[],
  start: number,
  taught: Taught,
): { teaching: Teaching; end: number } | undefined {
  let node: Taught | undefined = taught
  let found: { teaching: Teaching; end: number } | undefined
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]
    node = token?.kind === 'word' ? node?.next.get(english.stem(token.norm)) : undefined
    if (!node) break
    const [teaching] = node.ends
    if (teaching) found = { teaching, end: at + 1 }
  }
  return found
}
