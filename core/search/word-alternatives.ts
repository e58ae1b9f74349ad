import type { Role } from './language.ts'
import { type Alternative, startingWith } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import { isOtherWord, isWord, type Thesaurus } from './thesaurus.ts'
import type { Token } from './tokens.ts'
import { editDistance, findTypos, isSwap } from './typo-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The stems a word may be meant as: itself, words of the same meaning, and, where it is unknown, words close to it. */
export function alternativesOf(
  at: number,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  thesaurus?: Thesaurus,
): Alternative[] {
  const token = tokens[at]
  const { lexicon, stems, typos, sortedStems } = vocabulary
  const { language } = lexicon
  const found = new Map<string, number>()
  const add = (stem: string, weight: number) => {
    if ((found.get(stem) ?? 0) < weight) found.set(stem, weight)
  }
  if (!token || token.kind === 'break' || token.isTime) return []
  if (token.kind !== 'word') return [{ stem: token.norm, weight: 1 }]
  // `not` is no `Notes`
  if (isBond(token, vocabulary) && !vocabulary.spellings.has(token.norm)) return []
  for (const spelling of new Set([token.norm, token.variant ?? token.norm])) add(language.stem(spelling), 1)
  for (const ending of language.qualityEndings) {
    const quality = language.stem(token.norm + ending)
    if (stems.has(quality)) add(quality, 0.9)
  }
  const itself = [...found.keys()]
  const isCommon = isStop(token, vocabulary, 'generic')
  if (!isCommon)
    for (const own of itself)
      for (const other of lexicon.synonyms.get(own) ?? [])
        if (stems.has(other)) add(other, stems.has(own) ? (isNounBeside(own, other, vocabulary) ? 0.5 : 0.62) : 0.86)
  const isKnown = [...found.keys()].some((stem) => stems.has(stem) || lexicon.synonyms.has(stem))
  if (isKnown || lexicon.trie.next.has(token.norm)) return list(found)
  const inNames = vocabulary.items.postings.has(singularOf(token.norm))
  const isSmallWord = lexicon.small.has(token.norm) || slipOfSmallWord(token.norm, vocabulary)
  for (const spelling of isSmallWord ? [] : new Set([token.norm, singularOf(token.norm)])) {
    for (const { word, distance } of findTypos(typos, spelling))
      if (
        !isOtherWord(spelling, word, distance, thesaurus) ||
        (distance === 1 && isSwap(word, spelling)) ||
        completesName(word, tokens[at - 1], tokens[at + 1], vocabulary)
      )
        add(vocabulary.spellings.get(word) ?? word, (distance === 1 ? 0.78 : 0.62) - (inNames ? 0.3 : 0))
  }
  for (const stem of found.size === itself.length && !isSmallWord
    ? completing(token.norm, tokens[at - 1], vocabulary)
    : [])
    add(stem, 0.62)
  // `chidlren` for `Kids`: a slip in a word of the same meaning
  const isName = /^\p{Lu}\p{Ll}/u.test(token.raw) && token.start > 0
  if (found.size === itself.length && !inNames && !isSmallWord && !isName)
    for (const { word, distance } of findTypos(lexicon.synonymTypos, token.norm))
      if (distance === 1 && !isOtherWord(token.norm, word, distance, thesaurus))
        for (const other of lexicon.synonyms.get(language.stem(word)) ?? []) if (stems.has(other)) add(other, 0.72)
  if (found.size === itself.length && !inNames) for (const stem of derivedFrom(token.norm, vocabulary)) add(stem, 0.7)
  if (found.size === itself.length && !inNames) {
    const tail = tailOf(token.norm, vocabulary, thesaurus)
    if (tail && !isProperName(tail, vocabulary)) add(tail, 0.66)
  }
  // `prep` of a place called Prep Room; a word of its own is no other one cut short: `cents`, `central`
  for (const letters of isLongWord(token.norm, thesaurus) ? [] : new Set([token.norm, singularOf(token.norm)]))
    if (!inNames && letters.length > 1) for (const stem of startingWith(sortedStems, letters)) add(stem, 0.7)
  return list(found)
}

/** The words of the language that a word may be meant as: itself or, where nobody has it, one a slip of the keyboard away. */
export function smallAlternatives(token: Token, vocabulary: Vocabulary, thesaurus?: Thesaurus): Alternative[] {
  const { lexicon, stems, items } = vocabulary
  if (token.kind !== 'word' || lexicon.stems.has(token.norm)) return [{ stem: token.norm, weight: 1 }]
  const stem = lexicon.language.stem(token.norm)
  if (
    stems.has(stem) ||
    lexicon.synonyms.has(stem) ||
    isWord(token.norm, thesaurus) ||
    items.postings.has(singularOf(token.norm))
  )
    return []
  return findTypos(lexicon.typos, token.norm)
    .filter(({ distance }) => distance === 1)
    .map(({ word }) => ({
      stem: word,
      weight: isSwap(word, token.norm) ? 0.8 : word[0] === token.norm[0] ? slipWeight : slipWeight - 0.05,
    }))
}

