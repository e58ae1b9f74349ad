import { expect, test } from 'vitest'
import { randomFrom } from '#core/boosting/boosted-trees.ts'
import { generatePairs } from './generate-pairs.ts'

/** How many pairs are made as examples of others, of items that are equally like each other. */
function countOthers(names: readonly string[]): number {
  const items = names.map((name) => ({ name, description: '' }))
  const neighbours = (of: number) => names.flatMap((_, item) => (item === of ? [] : [{ item, likeness: 1 }]))
  return [...generatePairs(items, neighbours, randomFrom(1))].filter(({ isSame }) => !isSame).length
}

test.each([
  ['a name mistyped', ['Floor lamp Tripod, black', 'Floor lamp Tripod, balck', 'Floor lamp Tripd, black']],
  ['words in another order', ['Floor lamp Tripod, black', 'Tripod black floor lamp', 'FLOOR LAMP, TRIPOD BLACK']],
])('%s may be the duplicate that is looked for, and is no example of another', (_, names) => {
  expect(countOthers(names)).toBe(0)
})

test.each([
  ['colours', ['Floor lamp Tripod, black', 'Floor lamp Tripod, oak', 'Floor lamp Tripod, white']],
  ['figures', ['Hex bolt zinc M10100', 'Hex bolt zinc M10200', 'Hex bolt zinc M10300']],
  ['short words', ['Cutlery set fork', 'Cutlery set cork', 'Cutlery set pork']],
  ['a word more', ['Work glove leather', 'Work glove leather lined', 'Work glove leather long']],
])('%s that differ are examples of others', (_, names) => {
  expect(countOthers(names)).toBe(6)
})
