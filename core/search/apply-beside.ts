import { conditionsOf, type Filter } from '#contract/filter.ts'
import { type Sentence, sentence, type Text } from '#contract/words/sentence.ts'
import { type BesideWord, besideWords } from './beside-words.ts'
import type { End } from './meaning.ts'
import { walk } from './phrase-trie.ts'
import type { Chip } from './question.ts'
import { type ReadBeside, readBeside, type ReadTokens } from './read-beside.ts'
import { singularOf } from './stem.ts'
import type { Token } from './tokens.ts'
import type { BesideVocabulary, Vocabulary } from './vocabulary.ts'

/** What words from one token to before another say of what stands beside an item. */
interface Found {
  from: number
  to: number
  chips: readonly Chip[]
  of: BesideVocabulary
  word?: BesideWord | undefined
}

/** A question is read no oftener than this in search of them: each reading takes some 0.2 ms. */
const mostReadings = 40
/** In front of a noun, or of a field's name: `cold and dry places`. */
const mostBefore = 4

/**
 * Puts one token in place of words on a supplier, a place or a movement's line, which are read over the words of its fields: `from suppliers with a rating over 4`,
 * `in cold places`, `received with carrier DHL`. Words that name it go first, wherever they stand; without any, a field is told by a name, and a value by itself, that no item has.
 * What of the words those fields do not tell stays where it is, to be read as of items or named.
 */
export function applyBeside(tokens: readonly Token[], vocabulary: Vocabulary, read: ReadTokens): readonly Token[] {
  const all = vocabulary.beside ?? []
  if (all.length === 0) return tokens
  let left = mostReadings
  const counted: ReadTokens = (part, words) => {
    left--
    return read(part, words)
  }
  let applied = tokens
  for (const rule of [namedOwner, namedField]) {
    for (let at = 0; at < applied.length && left > 0; at++) {
      const here = { tokens: applied, at, vocabulary, read: counted }
      const found = all.map((of) => rule(here, of)).find((one) => one !== undefined)
      if (!found) continue
      applied = [...applied.slice(0, found.from), standFor(applied, found), ...applied.slice(found.to)]
      at = found.from
    }
  }
  return applied
}

interface Here {
  tokens: readonly Token[]
  at: number
  vocabulary: Vocabulary
  read: ReadTokens
}

/** `suppliers`, `places`, `stored`, `received`: what is said behind it, and in front of a noun. */
function namedOwner(here: Here, of: BesideVocabulary): Found | undefined {
  const { tokens, at, vocabulary, read } = here
  const token = tokens[at]
  const word = token && isFree(token) ? besideWords.get(token.norm) : undefined
  if (!word || word.beside !== of.beside || isInName(here)) return undefined
  const behind = readBeside(clauseBehind(tokens, at + 1), of, read)
  const before = word.isVerb ? undefined : readBefore(here, of)
  // a verb may be said of items as well: `stored flat` of a way they are stored
  const isOwn = behind && (!word.isVerb || tellsMore(behind, vocabulary, of))
  if (!isOwn && !before) return undefined
  return {
    from: before?.from ?? at,
    to: isOwn ? at + 1 + behind.count : at + 1,
    chips: [...(before?.chips ?? []), ...(isOwn ? behind.chips : [])],
    of,
    word,
  }
}

/** `rating over 4`, `cold storage`, `DHL`: a field called so, or a value, that nothing of items is called. */
function namedField(here: Here, of: BesideVocabulary): Found | undefined {
  const { tokens, at, vocabulary, read } = here
  const named = wholeAt(tokens, at, of.vocabulary).filter(
    ({ end, ends }) =>
      tokens.slice(at, end).some((token) => isUnknown(token, vocabulary)) ||
      (end > at + 1 && ends.some(({ meaning }) => meaning.kind === 'field') && !isPhrase(tokens, at, end, vocabulary)),
  )
  const [longest] = named.sort((a, b) => b.end - a.end)
  if (!longest) return undefined
  const isField = longest.ends.some(({ meaning }) => meaning.kind === 'field')
  // a value alone has to be one of nothing else, as no name of an item either
  if (!isField && !tokens.slice(at, longest.end).every((token) => isStranger(token, vocabulary))) return undefined
  for (let from = at; from >= Math.max(0, at - (isField ? mostBefore - 1 : 0)); from--) {
    const isBound = from < at && !isFree(tokens[from])
    if (isBound) break
    const found = readBeside(clauseBehind(tokens, from), of, read)
    const isOfIt = found && from + found.count >= longest.end && (from === at || found.isFromStart)
    if (isOfIt) return { from, to: from + found.count, chips: found.chips, of }
  }
  return undefined
}

/** What stands in front of a noun, up to what it hangs on: the longest that is told whole. */
function readBefore({ tokens, at, read }: Here, of: BesideVocabulary) {
  for (let count = Math.min(mostBefore, at); count > 0; count--) {
    const part = tokens.slice(at - count, at)
    // `not from preferred ones`: what is denied are the items
    if (!part.every((token) => isFree(token) && !prepositions.has(token.norm))) continue
    const found = readBeside(part, of, read)
    if (found?.isFromStart && found.isWhole) return { from: at - count, chips: found.chips }
  }
  return undefined
}

const prepositions: ReadonlySet<string> = new Set(
  'in, at, on, from, of, by, with, to, im, am, an, auf, aus, bei, von, vom, mit, zu, dans, sur, a, au, aux, de, du, des, chez, avec, en, con, del'.split(
    ', ',
  ),
)

const isFree = (token: Token | undefined) => token !== undefined && token.kind !== 'break' && !token.taught

