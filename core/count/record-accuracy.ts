/**
 * Inventory record accuracy: the share of counted records that were exactly right. The definition of R. B. Brooks and L. W.
 * Wilson, "Inventory Record Accuracy" (2nd ed., Wiley 2007), with a tolerance of zero.
 * @returns 0..1; 1 when nothing was counted, since nothing was found wrong
 */
export function recordAccuracy({ counted, exact }: { counted: number; exact: number }): number {
  return counted === 0 ? 1 : exact / counted
}
