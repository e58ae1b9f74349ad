/** One value that a change made, took away or replaced. */
export interface EntryChange {
  /** names from the record down to the value: `['attributes', 'colour']` */
  path: readonly string[]
  before: unknown
  after: unknown
}

type Row = Readonly<Record<string, unknown>>

/** What every change moves along with it, and what tells a person nothing. */
const silent: ReadonlySet<string> = new Set(['id', 'version', 'updatedAt'])

/**
 * What differs between a record before and after, in the order of its names; of a record that is new or gone, everything it holds.
 * Empty values (none, an empty text, an empty list) are alike.
 * @param before  the record's wire form; null: there was none
 */
export function changesOf(before: unknown, after: unknown): EntryChange[] {
  return compare(toRow(before), toRow(after), [])
}

function compare(before: Row, after: Row, path: readonly string[]): EntryChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => {
    if (path.length === 0 && silent.has(name)) return []
    const [was, is] = [before[name], after[name]]
    if (isRow(was) || isRow(is)) {
      // a whole that takes the place of a single value, or makes way for one, is shown as it is
      const isWhole = (value: unknown) => isRow(value) || isEmpty(value)
      if (isWhole(was) && isWhole(is)) return compare(toRow(was), toRow(is), [...path, name])
    }
    if (isEmpty(was) && isEmpty(is)) return []
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ path: [...path, name], before: isEmpty(was) ? null : was, after: isEmpty(is) ? null : is }]
  })
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toRow(value: unknown): Row {
  return isRow(value) ? value : {}
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
