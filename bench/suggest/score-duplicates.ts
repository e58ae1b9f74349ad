import { join } from 'node:path'
import type { GrowOptions } from '#core/boosting/boosted-trees.ts'
import { chanceOf, growChances } from '#core/duplicate/chance-forest.ts'
import { comparePair, learnRarity } from '#core/duplicate/compare-records.ts'
import { type Described, describeRecord } from '#core/duplicate/describe-record.ts'
import { type KnownPair, learnTellingWords, tellKnown, tellPair } from '#core/duplicate/telling-words.ts'
import { toEnd } from '#core/search/steps.ts'
import { type Pair, type Product, readPairs } from './read-products.ts'

export const pairSets = ['Walmart-Amazon', 'Abt-Buy', 'Amazon-Google'] as const

const options: Omit<GrowOptions, 'seed'> = {
  rounds: 250,
  depth: 7,
  rate: 0.04,
  leastWeight: 1,
  ridge: 2,
  sample: 0.7,
  featureSample: 0.4,
}
/** Forests that differ by chance alone, whose mean is steadier than each. */
const seeds = [1, 2, 3, 4, 5]

/** F1 of pairs found to be the same thing, trained on the train split, the threshold chosen on the valid split. */
export async function scoreDuplicates(data: string, set: string, on: 'tuning' | 'test'): Promise<string> {
  const folder = join(data, set)
  const [train, valid] = [await readPairs(folder, 'train'), await readPairs(folder, 'valid')]
  const rarity = learnRarity(
    [
      ...new Map(train.flatMap(({ left, right }) => [left, right]).map((one) => [JSON.stringify(one), one])).values(),
    ].map(describe),
  )
  const known = train.map(toKnown)
  const told = toEnd(tellKnown(known))
  const telling = toEnd(learnTellingWords(known))
  const rows = known.map(({ a, b }, at) => comparePair(a, b, rarity, told[at] ?? 0))
  const labels = train.map(({ isSame }) => isSame)
  const forests = seeds.map((seed) => toEnd(growChances(rows, labels, { ...options, seed })))
  const judge = (pairs: readonly Pair[]) =>
    pairs.map((pair) => {
      const { a, b } = toKnown(pair)
      const row = comparePair(a, b, rarity, tellPair(telling, a, b))
      return {
        chance: forests.reduce((sum, forest) => sum + chanceOf(forest, row), 0) / seeds.length,
        isSame: pair.isSame,
      }
    })
  const threshold = bestThreshold(judge(valid))
  const { f1, precision, recall } = scoreAt(judge(on === 'test' ? await readPairs(folder, 'test') : valid), threshold)
  return `${set.padEnd(16)} F1 ${f1.toFixed(3)}  (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})`
}

type Judged = { chance: number; isSame: boolean }[]

function bestThreshold(judged: Judged): number {
  let best = { f1: 0, threshold: 0.5 }
  for (let threshold = 0.05; threshold < 0.96; threshold += 0.05) {
    const { f1 } = scoreAt(judged, threshold)
    if (f1 > best.f1) best = { f1, threshold }
  }
  return best.threshold
}

function scoreAt(judged: Judged, threshold: number): { f1: number; precision: number; recall: number } {
  const found = judged.filter(({ chance }) => chance >= threshold)
  const right = found.filter(({ isSame }) => isSame).length
  const precision = right / Math.max(1, found.length)
  const recall = right / Math.max(1, judged.filter(({ isSame }) => isSame).length)
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

const described = new Map<Product, Described>()

function toKnown({ left, right, isSame }: Pair): KnownPair {
  return { a: describe(left), b: describe(right), isSame }
}

function describe(product: Product): Described {
  const made = described.get(product)
  if (made) return made
  const price = Number(product.price)
  const record = describeRecord({
    name: product.title ?? product.name ?? '',
    description: product.description ?? '',
    brand: product.brand ?? product.manufacturer ?? '',
    code: product.modelno ?? '',
    price: Number.isFinite(price) ? price : undefined,
  })
  described.set(product, record)
  return record
}
