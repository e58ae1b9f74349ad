import { expect, test } from 'vitest'
import { withAncestors } from '#web/category/use-categories.ts'

const byId = new Map(
  [
    { id: 'drugs', parentId: null },
    { id: 'painkillers', parentId: 'drugs' },
    { id: 'one', parentId: 'other' },
    { id: 'other', parentId: 'one' },
  ].map((category) => [category.id, category]),
)

test('an item has the fields of its category and of all above it', () => {
  expect(withAncestors(byId, 'painkillers')).toEqual(['painkillers', 'drugs'])
  expect(withAncestors(byId, null)).toEqual([])
  expect(withAncestors(byId, 'not read yet')).toEqual(['not read yet'])
})

test('categories that lie below each other do not hang the page', () => {
  expect(withAncestors(byId, 'one')).toEqual(['one', 'other'])
})
