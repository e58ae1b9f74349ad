import type { Candidate } from './candidate.ts'
import type { End } from './meaning.ts'
import { meansThatHere } from './means-that-here.ts'
import { type Alternative, walk } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import type { Token } from './tokens.ts'
import { findTypos } from './typo-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What the organisation's own words from one token on may mean: its types, fields, values and places, also written apart or by their code. */
export function schemaAt(
  start: number,
  tokens: readonly Token[],
  alternatives: readonly (readonly Alternative[])[],
  vocabulary: Vocabulary,
): Candidate[] {
  const found: Candidate[] = []
  const add = (end: number, ends: readonly End[], weight: number) => {
    const length = Math.max(1, end - start)
    const fitting = ends
      .filter(({ meaning }) => meansThatHere({ meaning, ends, tokens, start, end, vocabulary }))
      .map((one) => ({ meaning: one.meaning, weight: one.weight * weight ** (1 / length) }))
    if (fitting.length > 0)
      found.push({ kind: 'schema', start, end, ends: fitting, weight: Math.max(...fitting.map((one) => one.weight)) })
  }
  const walked = [...walk(vocabulary.trie, start, alternatives)]
  const isPlace = ({ meaning }: End) => meaning.kind === 'location'
  const named = new Set(walked.flatMap(({ end, ends, weight }) => (weight === 1 && ends.some(isPlace) ? [end] : [])))
  const isField = ({ meaning }: End) => meaning.kind === 'field'
  const fields = new Set(walked.flatMap(({ end, ends, weight }) => (weight === 1 && ends.some(isField) ? [end] : [])))
  for (const { end, ends, weight } of walked) {
    // `the outlet` of a place called Outlet Berlin is no `Store`
    const isOther = weight < 1 && named.has(end)
    // `no weight` of what has an empty weight is no `Heavy`
    const isOfField = weight < 1 && fields.has(end)
    const fitting = ends.filter((one) => !(isOther && isPlace(one)) && !(isOfField && one.meaning.kind === 'option'))
    add(end, fitting, weight)
  }
  // `show room` for `Showroom`: the parts joined.
  const [first, second] = [tokens[start], tokens[start + 1]]
  if (first?.kind === 'word' && !first.tied && second && second.kind !== 'break' && second.kind !== 'sign') {
    // `talla S` of a field called Tallas: a letter is no ending
    const isEnding = singularOf(first.norm + second.norm) === singularOf(first.norm)
    const joined = isEnding ? undefined : vocabulary.spellings.get(singularOf(first.norm + second.norm))
    const ends = joined === undefined ? undefined : vocabulary.trie.next.get(joined)?.ends
    if (ends?.length) add(start + 2, ends, 0.95)
    // `second hand`, of the words that mean `secondhand`
    const { stem } = vocabulary.lexicon.language
    // `plant based` is no `vegan` where an origin is called Plant
    const isOwn = vocabulary.trie.next
      .get(stem(first.norm))
      ?.ends.some(({ meaning }) => (meaning.kind === 'option' || meaning.kind === 'value') && meaning.whole)
    for (const other of isOwn ? [] : (vocabulary.lexicon.synonyms.get(stem(first.norm + second.norm)) ?? []))
      if (vocabulary.stems.has(other)) add(start + 2, vocabulary.trie.next.get(other)?.ends ?? [], 0.86)
    if (!ends?.length && second.kind === 'word' && [first, second].every(({ norm }) => isForeign(norm, vocabulary)))
      for (const { word, distance } of findTypos(vocabulary.typos, first.norm + second.norm)) {
        const meant =
          distance === 1 ? vocabulary.trie.next.get(vocabulary.spellings.get(word) ?? word)?.ends : undefined
        if (meant?.length) add(start + 2, meant, 0.7)
      }
  }
  // A location's code in capital letters, or one with a digit; not where all is in capital letters.
  const shouts = tokens.length > 2 && tokens.every(({ kind, raw }) => kind !== 'word' || raw === raw.toUpperCase())
  if (first && !(shouts && !/\d/.test(first.norm)) && first.kind === 'word' && first.raw === first.raw.toUpperCase()) {
    const code = vocabulary.trie.next.get(`#${first.norm}`)
    if (code?.ends.length) add(start + 1, code.ends, 1)
    const longer = second?.glued ? code?.next.get(`#${second.norm}`) : undefined
    if (longer?.ends.length) add(start + 2, longer.ends, 1)
  }
  return found
}

/** Whether neither the language nor the tenant has the word. */
function isForeign(word: string, { lexicon, stems, items }: Vocabulary): boolean {
  const stem = lexicon.language.stem(word)
  return (
    !lexicon.trie.next.has(word) &&
    !stems.has(stem) &&
    !lexicon.synonyms.has(stem) &&
    !items.postings.has(singularOf(word))
  )
}
