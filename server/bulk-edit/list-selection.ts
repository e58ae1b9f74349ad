import type { ItemSelection } from '#contract/bulk-edit.ts'
import { sentence } from '#contract/words/sentence.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { compileText, scopeOf } from '#server/item/filter-sql.ts'
import { type ItemView, selectionSql } from '#server/item/item-selection.ts'

/** Most items that one edit changes. */
const mostItems = 500_000

export type ListSelection = Exclude<ItemSelection, { ids: unknown }>

/** The first ids a list's selection holds, in no order. */
export async function selectIds(tx: Tx, selection: ListSelection, view: ItemView, limit: number): Promise<string[]> {
  const sql = new SqlText()
  const where = toCondition(sql, tx, selection, view)
  const rows = await tx.query<{ id: string }>({
    text: `select i.id from item i where ${where} limit ${limit}`,
    values: sql.values,
    planEachTime: true,
  })
  return rows.map((row) => row.id)
}

/** How many items a list's selection holds, counted up to a limit. */
export async function countSelection(tx: Tx, selection: ListSelection, view: ItemView, limit: number): Promise<number> {
  const sql = new SqlText()
  const where = toCondition(sql, tx, selection, view)
  const [row] = await tx.query<{ count: number }>({
    text: `select count(*)::int as count from (select from item i where ${where} limit ${limit}) i`,
    values: sql.values,
    planEachTime: true,
  })
  return row?.count ?? 0
}

/**
 * Lists all items a selection holds as rows of an edit, in one statement: 100,000 a second. They are the ones it holds at this
 * moment.
 * @returns how many
 * @throws AppError invalid_value  more than 500,000
 */
export async function insertSelection(
  tx: Tx,
  editId: string,
  selection: ListSelection,
  view: ItemView,
): Promise<number> {
  const sql = new SqlText()
  const [tenant, edit] = [sql.bind(tx.tenantId, 'uuid'), sql.bind(editId, 'uuid')]
  const where = toCondition(sql, tx, selection, view)
  const [row] = await tx.query<{ count: number }>({
    text: `with listed as (
             insert into bulk_edit_change (tenant_id, bulk_edit_id, item_id, state)
             select ${tenant}, ${edit}, i.id, 'pending' from item i where ${where} limit ${mostItems + 1} returning item_id)
           select count(*)::int as count from listed`,
    values: sql.values,
    planEachTime: true,
  })
  const count = row?.count ?? 0
  if (count > mostItems)
    throw new AppError('invalid_value', { detail: sentence('bulkEdit.tooMany', { most: mostItems }) })
  return count
}

function toCondition(sql: SqlText, tx: Tx, { filter, text, archived, except }: ListSelection, view: ItemView): string {
  const scope = { tenantId: tx.tenantId, ...scopeOf(view) }
  const parts = [selectionSql(sql, { filter, archived }, scope)]
  const words = text?.trim()
  if (words) parts.push(compileText(sql, words, scope))
  if (except && except.length > 0) parts.push(`not (i.id = any(${sql.bind(except, 'uuid[]')}))`)
  return parts.join(' and ')
}
