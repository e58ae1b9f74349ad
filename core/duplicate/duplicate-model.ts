import { type Likeness, likenesses } from '#core/suggest/likeness.ts'
import type { Features } from '#core/suggest/text-features.ts'
import { chanceOf, type Forest, growForest, randomFrom } from './boosted-trees.ts'
import { comparePair, learnRarity, type Rarity } from './compare-records.ts'
import { describeRecord } from './describe-record.ts'
import { generatePairs, type NamedItem } from './generate-pairs.ts'

/** What tells duplicates among a tenant's items. */
export interface DuplicateModel {
  rarity: Rarity
  forest: Forest
}

/** Fewer items show nothing of what tells them apart. */
const fewestItems = 20
const candidates = 8
const growth = { rounds: 80, depth: 4, rate: 0.1, leastWeight: 1, ridge: 2, sample: 0.8, featureSample: 0.6, seed: 1 }

/** Learns from pairs made of the items themselves; undefined when there are too few. */
export function learnDuplicates(
  items: readonly NamedItem[],
  index: Likeness,
  texts: readonly Features[],
): DuplicateModel | undefined {
  if (items.length < fewestItems) return undefined
  const rarity = learnRarity(items.map(describeRecord))
  const pairs = generatePairs(
    items,
    (item) => nearest(likenesses(index, texts[item] ?? new Map(), item), item),
    randomFrom(1),
  )
  const rows = pairs.map(({ left, right }) => comparePair(describeRecord(left), describeRecord(right), rarity))
  return {
    rarity,
    forest: growForest(
      rows,
      pairs.map(({ isSame }) => isSame),
      growth,
    ),
  }
}

/** Of the items most like a new one, how likely each is the same thing; the likeliest first. */
export function findDuplicates(
  { rarity, forest }: DuplicateModel,
  record: NamedItem,
  items: readonly NamedItem[],
  like: ReadonlyMap<number, number>,
): { item: number; likelihood: number }[] {
  const described = describeRecord(record)
  return nearest(like)
    .flatMap((item) => {
      const other = items[item]
      if (!other) return []
      return [{ item, likelihood: chanceOf(forest, comparePair(described, describeRecord(other), rarity)) }]
    })
    .sort((a, b) => b.likelihood - a.likelihood)
}

function nearest(like: ReadonlyMap<number, number>, without?: number): number[] {
  return [...like]
    .filter(([item]) => item !== without)
    .sort(([, a], [, b]) => b - a)
    .slice(0, candidates)
    .map(([item]) => item)
}
