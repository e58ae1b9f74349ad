import { expect, test } from 'vitest'
import { buildVocabulary } from '#core/search/vocabulary.ts'
import { boundedVocabularies, bytesOf } from './bounded-vocabularies.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const word = (n: number) =>
  `item${letters[n % 26]}${letters[Math.floor(n / 26) % 26]}${letters[Math.floor(n / 676) % 26]}`
const ofItems = (count: number) =>
  buildVocabulary({
    itemTypes: [{ id: 'thing', name: 'Thing' }],
    fields: [
      {
        key: 'maker',
        name: 'Maker',
        kind: 'text',
        itemTypeId: 'thing',
        unit: null,
        options: [],
        values: Array.from({ length: count }, (_, n) => word(n)),
      },
    ],
    locations: [],
    items: Array.from({ length: count }, (_, n) => ({
      itemTypeId: 'thing',
      name: `${word(n)} ${word(n * 7)}`,
      description: '',
    })),
  })

test('the words of 2,000 organisations are kept within the bound, those asked last', () => {
  const vocabulary = ofItems(200)
  const most = 100 * bytesOf(vocabulary)
  const cache = boundedVocabularies(most)
  for (let n = 0; n < 2_000; n++) cache.set(`organisation ${n}`, { vocabulary })
  expect(cache.calculatedSize).toBeLessThanOrEqual(most)
  expect(cache.size).toBe(100)
  expect([cache.has('organisation 0'), cache.has('organisation 1999')]).toEqual([false, true])
})

test('ten times the words weigh about ten times as much', () => {
  const [few, many] = [bytesOf(ofItems(200)), bytesOf(ofItems(2_000))]
  expect(many / few).toBeGreaterThan(5)
  expect(many / few).toBeLessThan(12)
})
