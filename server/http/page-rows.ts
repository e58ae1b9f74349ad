import type { Filter } from '#contract/filter.ts'
import type { ListColumns } from '#contract/page.ts'
import { compareText, foldCase } from '#core/filter/fold-case.ts'
import { matchesFilter } from '#core/filter/matches-filter.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from './cursor.ts'
import { listFilter, notSortable, readToday, type SqlColumns } from './list-sql.ts'
import { readSort } from './read-sort.ts'

interface Asked {
  limit: number
  cursor?: string | undefined
  sort?: string | undefined
  filter?: Filter | undefined
}

/** Whether somebody asks for more of a list than its pages in its own order. */
export function isChosen({ sort, filter }: Asked): boolean {
  return sort !== undefined || filter !== undefined
}

/**
 * A page of a list's rows as they are filtered and ordered by their columns: for what an organisation has by the hundred, all of which is given in the
 * list's own order.
 * @param idOf  tells rows apart
 * @throws AppError invalid_value  a column there is not, or an operator or value its kind does not take; invalid_request  another list's cursor
 */
export async function pageChosen<Row extends object>(
  tx: Tx,
  rows: readonly Row[],
  { filter, sort, ...page }: Asked,
  columns: ListColumns,
  idOf: (row: Row) => string,
): Promise<{ data: Row[]; nextCursor: string | null }> {
  // each name is one of the list's columns, and a member of its rows
  const valueOf = (row: Row, name: string) => (row as Record<string, unknown>)[name]
  let chosen = rows
  if (filter) {
    const now = await readToday(tx)
    // compiled as for the database, so that the same is refused
    const asSql: SqlColumns = Object.fromEntries(
      Object.entries(columns).map(([name, kind]) => [name, { kind, expression: name }]),
    )
    listFilter(new SqlText(), filter, asSql, now)
    chosen = rows.filter((row) =>
      matchesFilter(filter, (name) => ({ as: comparedAs(columns[name]), value: valueOf(row, name) }), now),
    )
  }
  if (sort === undefined) return pageAfter(chosen, page, idOf)
  const { field, descending } = readSort(sort)
  const kind = Object.hasOwn(columns, field) ? columns[field] : undefined
  if (!kind) throw notSortable(field)
  const order = { isNumber: kind === 'number', valueOf: (row: Row) => valueOf(row, field), idOf }
  return pageSorted(chosen, { ...page, descending }, order)
}

function comparedAs(kind: ListColumns[string] | undefined) {
  return kind === 'number' || kind === 'boolean' || kind === 'instant' ? kind : 'text'
}

/** The rows that follow the cursor's, in the order they stand in. */
function pageAfter<Row>(
  rows: readonly Row[],
  { limit, cursor }: Asked,
  idOf: (row: Row) => string,
): { data: Row[]; nextCursor: string | null } {
  const after = parseCursor(cursor, 1)
  const from = after ? rows.findIndex((row) => idOf(row) === after[0]) + 1 : 0
  return toPage(rows.slice(from, from + limit + 1), limit, (row) => [idOf(row)])
}

/**
 * A page of rows in the order of a value, those without one last, whichever way the others go.
 * @param order  decimals are compared as numbers, all else as text without regard to case; null and undefined: no value
 * @throws AppError invalid_request  another list's cursor
 */
export function pageSorted<Row>(
  rows: readonly Row[],
  { limit, cursor, descending }: { limit: number; cursor?: string | undefined; descending: boolean },
  { isNumber, valueOf, idOf }: { isNumber: boolean; valueOf: (row: Row) => unknown; idOf: (row: Row) => string },
): { data: Row[]; nextCursor: string | null } {
  const keyOf = (row: Row): string | null => {
    const value = valueOf(row)
    return value === undefined || value === null ? null : isNumber ? String(value) : foldCase(String(value))
  }
  const compare = (a: Place, b: Place): number => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || byId(a, b)
    const order = isNumber ? toQuantity(a.key).cmp(b.key) : compareText(a.key, b.key)
    return (descending ? -order : order) || byId(a, b)
  }
  const after = parseCursor(cursor, 2)
  const last = after && { key: after[0] === null ? null : String(after[0]), id: String(after[1]) }
  const sorted = rows
    .map((row) => ({ row, key: keyOf(row), id: idOf(row) }))
    .filter((place) => !last || compare(place, last) > 0)
    .sort(compare)
  const page = toPage(sorted, limit, ({ key, id }) => [key, id])
  return { ...page, data: page.data.map(({ row }) => row) }
}

interface Place {
  key: string | null
  id: string
}

function byId(a: Place, b: Place): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
