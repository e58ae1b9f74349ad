import { translateWord, translations } from './languages/translations.ts'
import { singularOf } from './stem.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a question in another language as an English one: when more of its words belong to that language alone than to
 * English alone, each word it knows is replaced by its English ones, at the same place in the text. The tenant's own
 * words stay as they are.
 */
export function translateQuestion(tokens: readonly Token[], vocabulary: Vocabulary): readonly Token[] {
  const words = tokens.filter((token) => token.kind === 'word')
  if (words.length === 0) return tokens
  const isOwn = (token: Token) => vocabulary.stems.has(vocabulary.lexicon.language.stem(token.norm))
  const isEnglish = (token: Token) =>
    vocabulary.lexicon.trie.next.has(token.norm) ||
    vocabulary.lexicon.synonyms.has(vocabulary.lexicon.language.stem(token.norm))
  const english = words.filter((token) => isEnglish(token)).length
  let best: { count: number; translated: (token: Token) => string | undefined } | undefined
  for (const language of translations) {
    const translated = (token: Token) => translateWord(token.norm, language)
    const known = words.filter((token) => translated(token) !== undefined)
    const alone = known.filter((token) => !isEnglish(token) && !isOwn(token)).length
    if (alone > 0 && known.length > english && alone > (best?.count ?? 0)) best = { count: alone, translated }
  }
  if (!best) return tokens
  const { translated } = best
  return tokens.flatMap((token) => {
    if (token.kind !== 'word' || isOwn(token) || vocabulary.items.postings.has(singularOf(token.norm))) return [token]
    const text = translated(token)
    if (text === undefined) return [token]
    return text.split(' ').map((norm) => ({ ...token, norm, variant: undefined, glued: false }))
  })
}
