import { type Forest, randomFrom } from '#core/boosting/boosted-trees.ts'
import type { Steps } from '#core/search/steps.ts'
import { type Alike, type Likeness, likenesses, nearestTexts } from '#core/suggest/likeness.ts'
import type { Features } from '#core/suggest/text-features.ts'
import { chanceOf, growChances } from './chance-forest.ts'
import { type ChoiceWords, differByChoice, learnChoices } from './choice-words.ts'
import { comparePair, learnRarity, type Rarity } from './compare-records.ts'
import { type Described, describeRecord } from './describe-record.ts'
import { type DecidedPair, generatePairs, type NamedItem } from './generate-pairs.ts'
import { type Case, type Grow, growOnDecisions } from './grow-on-decisions.ts'
import { type KnownPair, learnTellingWords, type TellingWords, tellKnown, tellPair } from './telling-words.ts'

/** What tells duplicates among a tenant's items. */
export interface DuplicateModel {
  rarity: Rarity
  telling: TellingWords
  choices: ChoiceWords
  forest: Forest
}

/** Fewer items show nothing of what tells them apart. */
const fewestItems = 20
/** How rare words are is counted on so many items. */
const mostDescribed = 3_000
const candidates = 8
/** Choices are learned from the names of so many: kinds of a thing stand beside one another. */
const mostNamed = 10_000
/** So many items like one are taken for examples of others. */
const neighbourhood = 24
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
  const neighbours = (item: number) => {
    const like = likenesses(index, texts[item] ?? new Map(), item)
    const places = new Map(like.texts.map((text, at) => [text, at]))
    return nearestTexts(like, neighbourhood, item).map((other) => ({
      item: other,
      likeness: like.likeness[places.get(other) ?? -1] ?? 0,
    }))
  }
  const pairs: KnownPair[] = []
  for (const { left, right, isSame } of generatePairs(items, neighbours, randomFrom(1))) {
    pairs.push({ a: describeRecord(left), b: describeRecord(right), isSame })
    yield
  }
  const told = yield* tellKnown(pairs)
  const telling = yield* learnTellingWords(pairs)
  const made: Case[] = []
  for (const [at, { a, b, isSame }] of pairs.entries()) {
    made.push({ row: comparePair(a, b, rarity, told[at] ?? 0), isSame })
    yield
  }
  const own: Case[] = []
  for (const { left, right, isSame } of decided) {
    const [a, b] = [describeRecord(left), describeRecord(right)]
    own.push({ row: comparePair(a, b, rarity, tellPair(telling, a, b)), isSame })
    yield
  }
  return {
    rarity,
    telling,
    choices: yield* learnChoices(items.slice(0, mostNamed)),
    forest: yield* growOnDecisions(made, own, growCases),
  }
}

/** What is left of the chance where two records say the same but for a choice, as the colour, or one says too little to be any of many. */
const hardly = 0.3

/** The chance that two records are one thing. */
export function chanceOfPair(model: DuplicateModel, a: Described, b: Described): number {
  const { rarity, telling, choices, forest } = model
  const chance = chanceOf(forest, comparePair(a, b, rarity, tellPair(telling, a, b)))
  return differByChoice(a, b, choices) || isVague(a, b) ? chance * hardly : chance
}

const growCases: Grow = (cases) =>
  growChances(
    cases.map(({ row }) => row),
    cases.map(({ isSame }) => isSame),
    growth,
  )

/** Whether one of two is called by a single word, which is no article number, and the other by three and more: `Tray` is any tray. */
function isVague(a: Described, b: Described): boolean {
  const [fewer, more] = a.words.size <= b.words.size ? [a, b] : [b, a]
  return fewer.words.size <= 1 && more.words.size >= 3 && fewer.codes.size === 0
}

/** Of the items most like a new one, how likely each is the same thing; the likeliest first. */
export function findDuplicates(
  model: DuplicateModel,
  record: NamedItem,
  items: readonly NamedItem[],
  like: Alike,
): { item: number; likelihood: number }[] {
  const described = describeRecord(record)
  return nearestTexts(like, candidates)
    .flatMap((item) => {
      const other = items[item]
      if (!other) return []
      return [{ item, likelihood: chanceOfPair(model, described, describeRecord(other)) }]
    })
    .sort((a, b) => b.likelihood - a.likelihood)
}
