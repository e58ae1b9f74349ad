import Big from 'big.js'
import type { SupplierItem } from '#contract/supplier-item.ts'
import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'

export type Terms = Pick<SupplierItem, 'packSize' | 'minimumQuantity' | 'orderMultiple'>

/** How many packs to order, and what raised them above the need. */
export interface OrderQuantity {
  /** packs, exact */
  quantity: string
  /** null: only whole packs; else the supplier's minimum or multiple */
  raisedBy: 'minimum' | 'multiple' | null
}

/**
 * The fewest packs that cover a need and that the supplier takes: whole packs, at least the minimum, then up to the multiple.
 * @param need  base units, above zero
 */
export function orderQuantity(need: string, terms: Terms): OrderQuantity {
  const packs = ceilTo(toQuantity(need).div(terms.packSize), toQuantity(1))
  const minimum = terms.minimumQuantity === null ? packs : toQuantity(terms.minimumQuantity)
  const enough = packs.gt(minimum) ? packs : minimum
  const multiple = terms.orderMultiple === null ? null : toQuantity(terms.orderMultiple)
  const quantity = multiple ? ceilTo(enough, multiple) : enough
  const raisedBy = multiple && quantity.gt(enough) ? 'multiple' : enough.gt(packs) ? 'minimum' : null
  return { quantity: toDecimal(quantity), raisedBy }
}

/** The least multiple of `step` that is not below `value`. */
export function ceilTo(value: Quantity, step: Quantity): Quantity {
  const times = value.div(step).round(0, Big.roundUp)
  // Division rounds to 20 places: a quotient that only just passed a whole number may be one too many.
  const one = times.minus(1)
  return one.times(step).gte(value) ? one.times(step) : times.times(step)
}
