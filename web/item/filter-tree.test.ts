import { describe, expect, test } from 'vitest'
import { conditionsOf, type Filter } from '#contract/filter.ts'
import { allOf, holds, joinedParts, partsOf, readFilter, replaced, withChip, withPart } from '#web/item/filter-tree.ts'

const low: Filter = { field: 'stock.onHand', op: 'lt', value: 10 }
const laptop: Filter = { field: 'itemType', op: 'eq', value: 't1' }
const cheap: Filter = { field: 'price', op: 'lte', value: '5' }

describe('the filter of an address', () => {
  test('a tree is read, garbage is told apart from nothing', () => {
    expect(readFilter(JSON.stringify({ and: [low, cheap] }))).toEqual({ and: [low, cheap] })
    expect(readFilter(undefined)).toBeUndefined()
    expect(readFilter('{"and":')).toBeNull()
    expect(readFilter('{"field":"price","op":"exec","value":1}')).toBeNull()
  })
})

describe('parts that all must hold', () => {
  test('a lone condition is its own part, and becomes a tree again without a needless and', () => {
    expect(partsOf(low)).toEqual([low])
    expect(allOf([low])).toEqual(low)
    expect(allOf([])).toBeUndefined()
  })
  test('adding, changing and removing keep the others', () => {
    const two = withPart(low, 1, cheap)
    expect(two).toEqual({ and: [low, cheap] })
    expect(withPart(two, 0, laptop)).toEqual({ and: [laptop, cheap] })
    expect(withPart(two, 1, undefined)).toEqual(low)
    expect(withPart(low, 0, undefined)).toBeUndefined()
  })
  test('one takes another in as its alternative', () => {
    expect(joinedParts([laptop, low, cheap], 2, 0)).toEqual({ and: [low, { or: [cheap, laptop] }] })
    expect(joinedParts([{ or: [low, cheap] }, laptop], 0, 1)).toEqual({ or: [low, cheap, laptop] })
  })
})

describe('changing a chip of a question', () => {
  const few: Filter = { ...low, value: 3 }
  test('puts its condition in place, or leaves it out, and nothing else', () => {
    expect(withChip({ and: [laptop, low] }, [laptop, low, null], 1, few)).toEqual({ and: [laptop, few] })
    expect(withChip({ and: [laptop, low] }, [laptop, low, null], 1, undefined)).toEqual(laptop)
    expect(withChip(low, [low], 0, undefined)).toBeUndefined()
  })
  test('an order or a limit says nothing about which items', () => {
    expect(withChip({ and: [laptop, low] }, [laptop, low, null], 2, undefined)).toEqual({ and: [laptop, low] })
  })
  test('a condition that binds one of several types is changed where it stands', () => {
    const either: Filter = { or: [{ and: [laptop, low] }, { field: 'itemType', op: 'eq', value: 't2' }] }
    expect(withChip({ and: [either, cheap] }, [laptop, low, cheap], 1, few)).toEqual({
      and: [{ or: [{ and: [laptop, few] }, { field: 'itemType', op: 'eq', value: 't2' }] }, cheap],
    })
  })
  test('where the tree has a chip in another form, the other chips remain', () => {
    const both: Filter = { field: 'itemType', op: 'in', value: ['t1', 't2'] }
    const tree: Filter = { or: [laptop, { field: 'itemType', op: 'eq', value: 't2' }] }
    expect(withChip({ and: [tree, cheap] }, [both, cheap], 0, undefined)).toEqual(cheap)
  })
})

describe('a part of a tree', () => {
  const tree: Filter = { and: [{ not: low }, { or: [cheap, laptop] }] }
  test('is found wherever it stands, and is replaced there', () => {
    expect([low, laptop].every((part) => holds(tree, part))).toBe(true)
    expect(holds(tree, { ...low, value: 11 })).toBe(false)
    expect(replaced(tree, low, laptop)).toEqual({ and: [{ not: laptop }, { or: [cheap, laptop] }] })
    expect(replaced(tree, cheap, undefined)).toEqual({ and: [{ not: low }, laptop] })
    expect(replaced(tree, { text: 'x' }, undefined)).toBe(tree)
  })
  test('its conditions are told in order', () => expect(conditionsOf(tree)).toEqual([low, cheap, laptop]))
})
