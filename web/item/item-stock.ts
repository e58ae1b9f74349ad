'use client'
import type { CostMethod } from '#contract/cost-method.ts'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { Item } from '#contract/item.ts'
import { summariseItems } from '#contract/item-summary.ts'
import type { Balance } from '#contract/stock.ts'
import { getItemValuation } from '#contract/valuation.ts'
import { listVariantStock } from '#contract/variant.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useAllStock } from '#web/lib/all-stock.ts'
import { useRead } from '#web/lib/read.ts'

type ItemValuation = ResponseOf<typeof getItemValuation>

/**
 * Where an item lies and how much there is in all, of one with variants that of these together; exact sums.
 */
export function useItemStock({ id, variantAxes }: Pick<Item, 'id' | 'variantAxes'>) {
  const hasVariants = variantAxes !== null
  const query = useAllStock({ itemId: id, lots: 'sum' }, !hasVariants)
  const together = useRead(
    listVariantStock,
    { params: { itemId: id }, query: { limit: 200 } },
    { enabled: hasVariants },
  )
  const balances = query.data?.filter((one) => /[1-9]/.test(one.onHand) || /[1-9]/.test(one.reserved))
  const counted = hasVariants ? together.data?.data : balances
  return { query, balances, totals: counted && sumBalances(counted) }
}

/** On hand, reserved and available over some places. */
export function sumBalances(balances: readonly Pick<Balance, 'onHand' | 'reserved' | 'available'>[]) {
  const sum = (of: 'onHand' | 'reserved' | 'available') =>
    toDecimal(balances.reduce((total, one) => total.plus(one[of]), toQuantity('0')))
  return { onHand: sum('onHand'), reserved: sum('reserved'), available: sum('available') }
}

/**
 * What an item's stock is worth, as it is valued; of one with variants the sum of theirs. Undefined while it is not known, without
 * `value` where nothing tells a cost.
 */
export function useStockWorth(
  item: Pick<Item, 'id' | 'variantAxes' | 'cost'>,
  onHand: string | undefined,
): { value?: string; by?: CostMethod | 'cost' } | undefined {
  const hasVariants = item.variantAxes !== null
  const filter = { field: 'parentId', op: 'eq', value: item.id }
  const sum = useRead(
    summariseItems,
    // the client writes the filter as JSON into the address, which is the parameter's wire form
    { query: { filter: JSON.stringify(filter) as never, archived: 'include' } },
    { enabled: hasVariants },
  )
  const own = useRead(getItemValuation, { params: { itemId: item.id } }, { enabled: !hasVariants })
  if (hasVariants) return sum.data && { value: sum.data.all.stockValue }
  return onHand === undefined || own.data === undefined ? undefined : worthOf(own.data, onHand, item.cost)
}

/** What one item's stock is worth as it is valued; until it first is, a minute at most, what is on hand at the item's own cost. */
export function worthOf(
  {
    places,
    waiting,
    method,
    quantity,
    value,
  }: Pick<ItemValuation, 'places' | 'waiting' | 'method' | 'quantity' | 'value'>,
  onHand: string,
  cost: string | null,
): { value?: string; by?: CostMethod | 'cost' } {
  if (places.length === 0 && waiting)
    return cost === null ? {} : { value: toDecimal(toQuantity(onHand).times(cost).round(2)), by: 'cost' }
  return value === '0' && quantity !== '0' ? {} : { value, by: method }
}
