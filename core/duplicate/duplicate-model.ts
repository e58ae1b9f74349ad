import { type Forest, randomFrom } from '#core/boosting/boosted-trees.ts'
import type { Steps } from '#core/search/steps.ts'
import { type Alike, type Likeness, likenesses, nearestTexts } from '#core/suggest/likeness.ts'
import type { Features } from '#core/suggest/text-features.ts'
import { chanceOf, growChances } from './chance-forest.ts'
import { comparePair, learnRarity, type Rarity } from './compare-records.ts'
import { type Described, describeRecord } from './describe-record.ts'
import { type DecidedPair, generatePairs, type NamedItem } from './generate-pairs.ts'
import { type Case, type Grow, growOnDecisions } from './grow-on-decisions.ts'

/** What tells duplicates among a tenant's items. */
export interface DuplicateModel {
  rarity: Rarity
  forest: Forest
}

/** Fewer items show nothing of what tells them apart. */
const fewestItems = 20
/** How rare words are is counted on so many items. */
const mostDescribed = 3_000
const candidates = 8
const growth = { rounds: 80, depth: 4, rate: 0.1, leastWeight: 1, ridge: 2, sample: 0.8, featureSample: 0.6, seed: 1 }

/**
 * Learns from pairs made of the items themselves, in slices, and from what people decided where that tells their own decisions better; undefined when there
 * are too few items.
 */
export function* learnDuplicates(
  items: readonly NamedItem[],
  index: Likeness,
  texts: readonly Features[],
  decided: readonly DecidedPair[] = [],
): Steps<DuplicateModel | undefined> {
  if (items.length < fewestItems) return undefined
  const described: Described[] = []
  const step = Math.max(1, items.length / mostDescribed)
  for (let at = 0; at < items.length; at += step) {
    const item = items[Math.floor(at)]
    if (item) described.push(describeRecord(item))
    yield
  }
  const rarity = learnRarity(described)
  const neighbours = (item: number) => nearestTexts(likenesses(index, texts[item] ?? new Map(), item), 3, item)
  const made: Case[] = []
  for (const { left, right, isSame } of generatePairs(items, neighbours, randomFrom(1))) {
    made.push({ row: comparePair(describeRecord(left), describeRecord(right), rarity), isSame })
    yield
  }
  const own: Case[] = []
  for (const { left, right, isSame } of decided) {
    own.push({ row: comparePair(describeRecord(left), describeRecord(right), rarity), isSame })
    yield
  }
  return { rarity, forest: yield* growOnDecisions(made, own, growCases) }
}

const growCases: Grow = (cases) =>
  growChances(
    cases.map(({ row }) => row),
    cases.map(({ isSame }) => isSame),
    growth,
  )

/** Of the items most like a new one, how likely each is the same thing; the likeliest first. */
export function findDuplicates(
  { rarity, forest }: DuplicateModel,
  record: NamedItem,
  items: readonly NamedItem[],
  like: Alike,
): { item: number; likelihood: number }[] {
  const described = describeRecord(record)
  return nearestTexts(like, candidates)
    .flatMap((item) => {
      const other = items[item]
      if (!other) return []
      return [{ item, likelihood: chanceOf(forest, comparePair(described, describeRecord(other), rarity)) }]
    })
    .sort((a, b) => b.likelihood - a.likelihood)
}
