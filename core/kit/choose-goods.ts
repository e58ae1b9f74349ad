import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'

/** Stock that can be taken. */
interface Offer {
  itemId: string
  locationId: string
  lotId: string | null
  available: string
}

export interface Wanted {
  itemId: string
  /** exact, not below zero */
  quantity: string
}

/** A part of what is wanted, of one lot or from one place. */
export interface Named extends Wanted {
  lotId?: string | undefined
  locationId?: string | undefined
}

export interface Chosen {
  itemId: string
  locationId: string
  lotId: string | null
  quantity: string
}

/**
 * Where goods are taken from: what is named as it is named, the rest in the order of the offers. Nothing is taken twice.
 * @param wants  one for each item
 * @param named  of items that are wanted; more of an item than is wanted is not taken
 * @returns what is taken, and by item what is missing
 */
export function chooseGoods(
  wants: readonly Wanted[],
  named: readonly Named[],
  offers: readonly Offer[],
): { chosen: Chosen[]; missing: Map<string, string> } {
  const left = offers.map(({ available }) => toQuantity(available))
  const chosen: Chosen[] = []
  const missing = new Map<string, string>()
  const take = (quantity: Quantity, fits: (offer: Offer) => boolean): Quantity => {
    let need = quantity
    for (const [index, offer] of offers.entries()) {
      const there = left[index]
      if (need.lte(0)) break
      if (!there || there.lte(0) || !fits(offer)) continue
      const taken = there.lt(need) ? there : need
      left[index] = there.minus(taken)
      need = need.minus(taken)
      const { itemId, locationId, lotId } = offer
      chosen.push({ itemId, locationId, lotId, quantity: toDecimal(taken) })
    }
    return need
  }
  const shorts = new Map<string, Quantity>()
  const rest = new Map(wants.map(({ itemId, quantity }) => [itemId, toQuantity(quantity)]))
  for (const { itemId, lotId, locationId, quantity } of named) {
    const open = rest.get(itemId) ?? toQuantity(0)
    const own = open.lt(quantity) ? open : toQuantity(quantity)
    rest.set(itemId, open.minus(own))
    const short = take(
      own,
      (offer) =>
        offer.itemId === itemId &&
        (lotId === undefined || offer.lotId === lotId) &&
        (locationId === undefined || offer.locationId === locationId),
    )
    shorts.set(itemId, short.plus(shorts.get(itemId) ?? 0))
  }
  for (const [itemId, quantity] of rest) {
    const short = take(quantity, (offer) => offer.itemId === itemId).plus(shorts.get(itemId) ?? 0)
    if (short.gt(0)) missing.set(itemId, toDecimal(short))
  }
  return { chosen, missing }
}
