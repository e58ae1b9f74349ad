import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DatedDemand } from './history.ts'
import { temperOneOffs } from './one-off-demand.ts'

const days = (quantities: readonly number[]): DatedDemand[] =>
  quantities.map((quantity, n) => [new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10), quantity])
const usual = [4, 6, 5, 12, 3, 8, 6, 4, 5, 7]

test('one order far above all others counts as twice the largest of those', () => {
  const { demand, oneOffs } = temperOneOffs(days([...usual, 600, ...usual]))
  expect(oneOffs).toEqual([{ day: '2026-01-11', quantity: 600, counted: 24 }])
  expect(demand).toEqual(days([...usual, 24, ...usual]))
})

test('however scattered an item sells, fifty times its largest day is odd', () => {
  const scattered = [60, 1, 120, 6, 60, 1, 3, 60, 2, 12, 1, 60, 3, 8, 10, 1, 92, 60, 1, 60]
  const { oneOffs } = temperOneOffs(days([...scattered, 12_540]))
  expect(oneOffs).toMatchObject([{ quantity: 12_540, counted: 240 }])
})

test('a large day that others come near is how the item sells', () => {
  expect(temperOneOffs(days([...usual, 70, ...usual])).oneOffs).toEqual([])
  expect(temperOneOffs(days([...usual, 600, ...usual, 500])).oneOffs).toEqual([])
})

test('of a few days none is told to be odd', () => {
  expect(temperOneOffs(days([1, 1, 1, 900])).oneOffs).toEqual([])
  expect(temperOneOffs([]).demand).toEqual([])
})

test('an item that sells the same each day still has room to sell more', () => {
  expect(temperOneOffs(days([...Array(30).fill(1), 4])).oneOffs).toEqual([])
  expect(temperOneOffs(days([...Array(30).fill(1), 40])).oneOffs).toHaveLength(1)
})

test('no day is changed but those named, none grows, and doing it by another unit is the same', () => {
  const quantity = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5000 }))
  fc.assert(
    fc.property(fc.array(quantity, { maxLength: 80 }), (quantities) => {
      const before = days(quantities)
      const { demand, oneOffs } = temperOneOffs(before)
      const named = new Map(oneOffs.map((one) => [one.day, one]))
      for (const [n, [day, value]] of demand.entries()) {
        expect(value).toBe(named.get(day)?.counted ?? before[n]?.[1])
        expect(value).toBeLessThanOrEqual(before[n]?.[1] ?? 0)
      }
      const inDozens = temperOneOffs(before.map(([day, value]) => [day, value * 16]))
      expect(inDozens.oneOffs.map(({ day }) => day)).toEqual(oneOffs.map(({ day }) => day))
    }),
  )
})
