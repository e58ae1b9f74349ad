import { mostTokens, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `headlight` is read as `front light`, both at the place of the one word. */
export function expandCompounds(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  const { language } = vocabulary.lexicon
  const expanded: Token[] = []
  for (let at = 0; at < tokens.length && expanded.length < mostTokens; at++) {
    const token = tokens[at]
    if (!token) break
    const next = tokens[at + 1]
    const two = next?.kind === 'word' && token.kind === 'word' ? language.compounds[token.norm + next.norm] : undefined
    const compound = vocabulary.stems.has(language.stem(token.norm)) ? two : (two ?? language.compounds[token.norm])
    if (!compound) {
      const denied = deniedBy(token, next, vocabulary)
      if (denied) {
        for (const word of denied.words)
          expanded.push({ ...token, norm: word, end: denied.last.end, variant: undefined })
        if (denied.last !== token) at++
      } else expanded.push(token)
      continue
    }
    const last = two && next ? next : token
    for (const word of compound.split(' ')) expanded.push({ ...token, norm: word, end: last.end, variant: undefined })
    if (two) at++
  }
  return expanded
}

/** `unscented`, `visorless`, `dust free`, where the organisation knows the rest of the word and not the whole. */
function deniedBy(
  token: Token,
  next: Token | undefined,
  { lexicon, stems, trie, fields }: Vocabulary,
): { words: string[]; last: Token } | undefined {
  if (token.kind !== 'word') return undefined
  const { language } = lexicon
  const { prefixes, suffixes, behind, word } = language.denials
  const stem = language.stem(token.norm)
  if (stems.has(stem)) {
    if (!next || !behind.includes(next.norm) || trie.next.get(stem)?.next.has(language.stem(next.norm)))
      return undefined
    const isNamed = fields.some((field) => field.stems.has(stem) && field.stems.has(language.stem(next.norm)))
    return isNamed ? undefined : { words: [word, token.norm], last: next }
  }
  if (lexicon.trie.next.has(token.norm) || lexicon.synonyms.has(stem)) return undefined
  const bases = [
    ...prefixes.filter((one) => token.norm.startsWith(one)).map((one) => token.norm.slice(one.length)),
    ...suffixes.filter((one) => token.norm.endsWith(one)).map((one) => token.norm.slice(0, -one.length)),
  ]
  const base = bases.find((one) => one.length > 3 && stems.has(language.stem(one)))
  return base === undefined ? undefined : { words: [word, base], last: token }
}
