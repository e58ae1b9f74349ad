import type { z } from 'zod'
import type { listDuplicates } from '#contract/duplicate.ts'
import type { ItemRow } from '#contract/item.ts'
import type { PairReason } from '#core/duplicate/find-pairs.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor } from '#server/http/cursor.ts'
import { itemJson } from '#server/item/item-json.ts'
import { itemStock, stockJson } from '#server/item/item-stock.ts'

export interface ListedItem {
  id: string
  sku: string
  name: string
  description: string
  barcode: string | null
}

/** Items in use by their id, but those with variants, which hold no stock, and variants, which are called as their parent. */
export function listItemsAfter(tx: Tx, after: string, limit: number): Promise<ListedItem[]> {
  return tx.query<ListedItem>({
    name: 'duplicate_items',
    text: `select id, sku, name, left(description, 500) as description, barcode from item
           where tenant_id = $1 and id > $2 and archived_at is null and parent_id is null and variant_axes is null order by id limit $3`,
    values: [tx.tenantId, after, limit],
  })
}

/** Notes that a search begins. @returns when, exactly */
export async function noteBegun(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ at: string }>({
    text: `insert into duplicate_search (tenant_id, begun_at) values ($1, now())
           on conflict (tenant_id) do update set begun_at = excluded.begun_at returning begun_at::text as at`,
    values: [tx.tenantId],
  })
  return row?.at ?? ''
}

export interface NewPair {
  leftId: string
  rightId: string
  score: number
  reasons: readonly PairReason[]
}

/** Keeps pairs that were found; one that was decided on stays as it is. */
export async function storePairs(tx: Tx, pairs: readonly NewPair[], foundAt: string): Promise<void> {
  await tx.query({
    name: 'duplicate_store',
    text: `insert into duplicate_pair as p (tenant_id, left_id, right_id, score, reasons, found_at)
           select $1, j.left_id, j.right_id, j.score, j.reasons, $3
           from json_to_recordset($2) as j (left_id uuid, right_id uuid, score float8, reasons text[])
           on conflict (tenant_id, left_id, right_id) do update set score = excluded.score, reasons = excluded.reasons, found_at = excluded.found_at
             where p.state = 'open'`,
    values: [
      tx.tenantId,
      JSON.stringify(
        pairs.map(({ leftId, rightId, score, reasons }) => ({ left_id: leftId, right_id: rightId, score, reasons })),
      ),
      foundAt,
    ],
  })
}

/** Drops open pairs that no search found since. */
export async function dropStale(tx: Tx, foundAt: string): Promise<void> {
  await tx.query({
    text: `delete from duplicate_pair where tenant_id = $1 and state = 'open' and found_at < $2`,
    values: [tx.tenantId, foundAt],
  })
}

/** A pair as it is stored, its items with their stock. */
export interface PairRow {
  id: string
  left: ItemRow
  right: ItemRow
  score: number
  reasons: PairReason[]
  state: 'open' | 'dismissed' | 'merged'
  decidedAt: string | null
  decidedByName: string | null
  version: number
}

const side = (item: string) => `(
  select json_build_object(${itemJson}, ${stockJson})
  from item i ${itemStock}
  where i.tenant_id = p.tenant_id and i.id = p.${item})`
const columns = `p.id, ${side('left_id')} as left, ${side('right_id')} as right, p.score, p.reasons, p.state,
  to_json(p.decided_at)#>>'{}' as "decidedAt", p.decided_by_name as "decidedByName", p.version`
/** An open pair of which one was archived meanwhile is nothing to decide on. */
const inUse = `not exists (select from item a where a.tenant_id = p.tenant_id and a.id in (p.left_id, p.right_id) and a.archived_at is not null)`

/** Pairs by their likelihood, one more than asked for. */
export function listPairRows(tx: Tx, query: z.output<typeof listDuplicates.query>): Promise<PairRow[]> {
  const sql = new SqlText()
  const where = [`p.tenant_id = ${sql.bind(tx.tenantId, 'uuid')}`, `p.state = ${sql.bind(query.state)}`]
  if (query.state === 'open') where.push(inUse)
  const after = parseCursor(query.cursor, 2)
  if (after) where.push(`(p.score, p.id) < (${sql.bind(after[0], 'float8')}, ${sql.bind(after[1], 'uuid')})`)
  const text = `
    select ${columns} from (
      select p.* from duplicate_pair p where ${where.join(' and ')} order by p.score desc, p.id desc limit ${query.limit + 1}) p
    order by p.score desc, p.id desc`
  return tx.query<PairRow>({ name: statementName(text), text, values: sql.values })
}

/** One pair, locked until the transaction ends. */
export async function lockPair(tx: Tx, id: string): Promise<Pick<PairRow, 'state' | 'version'> | undefined> {
  const [row] = await tx.query<Pick<PairRow, 'state' | 'version'>>({
    text: 'select state, version from duplicate_pair where id = $1 for update',
    values: [id],
  })
  return row
}

/** Writes what a person decided. @returns the pair as it is then */
export async function writeDecision(
  tx: Tx,
  { id, state, name }: { id: string; state: 'open' | 'dismissed'; name: string },
): Promise<PairRow> {
  await tx.query({
    text: `update duplicate_pair set state = $2, version = version + 1, decided_at = case when $2 = 'open' then null else now() end,
             decided_by_name = case when $2 = 'open' then null else $3 end where id = $1`,
    values: [id, state, name],
  })
  const [row] = await tx.query<PairRow>({
    text: `select ${columns} from duplicate_pair p where p.id = $1`,
    values: [id],
  })
  if (!row) throw new Error('a locked pair is there')
  return row
}
