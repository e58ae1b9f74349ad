import { type Condition, type Filter, filter as filterShape } from '#contract/filter.ts'
import { joined } from '#web/item/filter-groups.ts'

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

/** The tree in which one of its parts has another as its alternative, and that stands by itself no longer. */
export function joinedParts(parts: readonly Filter[], at: number, other: number): Filter | undefined {
  const [part, joining] = [parts[at], parts[other]]
  if (!part || !joining) return allOf(parts)
  const either = joined(part, 'or', joining)
  return allOf(parts.flatMap((one, place) => (place === at ? either : place === other ? [] : one)))
}

/**
 * An understood question with one of its chips changed, or taken away.
 * @param tree  the whole filter of the question
 * @param chips  the filter of every chip, null for those that say nothing about which items (order, limit)
 * @param next  what stands in its place; undefined: nothing
 */
export function withChip(
  tree: Filter | null,
  chips: readonly (Filter | null)[],
  at: number,
  next: Filter | undefined,
): Filter | undefined {
  const gone = chips[at]
  if (!tree || !gone) return tree ?? undefined
  const changed = replaced(tree, gone, next)
  if (changed !== tree) return changed
  // A condition bound to one of several types may stand in the tree in another form: what is left of the chips is.
  return allOf(chips.flatMap((chip, index) => (index === at ? (next ?? []) : (chip ?? []))))
}

/** The tree with every part that equals `gone` changed; the same tree when there is none, undefined when nothing is left. */
export function replaced(tree: Filter, gone: Filter, next: Filter | undefined): Filter | undefined {
  if (same(tree, gone)) return next
  if ('not' in tree) {
    const inner = replaced(tree.not, gone, next)
    return inner === tree.not ? tree : inner && { not: inner }
  }
  const parts = 'and' in tree ? tree.and : 'or' in tree ? tree.or : []
  const changed = parts.flatMap((part) => replaced(part, gone, next) ?? [])
  if (changed.length === parts.length && changed.every((part, at) => part === parts[at])) return tree
  const [only] = changed
  if (changed.length < 2) return only
  return 'and' in tree ? { and: changed } : { or: changed }
}

/** Whether one tree is the other, or stands in it. */
export function holds(tree: Filter, part: Filter): boolean {
  return same(tree, part) || replaced(tree, part, undefined) !== tree
}

export function isCondition(tree: Filter): tree is Condition {
  return 'field' in tree
}

function same(a: Filter, b: Filter): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
