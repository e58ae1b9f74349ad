import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderPlaces } from './order-places.ts'

const row = (code: string | undefined, name: string | undefined, parent?: string) => ({ code, name, parent })

test('each place comes after the one it lies in, and rows else stay as they stand', () => {
  const rows = [row('B', 'Bin', 'S'), row('X', 'Other'), row('S', 'Shelf', 'Hall'), row('H', 'Hall')]
  expect(orderPlaces(rows).order).toEqual([3, 2, 0, 1])
  expect(orderPlaces(rows).cycles).toEqual(new Set())
})

test('a parent is the row of that code, else the only other row of that name, else that of the path', () => {
  const rows = [
    row('1', 'Hall A'),
    row('2', 'Hall B'),
    row('3', 'Shelf', 'Hall A'),
    row('4', 'Shelf', 'Hall B'),
    row('5', 'Bin', 'Hall B / Shelf'),
    row('6', 'Bin', '3'),
    row('7', 'Bin', 'Shelf'),
    // a place by its own name in another of that name, which the file does not have
    row('8', 'Solo', 'Solo'),
  ]
  expect(Object.fromEntries(orderPlaces(rows).parents)).toEqual({ 2: 0, 3: 1, 4: 3, 5: 2 })
})

test('rows that lie in themselves are told, those that hang on them are not', () => {
  const rows = [row('A', 'a', 'B'), row('B', 'b', 'A'), row('C', 'c', 'A'), row('D', 'd', 'D')]
  expect(orderPlaces(rows).cycles).toEqual(new Set([0, 1, 3]))
})

test('whatever the rows, all are in the order once, parents first where there is no circle', () => {
  const codes = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const rows = fc.array(fc.record({ code: codes, name: codes, parent: fc.option(codes, { nil: undefined }) }))
  fc.assert(
    fc.property(rows, (given) => {
      const { order, parents, cycles } = orderPlaces(given)
      expect(order.toSorted((a, b) => a - b)).toEqual(given.map((_, at) => at))
      for (const [child, parent] of parents)
        if (!cycles.has(child)) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(child))
    }),
  )
})
