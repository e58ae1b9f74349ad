import type { SupplierItem } from '#contract/supplier-item.ts'
import { toQuantity } from '#core/number/quantity.ts'

type Offer = Pick<SupplierItem, 'isPreferred' | 'prices' | 'packSize' | 'currency'>

/**
 * Whom to order an item from: the preferred supplier; else the one whose base unit is cheapest at its first price, where all prices
 * are in one currency; else the first.
 */
export function chooseSupplier<O extends Offer>(offers: readonly O[]): O | undefined {
  const preferred = offers.find(({ isPreferred }) => isPreferred)
  if (preferred) return preferred
  const priced = offers.flatMap((offer) => {
    const [first] = offer.prices
    return first ? [{ offer, price: toQuantity(first.price).div(offer.packSize) }] : []
  })
  const [one] = priced
  if (!one || priced.some(({ offer }) => offer.currency !== one.offer.currency)) return offers[0]
  return priced.reduce((best, next) => (next.price.lt(best.price) ? next : best)).offer
}
