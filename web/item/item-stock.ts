'use client'
import type { Item } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import { type Balance, listStock } from '#contract/stock.ts'
import { listVariantStock } from '#contract/variant.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useRead } from '#web/lib/read.ts'

/**
 * Where an item lies and how much there is in all, of one with variants that of these together; exact sums. An item in more than 200
 * places is summed over the first 200.
 */
export function useItemStock({ id, variantAxes }: Pick<Item, 'id' | 'variantAxes'>) {
  const hasVariants = variantAxes !== null
  const query = useRead(listStock, { query: { itemId: id, lots: 'sum', limit: 200 } }, { enabled: !hasVariants })
  const together = useRead(
    listVariantStock,
    { params: { itemId: id }, query: { limit: 200 } },
    { enabled: hasVariants },
  )
  const balances = query.data?.data.filter((one) => /[1-9]/.test(one.onHand) || /[1-9]/.test(one.reserved))
  const counted = hasVariants ? together.data?.data : balances
  return { query, balances, totals: counted && sumBalances(counted) }
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

/**
 * What an item's stock is worth, of one with variants the sum of theirs, each at its own cost or price; undefined while it is not known,
 * without `value` where nothing has a cost or price.
 */
export function useStockWorth(
  item: Pick<Item, 'id' | 'variantAxes' | 'cost' | 'price'>,
  onHand: string | undefined,
): { value?: string; at?: 'cost' | 'price' } | undefined {
  const hasVariants = item.variantAxes !== null
  const filter = { field: 'parentId', op: 'eq', value: item.id }
  const sum = useRead(
    summariseItems,
    // the client writes the filter as JSON into the address, which is the parameter's wire form
    { query: { filter: JSON.stringify(filter) as never, archived: 'include' } },
    { enabled: hasVariants },
  )
  if (hasVariants) return sum.data && { value: sum.data.all.stockValue }
  return onHand === undefined ? undefined : (valueOf(onHand, item) ?? {})
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
