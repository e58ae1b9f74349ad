import { toDecimal, toQuantity } from '#core/number/quantity.ts'

/**
 * The most that may be received of a line in all.
 * @param percent  how much above the order; 0: not a piece
 */
export function mostReceivable(ordered: string, percent: string): string {
  return toDecimal(toQuantity(ordered).times(toQuantity(100).plus(percent)).div(100))
}
