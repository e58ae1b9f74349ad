import type { AbcClass } from '#contract/count.ts'

/** Shares of the whole value at which class A and class B end. */
const ends = { A: 0.8, B: 0.95 }

/**
 * ABC classes by consumption value: items in falling order of value are A until they make up 80 % of the whole, B until
 * 95 %, C beyond; the item that crosses a border still belongs to the class it crosses. What was not consumed is C.
 * Source: H. F. Dickie, "ABC inventory analysis shoots for dollars, not pennies", Factory Management and Maintenance 109 (1951).
 * @param consumption  value consumed by item, in one currency; items of equal value are taken by id, so that the outcome is one
 */
export function classifyAbc(consumption: ReadonlyMap<string, number>): Map<string, AbcClass> {
  const falling = [...consumption].toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
  const total = falling.reduce((sum, [, value]) => sum + Math.max(0, value), 0)
  const classes = new Map<string, AbcClass>()
  let before = 0
  for (const [id, value] of falling) {
    classes.set(id, value <= 0 ? 'C' : before < ends.A * total ? 'A' : before < ends.B * total ? 'B' : 'C')
    before += Math.max(0, value)
  }
  return classes
}
