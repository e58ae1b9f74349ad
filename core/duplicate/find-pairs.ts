import type { Steps } from '#core/search/steps.ts'
import { textFeatures } from '#core/suggest/text-features.ts'
import { type Described, describeRecord } from './describe-record.ts'
import { chanceOfPair, type DuplicateModel } from './duplicate-model.ts'
import type { NamedItem } from './generate-pairs.ts'

/** An item among those that are looked through for pairs. */
export interface PairItem extends NamedItem {
  sku: string
  /** of its barcode one form for all lengths of a trade item number; null: it has none */
  barcode: string | null
}

/** Why two items may be one thing. */
export type PairReason = 'sameCode' | 'sameSku' | 'sameName' | 'nearName'

/** Two items by their places in the list, the earlier first. */
export interface FoundPair {
  left: number
  right: number
  /** 0 to 1 */
  score: number
  reasons: PairReason[]
}

/** Features of more items than this say little of which two are alike; they are passed over. */
const mostSharing = 60
/** Of an item, so many of its rarest features are looked up. */
const mostLookedUp = 16
/** So many of the items that share most with one are compared with it. */
const mostCompared = 5
/** Of the weight of the lighter one's rare features, so much is shared, or the two are not compared. */
const leastShared = 0.35
/** as on entry */
const leastScore = 0.7
/** What is left of a score where the two have codes, and not the same. */
const otherCode = 0.8
const slots = 1 << 22
const mostDescribed = 10_000

/**
 * Looks a whole catalogue through for items that may be the same, without comparing each with each: by features of their names that few
 * items share (words, pairs of words, parts of words), of which an item's rarest find those to compare it with. 100,000 items: some
 * 200 bytes an item, about 20 s of processor time, in slices.
 * @param model  undefined, of a small catalogue: only equal codes, SKUs but for their marks, and names tell
 * @param most  so many of the likeliest are given back
 */
export function* findPairs(
  items: readonly PairItem[],
  model: DuplicateModel | undefined,
  most: number,
): Steps<FoundPair[]> {
  const found = new Map<number, FoundPair>()
  const add = (one: number, other: number, score: number, reason: PairReason) => {
    const [left, right] = one < other ? [one, other] : [other, one]
    const key = left * items.length + right
    const known = found.get(key)
    if (!known) found.set(key, { left, right, score, reasons: [reason] })
    else {
      known.score = Math.max(known.score, score)
      known.reasons.push(reason)
    }
  }
  for (const [keyOf, score, reason] of exact)
    yield* pairEqual(items, keyOf, (one, other) => {
      const [a, b] = [items[one]?.barcode ?? null, items[other]?.barcode ?? null]
      add(one, other, a !== null && b !== null && a !== b ? score * otherCode : score, reason)
    })
  if (model) {
    const records = new Records(items)
    for (const [one, other] of yield* candidates(items)) {
      const a = items[one]
      const b = items[other]
      yield
      if (!a || !b || plain(a.name) === plain(b.name)) continue
      const chance = chanceOfPair(model, records.get(one), records.get(other))
      const score = a.barcode !== null && b.barcode !== null && a.barcode !== b.barcode ? chance * otherCode : chance
      if (score >= leastScore) add(one, other, score, 'nearName')
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right).slice(0, most)
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const exact: readonly (readonly [(item: PairItem) => string | null, number, PairReason])[] = [
  [({ barcode }) => barcode, 1, 'sameCode'],
  [({ name }) => plain(name), 0.95, 'sameName'],
  [({ sku }) => plain(sku).replaceAll(' ', ''), 0.9, 'sameSku'],
]

/** Items with the same key, each with the one before it: of ten that are called the same, nine pairs. */
function* pairEqual(
  items: readonly PairItem[],
  keyOf: (item: PairItem) => string | null,
  add: (one: number, other: number) => void,
): Steps<void> {
  const last = new Map<string, number>()
  for (const [at, item] of items.entries()) {
    const key = keyOf(item)
    if (key === null || key === '') continue
    const before = last.get(key)
    if (before !== undefined) add(before, at)
    last.set(key, at)
    if (at % 256 === 0) yield
  }
}

/** Pairs that share enough of what few items have. */
function* candidates(items: readonly PairItem[]): Steps<[number, number][]> {
  const own: Uint32Array[] = []
  const counts = new Uint32Array(slots + 1)
  for (const item of items) {
    const places = Uint32Array.from(new Set([...textFeatures(item.name).keys()].map(slotOf)))
    own.push(places)
    for (const place of places) counts[place] = (counts[place] ?? 0) + 1
    yield
  }
  const isRare = (place: number) => {
    const count = counts[place] ?? 0
    return count > 1 && count <= mostSharing
  }
  const starts = new Uint32Array(slots + 1)
  for (let place = 0; place < slots; place++)
    starts[place + 1] = (starts[place] ?? 0) + (isRare(place) ? (counts[place] ?? 0) : 0)
  const next = starts.slice()
  const sharing = new Uint32Array(starts[slots] ?? 0)
  for (const [at, places] of own.entries()) {
    for (const place of places) {
      if (!isRare(place)) continue
      const to = next[place] ?? 0
      sharing[to] = at
      next[place] = to + 1
    }
    if (at % 64 === 0) yield
  }
  const weightOf = (place: number) => Math.log(items.length / (counts[place] || 1))
  const rarest = (at: number) =>
    [...(own[at] ?? [])]
      .filter(isRare)
      .sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
      .slice(0, mostLookedUp)
  const heavy = Float32Array.from(own, (_, at) => rarest(at).reduce((sum, place) => sum + weightOf(place), 0))
  // two that find each other are compared once
  const pairs = new Set<number>()
  for (let at = 0; at < own.length; at++) {
    const sums = new Map<number, number>()
    for (const place of rarest(at)) {
      const weight = weightOf(place)
      for (let n = starts[place] ?? 0; n < (starts[place + 1] ?? 0); n++) {
        const other = sharing[n] ?? 0
        if (other !== at) sums.set(other, (sums.get(other) ?? 0) + weight)
      }
    }
    const near = [...sums]
      .filter(([other, sum]) => sum >= leastShared * Math.min(heavy[at] ?? 0, heavy[other] ?? 0))
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostCompared)
    for (const [other] of near) pairs.add(Math.min(at, other) * own.length + Math.max(at, other))
    yield
  }
  return Array.from(pairs, (key) => [Math.floor(key / own.length), key % own.length])
}

/** Records cut up for comparison, the last ones kept: a pair is mostly near another of the same item. */
class Records {
  readonly #items: readonly PairItem[]
  readonly #kept = new Map<number, Described>()
  constructor(items: readonly PairItem[]) {
    this.#items = items
  }

  get(at: number): Described {
    const known = this.#kept.get(at)
    if (known) return known
    const made = describeRecord(this.#items[at] ?? { name: '', description: '' })
    if (this.#kept.size >= mostDescribed) this.#kept.clear()
    this.#kept.set(at, made)
    return made
  }
}

/** A place for a feature, by FNV-1a; that two share one makes them look less rare, and no more. */
function slotOf(feature: string): number {
  let hash = 2_166_136_261
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 16_777_619)
  return (hash >>> 0) % slots
}
