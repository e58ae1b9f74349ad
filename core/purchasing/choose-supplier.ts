import type { SupplierItem } from '#contract/supplier-item.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { orderQuantity, type Terms } from './order-quantity.ts'
import { priceAt } from './price-at.ts'

type Offer = Pick<SupplierItem, 'isPreferred' | 'prices' | 'currency'> & Terms

/**
 * Whom to order an item from: the preferred supplier; else the one whose base unit is cheapest, where all prices are in one currency; else the first.
 * @param need  base units: prices are those of the breaks that an order for it reaches; null: the first prices, while it is not known
 */
export function chooseSupplier<O extends Offer>(offers: readonly O[], need: string | null = null): O | undefined {
  const preferred = offers.find(({ isPreferred }) => isPreferred)
  if (preferred) return preferred
  const priced = offers.flatMap((offer) => {
    const price = need === null ? offer.prices[0]?.price : priceAt(offer.prices, orderQuantity(need, offer).quantity)
    return price === undefined || price === null ? [] : [{ offer, price: toQuantity(price).div(offer.packSize) }]
  })
  const [one] = priced
  if (!one || priced.some(({ offer }) => offer.currency !== one.offer.currency)) return offers[0]
  return priced.reduce((best, next) => (next.price.lt(best.price) ? next : best)).offer
}
