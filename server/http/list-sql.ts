import type { Filter } from '#contract/filter.ts'
import type { ListColumns } from '#contract/page.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Today } from '#core/filter/day-from-today.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from './app-error.ts'
import { castOf, compareColumn, compareWithDay, refuse, type SqlColumn } from './column-sql.ts'
import { parseCursor } from './cursor.ts'
import { readSort } from './read-sort.ts'
import { nowIn } from './today.ts'

/** A list's columns by their names on the wire. */
export type SqlColumns = Readonly<Record<string, SqlColumn>>

/** A list's columns, each with the SQL it is read by: in lower case for text. */
export function toSqlColumns<Columns extends ListColumns>(
  columns: Columns,
  expressions: Readonly<Record<keyof Columns, string>>,
): SqlColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, kind]) => [name, { kind, expression: expressions[name] ?? 'null' }]),
  )
}

/**
 * SQL of a filter over a list's own columns. A row without the value is "not X" as well.
 * @throws AppError invalid_value  a column there is not, or an operator or value its kind does not take
 */
export function listFilter(sql: SqlText, tree: Filter, columns: SqlColumns, now: Today): string {
  const compile = (part: Filter) => listFilter(sql, part, columns, now)
  if ('and' in tree) return `(${tree.and.map(compile).join(' and ')})`
  if ('or' in tree) return `(${tree.or.map(compile).join(' or ')})`
  if ('not' in tree) return `((${compile(tree.not)}) is not true)`
  const field = 'text' in tree ? 'text' : tree.field
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined
  if ('text' in tree || !column) throw refuse({ field }, sentence('filter.noField', { field }))
  if (tree.than) throw refuse(tree, sentence('filter.takesOne', { operator: tree.op }))
  return tree.fromToday ? compareWithDay(sql, tree, column, now, compareColumn) : compareColumn(sql, tree, column)
}

/** The order of a list, and where it is read on. */
export interface ListOrder {
  /** SQL: what rows are ordered by */
  orderBy: string
  /** SQL: the row comes after the cursor's; undefined: from the first on */
  beyond: string | undefined
  /** SQL: a row's place in the order as a JSON array, for the cursor */
  position: string
}

/**
 * SQL of a list's order by one of its columns, rows without a value last whichever way the others go, and those alike by their key.
 * @param key  SQL of the identifiers that tell rows apart, none of them null
 * @throws AppError invalid_value  a column there is not; invalid_request  another list's cursor
 */
export function listOrder(
  sql: SqlText,
  { sort, cursor }: { sort: string; cursor?: string | undefined },
  columns: SqlColumns,
  key: readonly string[],
): ListOrder {
  const { field, descending } = readSort(sort)
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined
  if (!column) throw notSortable(field)
  const { expression } = column
  const orderBy = `${expression} ${descending ? 'desc' : 'asc'} nulls last, ${key.join(', ')}`
  const position = `json_build_array((${expression})::text, ${key.join(', ')})`
  const after = parseCursor(cursor, key.length + 1)
  if (!after) return { orderBy, beyond: undefined, position }
  const [value, ...ids] = after
  const alike = `(${key.join(', ')}) > (${ids.map((id) => sql.bind(id, 'uuid')).join(', ')})`
  if (value === null) return { orderBy, beyond: `${expression} is null and ${alike}`, position }
  const held = sql.bind(value, castOf(column))
  const sign = descending ? '<' : '>'
  const beyond = `(${expression} ${sign} ${held} or ${expression} = ${held} and ${alike} or ${expression} is null)`
  return { orderBy, beyond, position }
}

/** The refusal of an order by what a list is not ordered by. */
export function notSortable(field: string): AppError {
  return new AppError('invalid_value', {
    detail: sentence('filter.notSortable', { field }),
    errors: [{ path: 'query.sort', message: sentence('filter.noSortField') }],
  })
}

/** What days of a filter are counted from, in the organisation's time zone. */
export async function readToday(tx: Tx): Promise<Today> {
  const [row] = await tx.query<{ zone: string }>({ name: 'time_zone', text: 'select time_zone as zone from tenant' })
  return nowIn(row?.zone ?? 'UTC')
}
