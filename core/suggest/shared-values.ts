import type { Attributes } from '#contract/item.ts'

/** An item that looks like the one in the making. */
export interface Neighbour {
  /** 0 to 1 */
  likeness: number
  item: { itemTypeId: string | null; categoryId: string | null; attributes: Attributes }
}

/** A value that items which look alike share. */
export interface SharedValue {
  /** as in filters */
  field: string
  value: string
  confidence: number
  /** how many have it */
  count: number
}

/** One alone says something only where the photo is as good as the same. */
const likeOne = 0.9
/** Of those with a value, so many must have the same. */
const leastPart = 0.75

/**
 * The values that items which look alike have in common. The confidence is the mean likeness of those that have the value, times their part of all that look
 * alike and have any; it is a measure of agreement, not tried on the organisation's own items.
 * @param fields  which values are asked for, as in filters
 */
export function sharedValues(neighbours: readonly Neighbour[], fields: readonly string[]): SharedValue[] {
  return fields.flatMap((field): SharedValue[] => {
    const having = new Map<string, number[]>()
    for (const { likeness, item } of neighbours) {
      const value = valueOf(item, field)
      if (value !== undefined) having.set(value, [...(having.get(value) ?? []), likeness])
    }
    const all = [...having.values()].flat().length
    const [best] = [...having].toSorted(([, a], [, b]) => b.length - a.length)
    if (!best) return []
    const [value, likenesses] = best
    const part = likenesses.length / all
    if (part < leastPart || (all === 1 && (likenesses[0] ?? 0) < likeOne)) return []
    const mean = likenesses.reduce((sum, one) => sum + one, 0) / likenesses.length
    return [{ field, value, confidence: mean * part, count: likenesses.length }]
  })
}

function valueOf(item: Neighbour['item'], field: string): string | undefined {
  if (field === 'itemTypeId' || field === 'categoryId') return item[field] ?? undefined
  const value = item.attributes[field.replace(/^attributes\./, '')]
  return value === null || value === undefined || Array.isArray(value) || value === '' ? undefined : String(value)
}
