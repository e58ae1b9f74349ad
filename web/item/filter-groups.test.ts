import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Filter } from '#contract/filter.ts'
import { arbitraryFilter } from '#core/filter/filter-arbitrary-fixture.ts'
import {
  type FilterLine,
  fits,
  joined,
  linesOf,
  negated,
  parentKind,
  putAt,
  turned,
  ungrouped,
} from '#web/item/filter-groups.ts'
import { allOf, partsOf, withPart } from '#web/item/filter-tree.ts'

const low: Filter = { field: 'stock.onHand', op: 'lt', value: 10 }
const cheap: Filter = { field: 'price', op: 'lte', value: '5' }
const red: Filter = { field: 'attributes.colour', op: 'eq', value: 'red' }
const trees = arbitraryFilter([
  { field: 'name', compared: 'text', held: ['Bolt', 'Nut'] },
  { field: 'attributes.checked', compared: 'boolean', held: [true] },
])

/** What the lines say, read back by their depth alone, as a person reads them. */
function readBack(lines: readonly FilterLine[]): Filter {
  const [first, ...others] = lines
  if (!first) throw new Error('no lines')
  if (first.kind === 'leaf') return first.part
  const starts = others.flatMap((line, at) => (line.depth === first.depth + 1 ? [at] : []))
  const parts = starts.map((from, at) => readBack(others.slice(from, starts[at + 1])))
  const [only] = parts
  if (first.kind === 'not' && only) return { not: only }
  return first.kind === 'and' ? { and: parts } : { or: parts }
}

/** Whether an item that fulfils these conditions fulfils the tree. */
function holds(tree: Filter, fulfilled: (leaf: Filter) => boolean): boolean {
  if ('and' in tree) return tree.and.every((part) => holds(part, fulfilled))
  if ('or' in tree) return tree.or.some((part) => holds(part, fulfilled))
  return 'not' in tree ? !holds(tree.not, fulfilled) : fulfilled(tree)
}
const chance = (salt: number) => (leaf: Filter) => (JSON.stringify(leaf).length * 7 + salt) % 3 === 0

describe('any tree', () => {
  test('comes back from the lines it is shown as, whole and from every chip', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(readBack(linesOf(tree))).toEqual(tree)
        const parts = partsOf(tree)
        for (const [at, part] of parts.entries()) {
          const again = withPart(tree, at, readBack(linesOf(part)))
          expect(again).toEqual(allOf(parts))
        }
      }),
    )
  })
  test('is the same when any of its lines is put in its own place, or negated twice', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        for (const { path, part } of linesOf(tree)) {
          expect(putAt(tree, path, part)).toEqual(tree)
          if (!('not' in part)) expect(negated(negated(part))).toEqual(part)
          expect(turned(turned(part))).toEqual(part)
        }
      }),
    )
  })
  test('means what its acts say: not is the opposite, and or is with the other, the parts of an ungrouped one like group are as before', () => {
    fc.assert(
      fc.property(trees, fc.nat(100), (tree, salt) => {
        const holdsNow = (one: Filter) => holds(one, chance(salt))
        expect(holdsNow(negated(tree))).toBe(!holdsNow(tree))
        expect(holdsNow(joined(tree, 'or', red))).toBe(holdsNow(tree) || holdsNow(red))
        expect(holdsNow(joined(tree, 'and', red))).toBe(holdsNow(tree) && holdsNow(red))
        const groups = linesOf(tree)
        for (const { path, kind } of groups) {
          const parent = groups.find((line) => line.path.join() === path.slice(0, -1).join() && path.length > 0)
          if (kind !== 'leaf' && kind !== 'not' && parent?.kind === kind) {
            const flat = ungrouped(tree, path)
            expect(flat && holdsNow(flat)).toBe(holdsNow(tree))
          }
        }
      }),
    )
  })
  test('loses a line and nothing else when that is taken out', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const leaves = linesOf(tree).filter(({ kind }) => kind === 'leaf')
        for (const [at, { path }] of leaves.entries()) {
          const left = putAt(tree, path, undefined)
          const parts = left ? linesOf(left).flatMap((line) => (line.kind === 'leaf' ? [line.part] : [])) : []
          expect(parts).toEqual(leaves.toSpliced(at, 1).map(({ part }) => part))
        }
      }),
    )
  })
})

test('a group takes another condition in, and what is in no group makes one', () => {
  expect(joined(low, 'or', cheap)).toEqual({ or: [low, cheap] })
  expect(joined({ or: [low, cheap] }, 'or', red)).toEqual({ or: [low, cheap, red] })
  expect(joined({ or: [low, cheap] }, 'and', red)).toEqual({ and: [{ or: [low, cheap] }, red] })
})

test('a group is resolved into the one around it; there is none around the first, nor a not', () => {
  const tree: Filter = { and: [low, { or: [cheap, red] }] }
  expect(ungrouped(tree, [1])).toEqual({ and: [low, cheap, red] })
  expect([parentKind(tree, [1]), parentKind({ not: tree }, [0]), parentKind(tree, [])]).toEqual([
    'and',
    'not',
    undefined,
  ])
  expect(ungrouped(tree, [])).toBeUndefined()
  expect(ungrouped({ not: tree }, [0])).toBeUndefined()
})

test('a tree that grew too deep is refused', () => {
  const deep = Array.from({ length: 8 }).reduce<Filter>((inner) => ({ not: inner }), low)
  expect(fits(deep)).toBe(false)
  expect(fits({ not: low })).toBe(true)
})
