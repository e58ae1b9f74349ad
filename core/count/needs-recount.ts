import { type Quantity, toQuantity } from '#core/number/quantity.ts'

/** Decimals; null: no limit of that kind. */
export interface RecountLimits {
  quantity: string | null
  percent: string | null
  value: string | null
}

/**
 * Whether a discrepancy is so large that the line is counted again: beyond any of the limits, not at it.
 * @param unitCost  null: unknown, which never exceeds a value
 */
export function needsRecount(
  line: { book: Quantity; discrepancy: Quantity; unitCost: Quantity | null },
  limits: RecountLimits,
): boolean {
  const off = line.discrepancy.abs()
  if (off.eq(0)) return false
  if (limits.quantity !== null && off.gt(toQuantity(limits.quantity))) return true
  // of nothing, any share is beyond any percentage
  if (limits.percent !== null && off.times(100).gt(line.book.abs().times(toQuantity(limits.percent)))) return true
  return limits.value !== null && line.unitCost !== null && off.times(line.unitCost).gt(toQuantity(limits.value))
}
