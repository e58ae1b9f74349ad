import type { Location } from '#contract/location.ts'

/** A location in the order of the tree. */
export type Placed = {
  location: Location
  /** 0 at the top */
  depth: number
  /** names from the top down to this one */
  path: readonly string[]
  hasChildren: boolean
}

/**
 * Lays a flat list out as a tree, depth first, siblings by name in the language's order.
 * A location whose parent is not in the list (archived, or not yet read) stands at the top rather than vanishing; so does one in a cycle.
 */
export function layOutTree(locations: readonly Location[], language = 'en'): Placed[] {
  const known = new Set(locations.map((one) => one.id))
  const below = Map.groupBy(locations, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : ''))
  const order = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const placed: Placed[] = []
  const seen = new Set<string>()
  const place = (location: Location, depth: number, above: readonly string[]) => {
    if (seen.has(location.id)) return
    seen.add(location.id)
    const children = below.get(location.id) ?? []
    const path = [...above, location.name]
    placed.push({ location, depth, path, hasChildren: children.length > 0 })
    for (const child of children.toSorted((a, b) => order.compare(a.name, b.name))) place(child, depth + 1, path)
  }
  for (const top of (below.get('') ?? []).toSorted((a, b) => order.compare(a.name, b.name))) place(top, 0, [])
  for (const lost of locations) place(lost, 0, [])
  return placed
}

/** A location and everything below it: what it cannot be moved into. */
export function idsBelow(locations: readonly Location[], rootId: string): ReadonlySet<string> {
  const ids = new Set([rootId])
  for (let before = 0; before !== ids.size; ) {
    before = ids.size
    for (const one of locations) if (one.parentId && ids.has(one.parentId)) ids.add(one.id)
  }
  return ids
}
