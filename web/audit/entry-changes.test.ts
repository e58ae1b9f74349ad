import { expect, test } from 'vitest'
import { changesOf } from '#web/audit/entry-changes.ts'

test('of a changed record only what differs, of values within it too', () => {
  expect(
    changesOf(
      { id: '1', version: 1, name: 'Cup', price: '2', note: '', attributes: { colour: 'red', weight: '3' }, tags: [] },
      { id: '1', version: 2, name: 'Mug', price: '2', note: null, attributes: { colour: 'blue', weight: '3' } },
    ),
  ).toEqual([
    { path: ['name'], before: 'Cup', after: 'Mug' },
    { path: ['attributes', 'colour'], before: 'red', after: 'blue' },
  ])
})

test('of a new record and of one that is gone all that it holds', () => {
  const row = { id: '1', name: 'Cup', barcode: null, attributes: { colour: 'red' }, lines: [{ quantity: '1' }] }
  const held = [
    [['name'], 'Cup'],
    [['attributes', 'colour'], 'red'],
    [['lines'], [{ quantity: '1' }]],
  ]
  expect(changesOf(null, row).map(({ path, before, after }) => [path, before, after])).toEqual(
    held.map(([path, value]) => [path, null, value]),
  )
  expect(changesOf(row, null).map(({ path, before, after }) => [path, before, after])).toEqual(
    held.map(([path, value]) => [path, value, null]),
  )
})

test('a value that becomes a whole, false and zero are values; what is no record has none', () => {
  expect(changesOf({ rule: 'none', on: true, left: 3 }, { rule: { min: 1 }, on: false, left: 0 })).toEqual([
    { path: ['rule'], before: 'none', after: { min: 1 } },
    { path: ['on'], before: true, after: false },
    { path: ['left'], before: 3, after: 0 },
  ])
  expect(changesOf(null, null)).toEqual([])
  expect(changesOf('a', [1])).toEqual([])
})
