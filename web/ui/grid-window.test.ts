import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHeight, scrollTo, windowAt } from '#web/ui/grid-window.ts'

const shape = { rowPixels: 36, viewport: 720, overscan: 10 }

test('a window holds the rows in sight and some beyond', () => {
  expect(windowAt(0, { ...shape, rows: 1_000 })).toMatchObject({ first: 0, top: 0, bottom: 19, last: 29, offset: 0 })
  expect(windowAt(3_600, { ...shape, rows: 1_000 })).toMatchObject({
    first: 90,
    top: 100,
    bottom: 119,
    last: 129,
    offset: 3_240,
  })
  expect(windowAt(0, { ...shape, rows: 0 })).toMatchObject({ first: 0, last: -1, height: 0 })
  expect(windowAt(500, { ...shape, rows: 3 })).toMatchObject({ first: 0, last: 2 })
})

test('however long the list, the scrollbar reaches its first and its last row', () => {
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 20_000_000 }), (rows) => {
      const height = contentHeight(rows, shape.rowPixels)
      expect(height).toBeLessThanOrEqual(15_000_000)
      expect(windowAt(0, { ...shape, rows }).top).toBe(0)
      const end = windowAt(height - shape.viewport, { ...shape, rows })
      expect(end.bottom).toBe(rows - 1)
    }),
  )
})

test('a row that is scrolled to is wholly in sight', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.nat(), fc.nat(), (rows, somewhere, wanted) => {
      const height = contentHeight(rows, shape.rowPixels)
      const row = wanted % rows
      const from = height > shape.viewport ? somewhere % (height - shape.viewport) : 0
      const to = scrollTo(row, from, { ...shape, rows }) ?? from
      const { offset, first } = windowAt(to, { ...shape, rows })
      const top = offset + (row - first) * shape.rowPixels - to
      expect(top).toBeGreaterThan(-1)
      expect(top + shape.rowPixels).toBeLessThan(Math.max(shape.viewport, rows * shape.rowPixels) + 1)
      if (rows * shape.rowPixels > shape.viewport) expect(top + shape.rowPixels).toBeLessThan(shape.viewport + 1)
    }),
  )
})
