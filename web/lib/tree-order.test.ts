import { expect, test } from 'vitest'
import type { Location } from '#contract/location.ts'
import { idsBelow, layOutTree } from '#web/lib/tree-order.ts'

function at(id: string, name: string, parentId: string | null = null): Location {
  return {
    id,
    name,
    parentId,
    code: id,
    kind: 'other',
    isVirtual: false,
    attributes: {},
    negativeStock: null,
    archivedAt: null,
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
  }
}

test('children follow their parent, siblings by name with numbers counted', () => {
  const tree = layOutTree([
    at('b10', 'Bay 10', 'w'),
    at('w', 'West'),
    at('e', 'East'),
    at('b9', 'Bay 9', 'w'),
    at('s', 'Shelf', 'b9'),
  ])
  expect(tree.map((one) => `${one.depth} ${one.path.join(' / ')}`)).toEqual([
    '0 East',
    '0 West',
    '1 West / Bay 9',
    '2 West / Bay 9 / Shelf',
    '1 West / Bay 10',
  ])
  expect(tree.filter((one) => one.hasChildren).map((one) => one.row.id)).toEqual(['w', 'b9'])
})

test('no location vanishes: not without its parent, not in a cycle', () => {
  const tree = layOutTree([at('orphan', 'Orphan', 'gone'), at('a', 'A', 'b'), at('b', 'B', 'a')])
  expect(tree.map((one) => one.row.id).toSorted()).toEqual(['a', 'b', 'orphan'])
})

test('a location and all below it, whatever the order of the list', () => {
  const list = [at('s', 'Shelf', 'b'), at('b', 'Bay', 'w'), at('w', 'West'), at('e', 'East')]
  expect([...idsBelow(list, 'w')].toSorted()).toEqual(['b', 's', 'w'])
})
