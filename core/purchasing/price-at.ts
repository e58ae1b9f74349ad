import type { PriceBreak } from '#contract/supplier-item.ts'
import { toQuantity } from '#core/number/quantity.ts'

/** The price of a pack when so many are ordered: of the last break that is reached; null where none is. Breaks rise. */
export function priceAt(prices: readonly PriceBreak[], quantity: string): string | null {
  const reached = prices.filter(({ from }) => toQuantity(from).lte(quantity))
  return reached.at(-1)?.price ?? null
}

/** The first break above a quantity, if a pack is cheaper there. */
export function nextBreak(prices: readonly PriceBreak[], quantity: string): PriceBreak | null {
  const price = priceAt(prices, quantity)
  const next = prices.find(({ from }) => toQuantity(from).gt(quantity))
  return next && (price === null || toQuantity(next.price).lt(price)) ? next : null
}
