import { assertCurrent, type Schema } from '#server/attribute/schema-cache.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Position, toCursor } from '#server/http/cursor.ts'

/**
 * Runs a statement that gives a page, and writes the page as JSON text.
 * @param schema  what the page was read by: its statement returns the version that stands
 */
export async function readPage(tx: Tx, sql: SqlText, text: string, limit: number, schema?: Schema): Promise<string> {
  const row = await readRows(tx, sql, text, schema)
  const nextCursor = row.size > limit && row.last ? JSON.stringify(toCursor(row.last)) : 'null'
  return `{"data":${row.data ?? '[]'},"nextCursor":${nextCursor}}`
}

/** What the statement of a page gives. */
interface Rows {
  /** the rows as a JSON array; null: none */
  data: string | null
  /** one more than asked for where others follow */
  size: number
  last: Position | null
  /** where a search through a part of the list ended */
  end?: Position | null
  version?: number
}

/** The same as its parts. */
export async function readRows(tx: Tx, sql: SqlText, text: string, schema?: Schema): Promise<Rows> {
  const [row] = await tx.query<Rows>({ name: statementName(text), text, values: sql.values })
  if (schema) assertCurrent(tx, schema, row?.version)
  return row ?? { data: null, size: 0, last: null }
}
