import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findClosedDays } from './find-closed-days.ts'

const week = [9, 8, 7, 9, 12, 4, 0]

test('days of rest, holidays and the days after the last sale of all are closed', () => {
  const open = Array.from({ length: 8 }, () => week).flat()
  const documents = [...open, ...new Array<number>(14).fill(0), ...open, ...new Array<number>(90).fill(0)]
  expect(findClosedDays(documents)).toEqual(documents.map((count) => count === 0))
})

test('where little is sold, a day without a sale is an ordinary one', () => {
  const documents = Array.from({ length: 120 }, (_, day) => (day % 3 === 0 ? 4 : 0))
  expect(findClosedDays(documents)).not.toContain(true)
  expect(findClosedDays([])).toEqual([])
})

test('a day with a sale is never closed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 100 }), (documents) => {
      const closed = findClosedDays(documents)
      expect(closed).toHaveLength(documents.length)
      for (const [day, isClosed] of closed.entries()) if (isClosed) expect(documents[day]).toBe(0)
    }),
  )
})
