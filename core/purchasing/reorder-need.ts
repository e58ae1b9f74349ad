import type { ReorderRule } from '#contract/reorder.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { ceilTo } from './order-quantity.ts'
import type { Replenishment } from './replenishment.ts'

/**
 * How much to order, in the item's base unit, so that the position follows the policy; null while there is no need.
 * - min/max, an (s, S) policy: at or below the minimum, up to the maximum;
 * - reorder point with a quantity, an (r, nQ) policy: at or below the point, as many quantities as lift the position above it;
 * - a reorder point alone (the item's own field): below it, up to it;
 * - by forecast, an (R, s, S) policy: at or below its point, up to its level; not while there is no forecast.
 * Source: Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed. 2017, chapter 6.
 * @param levels  of a rule by forecast; null: none yet
 * @param position  on hand less reserved, with what is on its way; exact, may be below zero
 */
export function reorderNeed(
  rule: ReorderRule,
  position: string,
  levels: Pick<Replenishment, 'reorderPoint' | 'orderUpTo'> | null = null,
): string | null {
  const at = toQuantity(position)
  switch (rule.kind) {
    case 'none':
      return null
    case 'forecast': {
      if (levels === null || at.gt(levels.reorderPoint)) return null
      const gap = toQuantity(levels.orderUpTo).minus(at)
      return gap.gt(0) ? toDecimal(gap) : null
    }
    case 'minMax':
      return at.lte(rule.minimum) ? toDecimal(toQuantity(rule.maximum).minus(at)) : null
    case 'reorderPoint': {
      const point = toQuantity(rule.reorderPoint)
      const gap = point.minus(at)
      if (rule.orderQuantity === null) return gap.gt(0) ? toDecimal(gap) : null
      if (gap.lt(0)) return null
      const quantity = toQuantity(rule.orderQuantity)
      const lifted = ceilTo(gap, quantity)
      return toDecimal(lifted.gt(gap) ? lifted : lifted.plus(quantity))
    }
  }
}
