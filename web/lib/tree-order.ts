type TreeRow = { id: string; name: string; parentId: string | null }

/** A row of a flat list in the order of its tree. */
export type Placed<Row extends TreeRow> = {
  row: Row
  /** 0 at the top */
  depth: number
  /** names from the top down to this one */
  path: readonly string[]
  hasChildren: boolean
}

/**
 * Lays a flat list out as a tree, depth first, siblings by name in the language's order.
 * A row whose parent is not in the list (archived, or not yet read) stands at the top rather than vanishing; so does one in a cycle.
 */
export function layOutTree<Row extends TreeRow>(rows: readonly Row[], language = 'en'): Placed<Row>[] {
  const known = new Set(rows.map((one) => one.id))
  const below = Map.groupBy(rows, (one) => (one.parentId && known.has(one.parentId) ? one.parentId : ''))
  const order = new Intl.Collator(language, { numeric: true, sensitivity: 'base' })
  const placed: Placed<Row>[] = []
  const seen = new Set<string>()
  const place = (row: Row, depth: number, above: readonly string[]) => {
    if (seen.has(row.id)) return
    seen.add(row.id)
    const children = below.get(row.id) ?? []
    const path = [...above, row.name]
    placed.push({ row, depth, path, hasChildren: children.length > 0 })
    for (const child of children.toSorted((a, b) => order.compare(a.name, b.name))) place(child, depth + 1, path)
  }
  for (const top of (below.get('') ?? []).toSorted((a, b) => order.compare(a.name, b.name))) place(top, 0, [])
  for (const lost of rows) place(lost, 0, [])
  return placed
}

/** A row and everything below it: what it cannot be moved into. */
export function idsBelow(rows: readonly Pick<TreeRow, 'id' | 'parentId'>[], rootId: string): ReadonlySet<string> {
  const ids = new Set([rootId])
  for (let before = 0; before !== ids.size; ) {
    before = ids.size
    for (const one of rows) if (one.parentId && ids.has(one.parentId)) ids.add(one.id)
  }
  return ids
}
