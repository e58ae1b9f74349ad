'use client'
import { type Balance, listStock } from '#contract/stock.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useRead } from '#web/lib/read.ts'

/** Where an item lies and how much there is in all; exact sums. An item in more than 200 places is summed over the first 200. */
export function useItemStock(itemId: string) {
  const query = useRead(listStock, { query: { itemId, lots: 'sum', limit: 200 } })
  const balances = query.data?.data.filter((one) => /[1-9]/.test(one.onHand) || /[1-9]/.test(one.reserved))
  return { query, balances, totals: balances && sumBalances(balances) }
}

/** On hand, reserved and available over some places. */
export function sumBalances(balances: readonly Pick<Balance, 'onHand' | 'reserved'>[]) {
  let onHand = toQuantity('0')
  let reserved = toQuantity('0')
  for (const one of balances) {
    onHand = onHand.plus(one.onHand)
    reserved = reserved.plus(one.reserved)
  }
  return { onHand: toDecimal(onHand), reserved: toDecimal(reserved), available: toDecimal(onHand.minus(reserved)) }
}

/** What the stock is worth: at cost, or at price where no cost is known; undefined where neither is. */
export function valueOf(
  onHand: string,
  item: { cost: string | null; price: string | null },
): { value: string; at: 'cost' | 'price' } | undefined {
  const at = item.cost !== null ? 'cost' : item.price !== null ? 'price' : undefined
  const each = item.cost ?? item.price
  if (!at || each === null) return undefined
  return { value: toDecimal(toQuantity(onHand).times(each).round(2)), at }
}
