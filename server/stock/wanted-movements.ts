import type { z } from 'zod'
import type { listMovements } from '#contract/movement.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { hasLine } from './line-filter.ts'

/** Which movements are asked for. */
export type Wanted = Omit<z.output<typeof listMovements.query>, 'limit' | 'cursor' | 'sort'>

/** How many lines the wanted movements have; of an item or a location that is asked for, its own. */
export async function countMovementLines(tx: Tx, query: Wanted, view: FieldView): Promise<number> {
  const sql = new SqlText()
  const { source, where, period } = wantedMovements(sql, query, view)
  where.push(...period, ...askedLines(sql, query, 'c'))
  const text = `select count(*)::int as n from ${source} join movement_line c on c.movement_id = m.id where ${where.join(' and ')}`
  const [row] = await tx.query<{ n: number }>({ text, values: sql.values })
  return row?.n ?? 0
}

/** SQL of where the wanted movements `m` are read from, and of what holds of them: of their time by `period`, which an index has. */
export function wantedMovements(sql: SqlText, query: Wanted, view: FieldView) {
  const where = ['true']
  if (query.kind) where.push(`m.kind = ${sql.bind(query.kind)}`)
  if (query.importId) where.push(`m.import_id = ${sql.bind(query.importId, 'uuid')}`)
  const period: string[] = []
  if (query.from) period.push(`m.effective_at >= ${sql.bind(query.from, 'timestamptz')}`)
  if (query.to) period.push(`m.effective_at < ${sql.bind(query.to, 'timestamptz')}`)
  if (query.filter) where.push(hasLine(sql, query.filter, view))
  return { source: movementsOf(sql, query), where, period }
}

/** The movements to page through: all, or those with a line of the item or at the location. */
function movementsOf(sql: SqlText, query: Wanted): string {
  if (!query.itemId && !query.locationId) return 'movement m'
  const lines = askedLines(sql, query, 'l')
  return `(select distinct l.effective_at, l.movement_id from movement_line l where ${lines.join(' and ')}) t join movement m on m.id = t.movement_id`
}

/** The conditions on a line to be of the item, and from or to the location or a place below it, that are asked for. */
function askedLines(sql: SqlText, { itemId, locationId }: Wanted, line: string): string[] {
  const conditions: string[] = []
  if (itemId) conditions.push(`${line}.item_id = ${sql.bind(itemId, 'uuid')}`)
  if (locationId) {
    const places = `(select location_and_below(${sql.bind(locationId, 'uuid')}))`
    conditions.push(`(${line}.from_location_id in ${places} or ${line}.to_location_id in ${places})`)
  }
  return conditions
}