/** `hanger 1` of a place called Hangar 1, `baker paper` of Baking paper: a slip beside the rest of the name. */
function completesName(
  word: string,
  before: Token | undefined,
  after: Token | undefined,
  vocabulary: Vocabulary,
): boolean {
  const { trie, spellings, lexicon } = vocabulary
  const stemOf = ({ norm }: Token) => lexicon.language.stem(norm)
  const own = spellings.get(word) ?? word
  const follows =
    before !== undefined && before.kind !== 'break' && trie.next.get(stemOf(before))?.next.has(own) === true
  const precedes = after !== undefined && after.kind !== 'break' && trie.next.get(own)?.next.has(stemOf(after)) === true
  return follows || precedes
}

/** `roof hoks` of a Roof hook: a short word that is a slip away from what goes on with the name before it. */
function completing(word: string, before: Token | undefined, { trie, lexicon }: Vocabulary): string[] {
  if (before?.kind !== 'word' || word.length < 3 || word.length > 6) return []
  const next = trie.next.get(lexicon.language.stem(before.norm))?.next.keys() ?? []
  const stem = lexicon.language.stem(word)
  return [...next].filter(
    (other) =>
      other.length > 2 && other[0] === stem[0] && [word, stem].some((one) => editDistance(one, other, 1) === 1),
  )
}

/** `books` of a type called Textbook: the one stem that a word is put before to make it. */
function tailOf(word: string, { sortedStems, lexicon }: Vocabulary, thesaurus?: Thesaurus): string | undefined {
  const own = lexicon.language.stem(word)
  if (own.length < 4) return undefined
  const longer = sortedStems.filter(
    (stem) => stem.length > own.length + 2 && stem.endsWith(own) && isWord(stem.slice(0, -own.length), thesaurus),
  )
  return longer.length === 1 ? longer[0] : undefined
}

/** `wrench` of a Torque wrench, beside a Spanner: what choices of one field are by their last word goes before other words for it. */
function isNounBeside(own: string, other: string, { trie, lexicon }: Vocabulary): boolean {
  const { stem } = lexicon.language
  const lastOf = (label: string) =>
    stem(
      label
        .toLowerCase()
        .split(/[\s-]+/)
        .at(-1) ?? '',
    )
  const fieldsOf = (one: string, isMeant: (label: string, whole: boolean) => boolean) =>
    (trie.next.get(one)?.ends ?? []).flatMap(({ meaning }) =>
      meaning.kind === 'option' && isMeant(meaning.label, meaning.whole) ? meaning.field : [],
    )
  const named = fieldsOf(own, (label, whole) => !whole && lastOf(label) === own)
  return named.length > 0 && fieldsOf(other, (_, whole) => whole).some((field) => named.includes(field))
}

/** Whether nothing but suppliers, places and texts are called so: who is named is not named by the end of a word. */
function isProperName(stem: string, { trie }: Vocabulary): boolean {
  const ends = trie.next.get(stem)?.ends ?? []
  return ends.every(
    ({ meaning }) =>
      meaning.kind === 'location' ||
      meaning.kind === 'value' ||
      (meaning.kind === 'option' && meaning.field.core === 'supplier'),
  )
}

function isLongWord(word: string, thesaurus?: Thesaurus): boolean {
  return word.length > 4 && isWord(word, thesaurus)
}

/** Letters that a word and the noun made of it have in common at least. */
const shortestRoot = 5

/** `embroidery` where a field is called Embroidered. */
function derivedFrom(word: string, { sortedStems, lexicon }: Vocabulary): string[] {
  for (const ending of lexicon.language.derivations) {
    const root = word.endsWith(ending) ? word.slice(0, -ending.length) : ''
    // `insul-ation`, `insul-at(ed)`; `embroid-ery`, `embroid-er(ed)`
    const stems = root.length < shortestRoot ? [] : startingWith(sortedStems, root)
    const near = stems.filter((stem) => stem.length <= root.length + 2)
    if (near.length === 1) return near
  }
  return []
}

const bonds: ReadonlySet<Role> = new Set(['not', 'or', 'and', 'but', 'than', 'with', 'any', 'more', 'less', 'between'])

/** Whether the word ties the others together and says nothing of its own. */
function isBond({ norm }: Token, { lexicon }: Vocabulary): boolean {
  return lexicon.trie.next.get(norm)?.ends.some((end) => end.kind === 'role' && bonds.has(end.role)) ?? false
}

/** `whith`, `thna`: a letter too many, too few or two changed places in a word every question has. */
function slipOfSmallWord(word: string, { lexicon }: Vocabulary): boolean {
  return findTypos(lexicon.typos, word).some(
    ({ word: meant, distance }) =>
      distance === 1 && lexicon.small.has(meant) && (meant.length !== word.length || isSwap(meant, word)),
  )
}

/** Whether the word carries no condition of its own, or has one of these roles. */
export function isStop(token: Token, vocabulary: Vocabulary, ...roles: Role[]): boolean {
  return (
    vocabulary.lexicon.trie.next
      .get(token.norm)
      ?.ends.some((end) => end.kind === 'role' && (end.role === 'stop' || roles.includes(end.role))) ?? false
  )
}

/** How likely a word of the language is meant that is one letter away. */
export const slipWeight = 0.75

const list = (found: Map<string, number>): Alternative[] => [...found].map(([stem, weight]) => ({ stem, weight }))
