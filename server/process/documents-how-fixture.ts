import fc from 'fast-check'
import { freeAt, keyOf, type World } from './documents-world-fixture.ts'

/** What an act is told: of which goods, where, how many, and of which document, the latest first. */
export const how = fc.record({
  item: fc.constantFrom('none', 'lot', 'serial'),
  shelf: fc.nat(1),
  lot: fc.nat(2),
  amount: fc.integer({ min: 1, max: 6 }),
  other: fc.nat(3),
  which: fc.nat(3),
  daysAgo: fc.option(fc.nat(40), { nil: undefined }),
  twice: fc.boolean(),
})
export type How = typeof how extends fc.Arbitrary<infer T> ? T : never

/** One of a list by a number, the latest first. */
export const pick = <T>(list: readonly T[], which: number): T | undefined =>
  list.at(-1 - (which % Math.max(1, list.length)))
/** The day an act is dated, where it is. */
export const dated = ({ daysAgo }: How) =>
  daysAgo === undefined ? {} : { effectiveAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString() }

/** The goods that an act is about, and what the model says of them. */
export function goodsOf(world: World, { item, lot, amount, shelf }: How) {
  const itemId = world.items[item]
  const code = item === 'none' ? '' : `L${lot}`
  const place = world.shelves[shelf] ?? ''
  const key = keyOf(itemId, place, code)
  const quantity = item === 'serial' ? 1 : amount
  return {
    itemId,
    code,
    lotId: world.lots.get(`${itemId} ${code}`),
    place,
    key,
    quantity,
    named: code === '' ? {} : { lotCode: code },
    isKnown: code === '' || world.lots.has(`${itemId} ${code}`),
    /** a serial that is ours already is not ours a second time */
    mayEnter: item !== 'serial' || (world.units.get(code) ?? 0) === 0,
    isThere: freeAt(world, key) >= quantity,
  }
}
