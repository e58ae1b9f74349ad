import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GridSlots } from '#web/ui/grid-slots.ts'

const range = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n)

test('lines that stay keep their element, others take those that are free', () => {
  const slots = new GridSlots()
  expect(slots.assign([10, 11, 12])).toEqual([0, 1, 2])
  expect(slots.assign([11, 12, 13])).toEqual([1, 2, 0])
  // the line with the focus stays, wherever the others go
  expect(slots.assign([500, 501, 502, 12])).toEqual([0, 1, 3, 2])
})

test('however a list is scrolled, no two lines share an element and there are never more than lines shown at once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 30 }))), (views) => {
      const slots = new GridSlots()
      let before = new Map<number, number>()
      let most = 0
      for (const [first, count] of views) {
        most = Math.max(most, count)
        const lines = range(first, count)
        const given = slots.assign(lines)
        expect(new Set(given).size).toBe(count)
        expect(Math.max(...given)).toBeLessThan(most)
        const now = new Map(lines.map((line, at) => [line, given[at] ?? -1]))
        for (const [line, slot] of now) if (before.has(line)) expect(slot).toBe(before.get(line))
        before = now
      }
    }),
  )
})
