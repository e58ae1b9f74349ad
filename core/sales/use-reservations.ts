import { toDecimal, toQuantity } from '#core/number/quantity.ts'

/** What is set aside for a line. */
export interface Held {
  id: string
  lineId: string
  locationId: string
  lotId: string | null
  quantity: string
}

/** What went out for a line. */
type Taken = Omit<Held, 'id'>

/**
 * What is left of reservations when goods have gone out: first of those for exactly what was taken, then of others for the same line, because
 * whoever picks another lot leaves the first one free.
 * @returns reservations that change, with what is left of them; zero: they end
 */
export function useReservations(held: readonly Held[], taken: readonly Taken[]): { id: string; left: string }[] {
  const left = new Map(held.map(({ id, quantity }) => [id, toQuantity(quantity)]))
  const rest = taken.map((one) => ({ ...one, need: toQuantity(one.quantity) }))
  const isExact = (one: Held, other: Taken) => one.locationId === other.locationId && one.lotId === other.lotId
  for (const wantsExact of [true, false])
    for (const one of rest)
      for (const each of held) {
        const there = left.get(each.id)
        if (each.lineId !== one.lineId || !there || (wantsExact && !isExact(each, one))) continue
        const used = there.lt(one.need) ? there : one.need
        left.set(each.id, there.minus(used))
        one.need = one.need.minus(used)
      }
  return held.flatMap(({ id, quantity }) => {
    const now = left.get(id)
    return now && !now.eq(quantity) ? [{ id, left: toDecimal(now) }] : []
  })
}
