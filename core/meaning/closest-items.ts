import type { ItemIndex } from '#core/search/item-index.ts'
import { copyRow, directionAt, lengthOf, likeness, placeOf, type WordVectors, weightAt } from './word-vectors.ts'

/** What items were found by: a word of their names or descriptions, or their type. */
export type Found = { word: string } | { itemType: string }

export interface Closest {
  /** places in the index, the closest first, with their likeness from 0 to 1 */
  items: { ordinal: number; likeness: number }[]
  /** what in them is closest to the words asked for, most telling first */
  by: Found[]
}

/** Below this, two words are no more alike than any two. */
const leastAlike = 0.35
/** So many of the commonest words hold sentences together and name nothing. */
const mostCommon = 300
/** What the closest so many items have in common tells what was found. */
const toldBy = 5

/**
 * The items closest in meaning to some words: for each word the most alike among those of the item and its type, weighed by how much
 * the word says (the mean of best matches, as in Kusner et al. 2015, "From word embeddings to document distances", relaxed on one side).
 * Some 30 ms for 4 words over 20,000 items of 28,000 words, the first time 130.
 * @param typeNames  item types by identifier
 * @param most  items at most
 */
export function closestItems(
  vectors: WordVectors,
  words: readonly string[],
  index: ItemIndex,
  typeNames: ReadonlyMap<string, string>,
  most: number,
): Closest {
  const asked = words.flatMap((word) => {
    const place = placeOf(vectors, word)
    return place === undefined || place < mostCommon
      ? []
      : [{ direction: directionAt(vectors, place), weight: weightAt(place) }]
  })
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return { items: [], by: [] }
  const size = index.names.length
  const scores = new Float32Array(size)
  const table = termsOf(vectors, index, typeNames)
  const matches = asked.map(({ direction, weight }) => {
    const found = bestTerms(direction, table, size)
    for (let ordinal = 0; ordinal < size; ordinal++)
      scores[ordinal] = (scores[ordinal] ?? 0) + ((found.best[ordinal] ?? 0) * weight) / whole
    return found
  })
  const order = Array.from(scores.keys())
    .filter((ordinal) => (scores[ordinal] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, most)
  const told = new Map<number, number>()
  for (const ordinal of order.slice(0, toldBy)) {
    for (const [at, { best, by }] of matches.entries()) {
      const term = by[ordinal] ?? -1
      if (term >= 0) told.set(term, (told.get(term) ?? 0) + (asked[at]?.weight ?? 0) * (best[ordinal] ?? 0))
    }
  }
  const by = [...told].sort((a, b) => b[1] - a[1]).flatMap(([term]) => table.terms[term]?.found ?? [])
  return { items: order.map((ordinal) => ({ ordinal, likeness: scores[ordinal] ?? 0 })), by }
}

/** For each item the word of it that is most alike, and how alike; -1 where none is. */
function bestTerms(direction: Float32Array, { terms, rows, lengths }: Terms, size: number) {
  const best = new Float32Array(size)
  const by = new Int32Array(size).fill(-1)
  for (const [term, { items }] of terms.entries()) {
    const alike = likeness(direction, rows, term, lengths[term] ?? 1)
    if (alike < leastAlike) continue
    for (const ordinal of items) {
      if (alike <= (best[ordinal] ?? 0)) continue
      best[ordinal] = alike
      by[ordinal] = term
    }
  }
  return { best, by }
}

interface Terms {
  terms: readonly { found: Found; items: readonly number[] }[]
  /** a row of coordinates for each, and how long it is */
  rows: Int8Array
  lengths: Float32Array
}

const known = new WeakMap<ItemIndex, Terms>()

/** The words of a tenant's items and types that have a direction; found out once for each state of its items, 100 bytes a word. */
function termsOf(vectors: WordVectors, index: ItemIndex, typeNames: ReadonlyMap<string, string>): Terms {
  const before = known.get(index)
  if (before) return before
  const found: { found: Found; place: number; items: readonly number[] }[] = []
  for (const [word, items] of index.postings) {
    const place = /^[a-z]{3,}$/.test(word) ? placeOf(vectors, word) : undefined
    if (place !== undefined && place >= mostCommon) found.push({ found: { word }, place, items })
  }
  for (const [id, name] of typeNames) {
    const items = [...index.types.keys()].filter((ordinal) => index.types[ordinal] === id)
    for (const word of items.length > 0 ? name.toLowerCase().split(/[^a-z]+/) : []) {
      const place = placeOf(vectors, word)
      if (place !== undefined && place >= mostCommon) found.push({ found: { itemType: id }, place, items })
    }
  }
  const { dimensions } = vectors
  const rows = new Int8Array(found.length * dimensions)
  for (const [row, { place }] of found.entries()) copyRow(vectors, place, rows, row)
  const lengths = Float32Array.from(found, (_, row) => lengthOf(rows, row, dimensions))
  const made = { terms: found, rows, lengths }
  known.set(index, made)
  return made
}
