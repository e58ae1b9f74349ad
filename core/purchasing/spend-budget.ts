import type { SupplierItem } from '#contract/supplier-item.ts'
import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'
import { orderQuantity, type Terms } from './order-quantity.ts'
import { priceAt } from './price-at.ts'

/** Something to order, of which a budget may allow less. */
export interface BudgetLine {
  /** base units that are still to be bought, above zero */
  missing: string
  /** on hand less reserved, with what is coming and drafted, in base units */
  position: number
  /** base units; null: no forecast */
  dailyDemand: number | null
  supplier: Terms & Pick<SupplierItem, 'prices'>
}

/** What a budget allows of a line: packs, and what they cost. */
export interface Allowed {
  quantity: string
  cost: string
}

/** Further ahead nothing is bought for a budget's sake. */
const longestDays = 730
/** What a rule without a forecast asks for is taken as the need of so many days. */
const assumedDays = 30

/**
 * Spends a budget so that the goods run out as late and as much at the same time as it allows: the last day is sought until which all lines can be bought to last
 * (equal time supply; Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed. 2017, 11.2), each in the packs its supplier takes and never more than
 * it asks for. What is left goes to those that would run out first, a day further each.
 * @param budget  in the currency of all prices
 * @returns in the order of the lines; null: nothing of it, or it has no price
 */
export function spendBudget(lines: readonly BudgetLine[], budget: string): (Allowed | null)[] {
  const costs = (days: number) => lines.map((line) => allowedFor(line, days))
  const limit = toQuantity(budget)
  let [low, high] = [-1, longestDays]
  let best: (Allowed | null)[] = lines.map(() => null)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const allowed = costs(middle)
    if (totalOf(allowed).gt(limit)) high = middle - 1
    else {
      low = middle
      best = allowed
    }
  }
  let left = limit.minus(totalOf(best))
  const further = costs(low + 1)
  const bySoonest = [...lines.keys()].sort((a, b) => daysLeft(lines[a]) - daysLeft(lines[b]))
  for (const index of bySoonest) {
    const more = further[index]
    if (!more) continue
    const extra = toQuantity(more.cost).minus(best[index]?.cost ?? 0)
    if (extra.gt(left)) continue
    best[index] = more
    left = left.minus(extra)
  }
  return best
}

/** The packs that let a line last so long, and no more than it asks for. */
function allowedFor(line: BudgetLine, days: number): Allowed | null {
  const { missing, supplier } = line
  const needed = neededFor(line, days)
  if (needed.lte(0)) return null
  const { quantity } = orderQuantity(toDecimal(needed.lt(missing) ? needed : toQuantity(missing)), supplier)
  const price = priceAt(supplier.prices, quantity)
  return price === null ? null : { quantity, cost: toDecimal(toQuantity(price).times(quantity).round(2)) }
}

function neededFor({ missing, position, dailyDemand }: BudgetLine, days: number): Quantity {
  if (dailyDemand === null) return toQuantity(missing).times(Math.min(1, days / assumedDays))
  const needed = Math.ceil(dailyDemand * days - position)
  return toQuantity(String(Math.max(0, Math.min(needed, Number.MAX_SAFE_INTEGER))))
}

function daysLeft(line: BudgetLine | undefined): number {
  if (!line?.dailyDemand) return Number.POSITIVE_INFINITY
  return line.position / line.dailyDemand
}

function totalOf(allowed: readonly (Allowed | null)[]): Quantity {
  return allowed.reduce((total, one) => total.plus(one?.cost ?? 0), toQuantity(0))
}
