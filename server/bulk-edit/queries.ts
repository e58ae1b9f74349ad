import type { BulkEditRow, ItemChange, ItemDifference } from '#contract/bulk-edit.ts'
import type { Text } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'

export interface Counts {
  selected: number
  changed: number
  unchanged: number
  refused: number
}

export interface Undone {
  restored: number
  protected: number
}

/** A bulk edit with the state of its task: how a task ended is known to the task alone. */
export interface BulkEditRecord {
  id: string
  state: 'running' | 'done' | 'refused' | 'undoing' | 'undone'
  task_state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | null
  request: { selection: unknown; change: ItemChange } | null
  is_listed: boolean
  atomic: boolean
  counts: Counts
  undone: Undone | null
  task_id: string | null
  actor_name: string
  created_at: string
  finished_at: string | null
}

const columns = `e.id, e.state, t.state as task_state, e.request, e.is_listed, e.atomic, e.counts, e.undone, e.task_id, e.actor_name,
  e.created_at, coalesce(e.finished_at, t.finished_at) as finished_at`
const source = 'bulk_edit e left join task t on t.tenant_id = e.tenant_id and t.id = e.task_id'

/** Newest first. */
export function listBulkEditPage(
  tx: Tx,
  page: { limit: number; before: string | undefined },
): Promise<BulkEditRecord[]> {
  return tx.query<BulkEditRecord>({
    text: `select ${columns} from ${source} where $1::uuid is null or e.id < $1 order by e.id desc limit $2`,
    values: [page.before, page.limit],
  })
}

export async function findBulkEdit(tx: Tx, id: string): Promise<BulkEditRecord | undefined> {
  const [row] = await tx.query<BulkEditRecord>({
    text: `select ${columns} from ${source} where e.id = $1`,
    values: [id],
  })
  return row
}

/** The bulk edit, locked until the transaction ends. */
export async function lockBulkEdit(tx: Tx, id: string): Promise<BulkEditRecord | undefined> {
  const [row] = await tx.query<BulkEditRecord>({
    text: `select ${columns} from ${source} where e.id = $1 for update of e`,
    values: [id],
  })
  return row
}

export async function insertBulkEdit(
  tx: Tx,
  edit: { request: BulkEditRecord['request']; isListed: boolean; atomic: boolean; actorName: string },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    text: `insert into bulk_edit (tenant_id, state, request, is_listed, atomic, actor_name) values ($1, 'running', $2, $3, $4, $5) returning id`,
    values: [tx.tenantId, edit.request && JSON.stringify(edit.request), edit.isListed, edit.atomic, edit.actorName],
  })
  if (!row) throw new Error('The bulk edit was not inserted.')
  return row.id
}

export async function updateBulkEdit(
  tx: Tx,
  id: string,
  {
    counts,
    undone,
    ...columns
  }: Partial<Pick<BulkEditRecord, 'state' | 'counts' | 'undone' | 'task_id' | 'finished_at' | 'is_listed'>>,
): Promise<void> {
  await tx.db
    .updateTable('bulk_edit')
    .set({
      ...columns,
      ...(counts && { counts: JSON.stringify(counts) }),
      ...(undone && { undone: JSON.stringify(undone) }),
    })
    .where('id', '=', id)
    .execute()
}

/** Lists items of an edit that each have a change of their own. */
export async function insertRows(
  tx: Tx,
  editId: string,
  rows: readonly { id: string; version?: number | undefined; change: ItemChange }[],
): Promise<void> {
  await tx.query({
    text: `insert into bulk_edit_change (tenant_id, bulk_edit_id, item_id, state, change, version)
           select $1, $2, n.id, 'pending', n.change, n.version from unnest($3::uuid[], $4::jsonb[], $5::int[]) n (id, change, version)`,
    values: [
      tx.tenantId,
      editId,
      rows.map((row) => row.id),
      rows.map((row) => JSON.stringify(row.change)),
      rows.map((row) => row.version ?? null),
    ],
  })
}

/** Lists items of an edit that is one change for all. */
export async function insertIds(tx: Tx, editId: string, ids: readonly string[]): Promise<void> {
  await tx.query({
    text: `insert into bulk_edit_change (tenant_id, bulk_edit_id, item_id, state)
           select $1, $2, n.id, 'pending' from unnest($3::uuid[]) n (id)`,
    values: [tx.tenantId, editId, ids],
  })
}

/** How many of these items there are. */
export async function countItems(tx: Tx, ids: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: 'select count(*)::int as count from item where id = any($1::uuid[])',
    values: [ids],
  })
  return row?.count ?? 0
}

export interface ListedRow {
  item_id: string
  change: ItemChange | null
  version: number | null
  before: ItemDifference | null
  after: ItemDifference | null
}

/** Rows of an edit in one state, in the order of their items. */
export function listRows(
  tx: Tx,
  editId: string,
  state: BulkEditRow['state'],
  page: { after: string | undefined; limit: number },
): Promise<ListedRow[]> {
  return tx.query<ListedRow>({
    text: `select item_id, change, version, before, after from bulk_edit_change
           where tenant_id = $1 and bulk_edit_id = $2 and state = $3 and ($4::uuid is null or item_id > $4) order by item_id limit $5`,
    values: [tx.tenantId, editId, state, page.after, page.limit],
  })
}

export async function countRows(tx: Tx, editId: string, state: BulkEditRow['state']): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    text: 'select count(*)::int as count from bulk_edit_change where tenant_id = $1 and bulk_edit_id = $2 and state = $3',
    values: [tx.tenantId, editId, state],
  })
  return row?.count ?? 0
}

/** What became of one row. */
export interface RowResult {
  id: string
  state: BulkEditRow['state']
  before?: ItemDifference | undefined
  after?: ItemDifference | undefined
  problem?: { part: string; code: string; sentence: Text } | undefined
}

/** Writes what became of rows; before and after stay as they are where none are given. */
export async function settleRows(tx: Tx, editId: string, results: readonly RowResult[]): Promise<void> {
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
  await tx.query({
    text: `update bulk_edit_change c set state = n.state, before = coalesce(n.before, c.before), after = coalesce(n.after, c.after),
             problem = n.problem, change = null
           from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[], $7::jsonb[]) n (id, state, before, after, problem)
           where c.tenant_id = $1 and c.bulk_edit_id = $2 and c.item_id = n.id`,
    values: [
      tx.tenantId,
      editId,
      results.map((row) => row.id),
      results.map((row) => row.state),
      results.map((row) => json(row.before)),
      results.map((row) => json(row.after)),
      results.map((row) => json(row.problem)),
    ],
  })
}

/** A row as it is shown. */
export interface ShownRow {
  item_id: string
  sku: string
  name: string
  state: BulkEditRow['state']
  before: ItemDifference | null
  after: ItemDifference | null
  problem: { part: string; code: string; sentence: Text } | null
}

/** Rows with their items, by item; of one of these states. */
export function listShownRows(
  tx: Tx,
  editId: string,
  page: { states: readonly BulkEditRow['state'][] | undefined; after: string | undefined; limit: number },
): Promise<ShownRow[]> {
  return tx.query<ShownRow>({
    text: `select c.item_id, i.sku, i.name, c.state, c.before, c.after, c.problem
           from bulk_edit_change c join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
           where c.tenant_id = $1 and c.bulk_edit_id = $2 and ($3::text[] is null or c.state = any($3)) and ($4::uuid is null or c.item_id > $4)
           order by c.item_id limit $5`,
    values: [tx.tenantId, editId, page.states, page.after, page.limit],
  })
}
