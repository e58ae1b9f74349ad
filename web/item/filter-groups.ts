import { type Condition, type Filter, filter as filterShape } from '#contract/filter.ts'

/** Where a part stands in a tree: the place of each child on the way; a `not` has one, 0. */
export type Path = readonly number[]
export type Connective = 'and' | 'or'

/** One line of a tree as it is shown: a group says how many levels deep it stands, and what follows deeper is its own. */
export type FilterLine = { depth: number; path: Path } & (
  | { kind: Connective | 'not'; part: Filter }
  | { kind: 'leaf'; part: Exclude<Filter, { and: Filter[] } | { or: Filter[] } | { not: Filter }> }
)

/** The lines of a tree, each group before its parts. */
export function linesOf(tree: Filter, path: Path = []): FilterLine[] {
  const line = { depth: path.length, path }
  const below = (parts: readonly Filter[]) => parts.flatMap((part, at) => linesOf(part, [...path, at]))
  if ('and' in tree) return [{ ...line, kind: 'and', part: tree }, ...below(tree.and)]
  if ('or' in tree) return [{ ...line, kind: 'or', part: tree }, ...below(tree.or)]
  if ('not' in tree) return [{ ...line, kind: 'not', part: tree }, ...below([tree.not])]
  return [{ ...line, kind: 'leaf', part: tree }]
}

/** The tree with a part put in place of another, or taken out (undefined): a group of one is that one, of none is none. */
export function putAt(tree: Filter, path: Path, next: Filter | undefined): Filter | undefined {
  const [at, ...rest] = path
  if (at === undefined) return next
  if ('not' in tree) {
    const inner = putAt(tree.not, rest, next)
    return inner && { not: inner }
  }
  const parts = partsIn(tree)
  const changed = parts.flatMap((part, place) => (place === at ? (putAt(part, rest, next) ?? []) : part))
  // only what lost a part is drawn together: a group of one that somebody made stays
  if (changed.length < parts.length && changed.length < 2) return changed[0]
  return 'and' in tree ? { and: changed } : { or: changed }
}

/** The opposite: what is not already. */
export function negated(part: Filter): Filter {
  return 'not' in part ? part.not : { not: part }
}

/** All of a group's parts where any was asked for, and the other way round. */
export function turned(part: Filter): Filter {
  if ('and' in part) return { or: part.and }
  return 'or' in part ? { and: part.or } : part
}

/** A part together with another: in its group, where it is one of this kind, or else in a new one of the two. */
export function joined(part: Filter, kind: Connective, other: Condition | Filter): Filter {
  if (kind === 'and') return { and: ['and' in part ? part.and : part, other].flat() }
  return { or: ['or' in part ? part.or : part, other].flat() }
}

/** The tree with a group's parts in place of the group; undefined: there is no group around it that could hold them. */
export function ungrouped(tree: Filter, path: Path): Filter | undefined {
  const at = path.at(-1)
  const parent = partAt(tree, path.slice(0, -1))
  const part = partAt(tree, path)
  if (at === undefined || !parent || !part || !isGroup(part) || !isGroup(parent)) return undefined
  const parts = partsIn(parent).toSpliced(at, 1, ...partsIn(part))
  return putAt(tree, path.slice(0, -1), 'and' in parent ? { and: parts } : { or: parts })
}

/** What the part around another is: a group of all or any, or a not; undefined around the whole. */
export function parentKind(tree: Filter, path: Path): Connective | 'not' | undefined {
  const parent = path.length > 0 ? partAt(tree, path.slice(0, -1)) : undefined
  if (!parent) return undefined
  return 'and' in parent ? 'and' : 'or' in parent ? 'or' : 'not'
}

/** Whether the tree is none too deep or large for a filter. */
export function fits(tree: Filter | undefined): boolean {
  return tree === undefined || filterShape.safeParse(tree).success
}

function partAt(tree: Filter, path: Path): Filter | undefined {
  const [at, ...rest] = path
  if (at === undefined) return tree
  const part = 'not' in tree ? [tree.not][at] : partsIn(tree)[at]
  return part && partAt(part, rest)
}

function isGroup(tree: Filter): boolean {
  return 'and' in tree || 'or' in tree
}

function partsIn(tree: Filter): readonly Filter[] {
  return 'and' in tree ? tree.and : 'or' in tree ? tree.or : []
}
