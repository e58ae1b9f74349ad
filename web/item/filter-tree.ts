import { type Condition, type Filter, filter as filterShape } from '#contract/filter.ts'

/** The filter in an address; undefined when there is none, null when it cannot be read. */
export function readFilter(text: string | undefined): Filter | null | undefined {
  if (!text) return undefined
  try {
    return filterShape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The conditions that all must hold: what stands as one chip each. */
export function partsOf(tree: Filter | null | undefined): readonly Filter[] {
  if (!tree) return []
  return 'and' in tree ? tree.and : [tree]
}

/** One tree of conditions that all must hold; undefined for none. */
export function allOf(parts: readonly Filter[]): Filter | undefined {
  const [first, ...others] = parts
  if (!first) return undefined
  return others.length === 0 ? first : { and: [...parts] }
}

/** The tree with one of its parts put in place of another, taken out (undefined), or added (`at` beyond the end). */
export function withPart(tree: Filter | null | undefined, at: number, part: Filter | undefined): Filter | undefined {
  const parts = [...partsOf(tree)]
  if (part) parts.splice(at, 1, part)
  else parts.splice(at, 1)
  return allOf(parts)
}

/**
 * What remains of an understood question when one of its chips is taken away.
 * @param tree  the whole filter of the question
 * @param chips  the filter of every chip, null for those that say nothing about which items (order, limit)
 */
export function withoutChip(
  tree: Filter | null,
  chips: readonly (Filter | null)[],
  removed: number,
): Filter | undefined {
  const gone = chips[removed]
  if (!tree || !gone) return tree ?? undefined
  const parts = partsOf(tree)
  const at = parts.findIndex((part) => same(part, gone))
  if (at >= 0) return withPart(tree, at, undefined)
  if (same(tree, gone)) return undefined
  // The tree is no plain "all of the chips" (a condition bound to one of several types): what is left of the chips is.
  return allOf(chips.filter((chip, index): chip is Filter => chip !== null && index !== removed))
}

export function isCondition(tree: Filter): tree is Condition {
  return 'field' in tree
}

function same(a: Filter, b: Filter): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
