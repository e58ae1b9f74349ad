import { describe, expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { allOf, partsOf, readFilter, withoutChip, withPart } from '#web/item/filter-tree.ts'

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
})

describe('taking a chip of a question away', () => {
  test('leaves its condition out and nothing else', () => {
    expect(withoutChip({ and: [laptop, low] }, [laptop, low, null], 1)).toEqual(laptop)
    expect(withoutChip(low, [low], 0)).toBeUndefined()
  })
  test('an order or a limit says nothing about which items', () => {
    expect(withoutChip({ and: [laptop, low] }, [laptop, low, null], 2)).toEqual({ and: [laptop, low] })
  })
  test('where the tree is not simply all chips, the other chips remain', () => {
    const either: Filter = { or: [{ and: [laptop, low] }, { field: 'itemType', op: 'eq', value: 't2' }] }
    expect(withoutChip({ and: [either, cheap] }, [laptop, low, cheap], 1)).toEqual({ and: [laptop, cheap] })
  })
})