/** The words behind, without those that name the same thing again: `the rating of the supplier`. */
function clauseBehind(tokens: readonly Token[], from: number): readonly Token[] {
  const end = tokens.findIndex((token, at) => at >= from && (token.taught || /[;.?!\n]/.test(token.raw)))
  return tokens.slice(from, end < 0 ? undefined : end)
}

/** Whether it tells something that nothing of items is called, or measures what they have no measure of. */
function tellsMore({ tokens, chips }: ReadBeside, vocabulary: Vocabulary, of: BesideVocabulary): boolean {
  const { stem } = vocabulary.lexicon.language
  const fields = new Set(chips.flatMap(({ filter }) => (filter ? conditionsOf(filter) : [])).map(({ field }) => field))
  return (
    tokens.some((token) => isUnknown(token, vocabulary) && of.vocabulary.stems.has(stem(token.norm))) ||
    of.vocabulary.fields.some(
      ({ field, unit }) => fields.has(field) && unit !== undefined && !vocabulary.dimensions.has(unit.dimension),
    )
  )
}

/** Whether the words are one phrase of the language or of the items' own, as they stand. */
function isPhrase(tokens: readonly Token[], at: number, end: number, { trie, lexicon }: Vocabulary): boolean {
  const as = (form: (word: string) => string) =>
    tokens.slice(0, end).map((token) => [{ stem: form(token.norm), weight: 1 }])
  const ends = [
    ...walk(trie, at, as(lexicon.language.stem)),
    ...walk(
      lexicon.trie,
      at,
      as((word) => word),
    ),
  ]
  return ends.some((one) => one.end === end)
}

/** Whether neither the language nor the fields, types and places of items have the word. */
function isUnknown({ norm, kind }: Token, { lexicon, stems }: Vocabulary): boolean {
  return kind === 'word' && norm.length > 2 && !lexicon.trie.next.has(norm) && !stems.has(lexicon.language.stem(norm))
}

function isStranger(token: Token, vocabulary: Vocabulary): boolean {
  return isUnknown(token, vocabulary) && !vocabulary.items.postings.has(singularOf(token.norm))
}

/** What is called in full by the words from one token on. */
function wholeAt(tokens: readonly Token[], at: number, { trie, lexicon }: Vocabulary) {
  const alternatives = tokens.map((token) =>
    isFree(token) ? [{ stem: lexicon.language.stem(token.norm), weight: 1 }] : [],
  )
  const isWhole = ({ meaning, weight }: End) => 'whole' in meaning && meaning.whole && weight > 0.9 && isCustom(meaning)
  return [...walk(trie, at, alternatives)].filter(({ ends }) => ends.some(isWhole))
}

const isCustom = (meaning: End['meaning']) => 'field' in meaning && !meaning.field.core

/** `the cold room` of a place called so. */
function isInName({ tokens, at, vocabulary }: Here): boolean {
  const { trie, lexicon } = vocabulary
  const alternatives = tokens.map((token) =>
    isFree(token) ? [{ stem: lexicon.language.stem(token.norm), weight: 1 }] : [],
  )
  for (let start = Math.max(0, at - 3); start <= at; start++)
    for (const { end, ends } of walk(trie, start, alternatives)) {
      const isLonger = end > start + 1
      if (end > at && ends.some(({ meaning, weight }) => meaning.kind === 'location' && isLonger && weight > 0.6))
        return true
    }
  return false
}

/** The token that stands for what was found. */
function standFor(tokens: readonly Token[], { from, to, chips, of, word }: Found): Token {
  const conditions: Filter[] = chips.flatMap(({ filter }) => (filter ? partsOf(ofBeside(filter, of.beside)) : []))
  if (word?.kind) conditions.push({ field: 'line.kind', op: 'eq', value: word.kind })
  const [only] = conditions
  const filter: Filter = conditions.length === 1 && only ? only : { and: conditions }
  const labels: Text[] = chips.map(({ label }) => (of.beside === 'line' ? ofMoving(label) : label))
  if (word?.kind) labels.push(sentence(`movement.kind.${word.kind}`))
  const [label = '', ...others] = labels
  const what = others.reduce<Text>((one, second) => sentence('search.both', { first: one, second }), label)
  const [first, last] = [tokens[from], tokens[to - 1]]
  return {
    raw: '',
    norm: '\u0001',
    kind: 'word',
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    glued: first?.glued ?? false,
    taught: { words: '', meaning: { kind: 'filter', filter } },
    beside: { filter, label: sentence(`search.beside.${of.beside}`, { what }) },
  }
}

/** Side by side, so that all speak of the same one. */
function partsOf(tree: Filter): Filter[] {
  return 'and' in tree ? tree.and.flatMap(partsOf) : [tree]
}

function ofBeside(tree: Filter, beside: BesideVocabulary['beside']): Filter {
  if ('and' in tree) return { and: tree.and.map((child) => ofBeside(child, beside)) }
  if ('or' in tree) return { or: tree.or.map((child) => ofBeside(child, beside)) }
  if ('not' in tree) return { not: ofBeside(tree.not, beside) }
  if ('text' in tree) return tree
  return { ...tree, field: tree.field === 'createdAt' ? 'line.effectiveAt' : `${beside}.${tree.field}` }
}

/** A label that speaks of when a record was made, of when something was moved. */
function ofMoving(label: Text): Text {
  if (typeof label === 'string') return label
  if (isList(label)) return label.map((one) => ofMoving(one) as string | Sentence)
  if (label.sentence === 'search.field.createdAt') return sentence('search.field.movedAt')
  const values = Object.entries(label.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : ofMoving(value),
  ])
  return { ...label, ...(label.values ? { values: Object.fromEntries(values) } : {}) }
}

const isList = (text: Text): text is readonly (string | Sentence)[] => Array.isArray(text)
