import type { Attributes } from '#contract/item.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'

const decimals: ReadonlySet<string> = new Set(['price', 'cost', 'reorderPoint'])

/** Whether two values of a part of an item are the same: 10 and 10.00 are one price. */
export function isSamePart(part: string, one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string' && decimals.has(part))
    return canonicalDecimal(one) === canonicalDecimal(other)
  return one === other
}

/** Whether two values of a custom field are the same; none is null or left out. */
export function isSameValue(one: Attributes[string] | undefined, other: Attributes[string] | undefined): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return (one ?? null) === (other ?? null)
  return one.length === other.length && one.every((each, index) => each === other[index])
}
