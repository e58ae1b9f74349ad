import { toDecimal, toQuantity } from '#core/number/quantity.ts'

/** Something that is wanted of an item, for whoever `key` stands for. */
export interface Want {
  key: string
  itemId: string
  /** exact; not above zero: nothing */
  quantity: string
}

/** Stock that can be had. */
export interface Offer {
  itemId: string
  locationId: string
  lotId: string | null
  available: string
}

export interface Allocation {
  key: string
  itemId: string
  locationId: string
  lotId: string | null
  quantity: string
}

/**
 * Gives every want from the offers of its item, in the order of both, until one of them is used up. Nothing is given twice.
 * @returns what is given, and by key what is missing of wants that are not met
 */
export function allocate(
  wants: readonly Want[],
  offers: readonly Offer[],
): { given: Allocation[]; missing: Map<string, string> } {
  const left = offers.map(({ available }) => toQuantity(available))
  const given: Allocation[] = []
  const missing = new Map<string, string>()
  for (const { key, itemId, quantity } of wants) {
    let need = toQuantity(quantity)
    for (const [index, offer] of offers.entries()) {
      const there = left[index]
      if (need.lte(0)) break
      if (offer.itemId !== itemId || !there || there.lte(0)) continue
      const taken = there.lt(need) ? there : need
      left[index] = there.minus(taken)
      need = need.minus(taken)
      given.push({ key, itemId, locationId: offer.locationId, lotId: offer.lotId, quantity: toDecimal(taken) })
    }
    if (need.gt(0)) missing.set(key, toDecimal(need))
  }
  return { given, missing }
}
