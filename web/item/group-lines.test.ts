import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeOfLine, rowsBetween, startsOf } from '#web/item/group-lines.ts'

const spans = fc.array(fc.record({ rows: fc.nat(6) }), { maxLength: 8 })

/** Line by line, as it is meant. */
function laidOut(groups: readonly { rows: number }[]) {
  return groups.flatMap(({ rows }, group) => Array.from({ length: rows + 1 }, (_, at) => ({ group, row: at - 1 })))
}

test('every line is a heading or a row of its group, and none stands beyond the end', () => {
  fc.assert(
    fc.property(spans, (groups) => {
      const lines = laidOut(groups)
      const starts = startsOf(groups)
      expect(starts.at(-1)).toBe(lines.length)
      lines.forEach((line, index) => expect(placeOfLine(starts, index)).toEqual(line))
      expect(placeOfLine(starts, lines.length)).toBeUndefined()
      expect(placeOfLine(starts, -1)).toBeUndefined()
    }),
  )
})

test('the rows between two lines are those of the groups there, without their headings', () => {
  fc.assert(
    fc.property(spans, fc.nat(40), fc.nat(40), (groups, first, more) => {
      const last = first + more
      const wanted = laidOut(groups)
        .slice(first, last + 1)
        .filter(({ row }) => row >= 0)
      const found = rowsBetween(startsOf(groups), first, last).flatMap(({ group, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => ({ group, row: from + at })),
      )
      expect(found).toEqual(wanted)
    }),
  )
})
