import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { anyOf } from '#core/search/label.ts'
import type { CoreField } from '#core/search/language.ts'
import type { Question } from '#core/search/question.ts'
import { either } from '#core/search/reading.ts'
import { tokenise } from '#core/search/tokens.ts'
import type { Vocabulary } from '#core/search/vocabulary.ts'
import { closestItems, type Found } from './closest-items.ts'
import { placeOf, type WordVectors } from './word-vectors.ts'

/** A question read by likeness of meaning, and the places of the items in the vocabulary's index, the closest first. */
export interface ReadNeed {
  question: Question
  items: number[]
}

/** An item less alike than this has nothing to do with what was meant. */
const leastLikeness = 0.15
/** Of the likeness of the closest: an item less alike is not shown. */
const leastShare = 0.75
const mostWords = 6
const mostItems = 50
const mostFound = 4
/** What is a figure or a code, and like nothing. */
const exact: ReadonlySet<CoreField> = new Set(['sku', 'barcode', 'price', 'cost', 'reorderPoint'])

/**
 * Reads a need, such as `carrying my child to school`, where nothing of a question was understood: by the words of items that mean something alike.
 * The one chip quotes all words and says by which words of the items it was read, so that nobody takes it for a condition
 * that was understood.
 * @returns undefined where something was understood, where the words ask for something else than goods, are too many or
 *   unknown, or where nothing is alike enough: then the question stays as it is
 */
export function readNeed(
  question: Question,
  text: string,
  vocabulary: Vocabulary,
  vectors: WordVectors,
): ReadNeed | undefined {
  if (question.chips.length > 0 || question.sort.length > 0 || question.limit !== null || question.aggregate)
    return undefined
  const { otherAims } = vocabulary.lexicon.language
  const tokens = tokenise(text)
  const [first] = tokens
  if (first && otherAims.includes(first.norm)) return undefined
  // `price ending in 9` asks for a figure or a code, and no likeness tells one
  const begins = (norm: string) => vocabulary.lexicon.trie.next.get(norm)?.ends ?? []
  if (tokens.some(({ norm }) => begins(norm).some((end) => end.kind === 'core' && exact.has(end.field))))
    return undefined
  const knownWords = wordsLeft(question, vectors)
  if (!knownWords) return undefined
  const { items, by } = closestItems(vectors, knownWords, vocabulary.items, vocabulary.types, mostItems)
  const best = items[0]?.likeness ?? 0
  if (best < leastLikeness) return undefined
  const found = by.slice(0, mostFound)
  const start = question.notUnderstood[0]?.start ?? 0
  const end = question.notUnderstood.at(-1)?.end ?? text.length
  const filter = either(found.map(toFilter))
  return {
    items: items.filter(({ likeness }) => likeness >= best * leastShare).map(({ ordinal }) => ordinal),
    question: {
      ...question,
      filter,
      chips: [
        {
          kind: 'text',
          label: sentence('search.alike', {
            words: anyOf(
              found.map((one) => ('word' in one ? one.word : (vocabulary.types.get(one.itemType) ?? one.itemType))),
            ),
          }),
          words: text.slice(start, end),
          start,
          end,
          filter,
          source: 'wordVectors',
        },
      ],
      notUnderstood: [],
    },
  }
}

/**
 * Places of the items that are alike in meaning to the words a question left, where another part of it was understood: they order what that part
 * found, and leave nothing out. The closest first; none where the words say nothing.
 */
export function alikeItems(question: Question, vocabulary: Vocabulary, vectors: WordVectors): number[] {
  const words = wordsLeft(question, vectors)
  if (!words) return []
  const { items } = closestItems(vectors, words, vocabulary.items, vocabulary.types, mostItems)
  const best = items[0]?.likeness ?? 0
  const least = Math.max(leastLikeness, best * leastShare)
  return items.filter(({ likeness }) => likeness >= least).map(({ ordinal }) => ordinal)
}

/** The words that were not understood and have a meaning; undefined where they are too many or mostly unknown. */
function wordsLeft(question: Question, vectors: WordVectors): string[] | undefined {
  const words = question.notUnderstood
    .flatMap((part) => tokenise(part.words))
    .filter(({ kind }) => kind === 'word')
    .map(({ norm }) => norm)
  const saying = [...new Set(words)].filter((word) => word.length > 2)
  const known = saying.filter((word) => placeOf(vectors, word) !== undefined)
  return saying.length === 0 || saying.length > mostWords || known.length < saying.length * (2 / 3) ? undefined : known
}

function toFilter(found: Found): Filter {
  return 'word' in found ? { text: found.word } : { field: 'itemType', op: 'eq', value: found.itemType }
}
