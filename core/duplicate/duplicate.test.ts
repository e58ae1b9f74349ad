import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { toEnd } from '#core/search/steps.ts'
import { indexTexts, likenesses } from '#core/suggest/likeness.ts'
import { textFeatures } from '#core/suggest/text-features.ts'
import { chanceOf, growChances } from './chance-forest.ts'
import { comparePair, learnRarity } from './compare-records.ts'
import { type Described, describeRecord } from './describe-record.ts'
import { findDuplicates, learnDuplicates } from './duplicate-model.ts'
import { generatePairs } from './generate-pairs.ts'

const kinds = [
  'Hex bolt zinc',
  'Socket screw steel',
  'Washer nylon',
  'Ceramic capacitor',
  'Copper cable',
  'Torx driver',
]
const items = Array.from({ length: 120 }, (_, at) => ({
  name: `${kinds[at % kinds.length]} M${3 + (at % 5)}x${10 + 2 * at}`,
  description: '',
}))
const texts = items.map(({ name }) => textFeatures(name))
const index = indexTexts(texts)
const model = toEnd(learnDuplicates(items, index, texts))

function find(name: string) {
  const found = model && findDuplicates(model, { name, description: '' }, items, likenesses(index, textFeatures(name)))
  return found?.filter(({ likelihood }) => likelihood >= 0.6).map(({ item }) => items[item]?.name)
}

test('an item entered again in other words is found, its sisters of another size are not', () => {
  expect(find('bolt hex M3x10')).toEqual(['Hex bolt zinc M3x10'])
  expect(find('Ceramic capacitr M6x16')).toEqual(['Ceramic capacitor M6x16'])
  expect(find('Hex bolt zinc M3x999')).toEqual([])
  expect(find('Garden hose 20m')).toEqual([])
})

test('of a handful of items nothing is learned', () => {
  expect(toEnd(learnDuplicates(items.slice(0, 10), index, texts))).toBeUndefined()
})

test('trees learn what no line parts, and where a missing value belongs', () => {
  const rows: Float32Array[] = []
  const labels: boolean[] = []
  for (let at = 0; at < 400; at++) {
    const [x, y] = [at % 2, Math.floor(at / 2) % 2]
    rows.push(Float32Array.of(x, at % 10 === 0 ? Number.NaN : y))
    labels.push(at % 10 === 0 ? true : x !== y)
  }
  const forest = toEnd(
    growChances(rows, labels, {
      rounds: 60,
      depth: 3,
      rate: 0.3,
      leastWeight: 1,
      ridge: 1,
      sample: 1,
      featureSample: 1,
      seed: 3,
    }),
  )
  expect(chanceOf(forest, Float32Array.of(0, 1))).toBeGreaterThan(0.9)
  expect(chanceOf(forest, Float32Array.of(1, 1))).toBeLessThan(0.1)
  expect(chanceOf(forest, Float32Array.of(0, Number.NaN))).toBeGreaterThan(0.9)
})

describe('codes and numbers', () => {
  test.each([
    ['HP Q6511X toner', ['q6511x']],
    ['Sony DSC-W120/B camera', ['dscw120b']],
    ['Drive 16GB 2.5in', []],
    ['Part 4006381', ['4006381']],
  ])('%s', (name, codes) => {
    expect([...describeRecord({ name }).codes]).toEqual(codes)
  })
})

test('it does not matter which of two comes first, but for what is told of each side', () => {
  const rarity = learnRarity(items.map(describeRecord))
  fc.assert(
    fc.property(fc.nat(119), fc.nat(119), (a, b) => {
      const [left, right] = [a, b].map((at) => describeRecord(items[at] ?? { name: '' })) as [Described, Described]
      const there = comparePair(left, right, rarity, 0)
      const back = comparePair(right, left, rarity, 0)
      expect(there[0]).toBeCloseTo(back[0] ?? 0, 5)
      expect(there[4]).toBeCloseTo(back[4] ?? 0, 5)
      if (a === b) expect(there[0]).toBeCloseTo(1, 4)
    }),
    { numRuns: 40 },
  )
})

describe('pairs made of items', () => {
  const named = ['Oak desk', 'Oak desk plain', 'M3 bolt', 'M4 bolt', 'M5 bolt'].map((name) => ({
    name,
    description: '',
  }))
  const madeWith = (likenesses: readonly number[]) => {
    const neighbours = (item: number) =>
      [0, 1, 2, 3, 4].flatMap((other) => (other === item ? [] : [{ item: other, likeness: likenesses[other] ?? 0 }]))
    const sorted = (item: number) => neighbours(item).toSorted((a, b) => b.likeness - a.likeness)
    return [...generatePairs(named, sorted, randomFrom(1))]
  }
  const differ = (made: ReturnType<typeof madeWith>, name: string) =>
    made.filter(({ right, isSame }) => !isSame && right.name === name).length

  test('an item much more like another than any third is no example of two things, one of many alike is', () => {
    expect(differ(madeWith([0.1, 0.1, 0.1, 0.1, 0.9]), 'M5 bolt')).toBe(0)
    expect(differ(madeWith([0.1, 0.1, 0.1, 0.8, 0.9]), 'M5 bolt')).toBeGreaterThan(0)
  })

  test('copies keep numbers and codes oftener than words, and are of the item beside them', () => {
    const item = { name: 'Bosch drill driver blue compact GSR18V-55', description: '' }
    const all = Array.from({ length: 40 }, (_, at) => ({ ...item, name: `${item.name} ${at}` }))
    const same = [...generatePairs(all, () => [], randomFrom(1))].filter(({ isSame }) => isSame)
    const kept = (part: string) => same.filter(({ left }) => left.name.includes(part)).length / same.length
    expect(same).toHaveLength(120)
    expect(kept('gsr18v-55')).toBeGreaterThan(0.85)
    expect(kept('compact')).toBeLessThan(kept('gsr18v-55'))
  })
})
