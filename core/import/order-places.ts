/** What a row of a list of locations says of where it belongs. */
export interface PlacedRow {
  code: string | undefined
  name: string | undefined
  /** the place it lies in, by code, name or path */
  parent: string | undefined
}

export interface PlaceOrder {
  /** indices of the rows, each after the row of the place it lies in; else as they stand in the file */
  order: number[]
  /** by row, the row of the place it lies in, where the file has one */
  parents: ReadonlyMap<number, number>
  /** rows that lie in themselves, over others or not */
  cycles: ReadonlySet<number>
}

/** Between the parts of a path: "Factory / Room B", "Factory > Room B", "Factory\Room B". */
export const pathSeparator = /\s+[/>›»]\s+|\\/
/** Deepest place; what is deeper is taken for a circle. */
const deepest = 100

/**
 * Orders the rows of a list of locations so that each place is there before what lies in it. The same rows give the same order. A parent is looked for
 * by code, then as the only other row of its name, then by its path.
 */
export function orderPlaces(rows: readonly PlacedRow[]): PlaceOrder {
  const byCode = new Map<string, number>()
  const byName = new Map<string, number[]>()
  rows.forEach(({ code, name }, at) => {
    // of rows by one code the first makes the place
    if (code !== undefined && !byCode.has(fold(code))) byCode.set(fold(code), at)
    if (name !== undefined) byName.set(fold(name), [...(byName.get(fold(name)) ?? []), at])
  })
  const rowOf = (text: string, self: number | undefined, depth = 0): number | undefined => {
    const coded = byCode.get(fold(text))
    if (coded !== undefined) return coded
    const named = (byName.get(fold(text)) ?? []).filter((at) => at !== self)
    if (named.length === 1) return named[0]
    const parts = text.split(pathSeparator).map((part) => part.trim())
    const last = parts.pop()
    if (last === undefined || parts.length === 0 || depth > deepest) return undefined
    const above = parts.join(' / ')
    return (byName.get(fold(last)) ?? []).find((at) => {
      const told = rows[at]?.parent
      if (at === self || told === undefined) return false
      return isSamePath(told, above) || isSameRow(rowOf(told, at, depth + 1), rowOf(above, undefined, depth + 1))
    })
  }
  const parents = new Map<number, number>()
  rows.forEach(({ parent }, at) => {
    const above = parent === undefined ? undefined : rowOf(parent, at)
    if (above !== undefined) parents.set(at, above)
  })
  const cycles = findCycles(rows.length, parents)
  return { order: inOrder(rows.length, parents), parents, cycles }
}

function findCycles(count: number, parents: ReadonlyMap<number, number>): Set<number> {
  const cycles = new Set<number>()
  const done = new Set<number>()
  for (let start = 0; start < count; start++) {
    const path: number[] = []
    const onPath = new Set<number>()
    let at: number | undefined = start
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parents.get(at)
    }
    if (at !== undefined && onPath.has(at)) for (const row of path.slice(path.indexOf(at))) cycles.add(row)
    for (const row of path) done.add(row)
  }
  return cycles
}

function inOrder(count: number, parents: ReadonlyMap<number, number>): number[] {
  const order: number[] = []
  const placed = new Set<number>()
  for (let start = 0; start < count; start++) {
    const path: number[] = []
    for (let at: number | undefined = start; at !== undefined && !placed.has(at); at = parents.get(at)) {
      placed.add(at)
      path.push(at)
    }
    order.push(...path.toReversed())
  }
  return order
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}

function isSamePath(one: string, other: string): boolean {
  const partsOf = (text: string) => text.split(pathSeparator).map(fold).join('\n')
  return partsOf(one) === partsOf(other)
}

function isSameRow(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && one === other
}
