import { expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { toEnd } from '#core/search/steps.ts'
import { chanceOf, growChances } from './chance-forest.ts'
import { type Case, type Grow, growOnDecisions } from './grow-on-decisions.ts'

const growth = { rounds: 30, depth: 3, rate: 0.2, leastWeight: 1, ridge: 1, sample: 1, featureSample: 1, seed: 1 }
let grown = 0
const grow: Grow = (cases) => {
  grown += 1
  return growChances(
    cases.map(({ row }) => row),
    cases.map(({ isSame }) => isSame),
    growth,
  )
}
const random = randomFrom(3)
const cases = (count: number, isSame: (row: Float32Array) => boolean): Case[] =>
  Array.from({ length: count }, () => {
    const row = Float32Array.of(random(), random())
    return { row, isSame: isSame(row) }
  })
/** Pairs made by rule tell by the first likeness. */
const made = cases(300, (row) => (row[0] ?? 0) > 0.5)
const learn = (decided: Case[]) => {
  grown = 0
  const forest = toEnd(growOnDecisions(made, decided, grow))
  return { grown, chance: (...row: [number, number]) => chanceOf(forest, Float32Array.of(...row)) }
}

test('what people decide by is learned where it foresees decisions that were not seen', () => {
  // they say that what is near by the first likeness is another thing unless the second says so too
  const learned = learn(cases(300, (row) => (row[0] ?? 0) > 0.5 && (row[1] ?? 0) > 0.5))
  expect(learned.chance(0.9, 0.1)).toBeLessThan(0.5)
  expect(learned.chance(0.9, 0.9)).toBeGreaterThan(0.5)
  expect(learned.grown).toBe(5)
})

test('decisions that tell nothing new are tried, and change nothing', () => {
  const plain = learn([])
  const clear = cases(200, (row) => (row[0] ?? 0) > 0.5).filter(({ row }) => Math.abs((row[0] ?? 0) - 0.5) > 0.1)
  const learned = learn(clear)
  expect(learned.grown).toBe(4)
  const rows: [number, number][] = [
    [0.1, 0.9],
    [0.9, 0.1],
    [0.6, 0.4],
  ]
  for (const row of rows) expect(learned.chance(...row)).toBe(plain.chance(...row))
})

test('few decisions, or nearly all alike, are not even tried', () => {
  expect(learn(cases(29, (row) => (row[1] ?? 0) > 0.5)).grown).toBe(1)
  expect(learn(cases(100, () => false)).grown).toBe(1)
})
