/**
 * Which rows of a list are checked: some by key, or all of them but some, however many there are. Rows that nobody has loaded
 * can be checked so.
 */
export type RowChecks = { all: boolean; keys: ReadonlySet<string> }

export const noChecks: RowChecks = { all: false, keys: new Set() }
export const allChecked: RowChecks = { all: true, keys: new Set() }

export function isChecked({ all, keys }: RowChecks, key: string): boolean {
  return keys.has(key) !== all
}

/** The checks after some rows were checked, or unchecked. */
export function withChecked(checks: RowChecks, rows: readonly string[], checked: boolean): RowChecks {
  const keys = new Set(checks.keys)
  for (const key of rows) {
    if (checked === checks.all) keys.delete(key)
    else keys.add(key)
  }
  return { all: checks.all, keys }
}

/** How many rows are checked of a list as long as `total`. */
export function countChecked({ all, keys }: RowChecks, total: number): number {
  return all ? Math.max(total - keys.size, 0) : keys.size
}
