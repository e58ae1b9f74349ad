import type { z } from 'zod'
import type { LotRow, listLots, updateLot } from '#contract/lot.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { heldOf } from '#server/item/held-stock.ts'

const columns = `o.id, o.item_id as "itemId", o.code, o.expires_on::text as "expiresOn", o.note, o.version, to_json(o.created_at)#>>'{}' as "createdAt",
  to_json(o.updated_at)#>>'{}' as "updatedAt", i.sku, i.name as "itemName", i.unit, trim_scale(s.on_hand)::text as "onHand", trim_scale(s.reserved)::text as reserved`
const stock = `cross join lateral (
    select coalesce(sum(b.on_hand), 0) as on_hand, coalesce(sum(${heldOf('b')}), 0) as reserved
    from balance b where b.tenant_id = o.tenant_id and b.lot_id = o.id and not b.is_virtual) s`

/** A page of lots with their stock, first to expire first. */
export async function listLotRows(tx: Tx, query: z.output<typeof listLots.query>) {
  const sql = new SqlText()
  const where = ['true']
  if (query.itemId) where.push(`o.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.code) where.push(`o.code_key = lower(${sql.bind(query.code)})`)
  if (query.expiresUntil) where.push(`o.expiry_key <= ${sql.bind(query.expiresUntil, 'date')}`)
  if (query.inStock === 'true')
    where.push(
      'exists (select from balance b where b.tenant_id = o.tenant_id and b.lot_id = o.id and not b.is_virtual and b.on_hand <> 0)',
    )
  const after = parseCursor(query.cursor, 2)
  if (after) where.push(`(o.expiry_key, o.id) > (${sql.bind(String(after[0]), 'date')}, ${sql.bind(after[1], 'uuid')})`)
  const text = `
    with picked as (
      select o.* from lot o where ${where.join(' and ')} order by o.expiry_key, o.id limit ${query.limit + 1})
    select ${columns} from picked o join item i on i.id = o.item_id ${stock} order by o.expiry_key, o.id`
  const rows = await tx.query<LotRow>({ name: statementName(text), text, values: sql.values })
  return toPage(rows, query.limit, (row) => [row.expiresOn ?? 'infinity', row.id])
}

/** One lot with its stock; undefined when the tenant has none by this id. */
export async function findLot(tx: Tx, id: string): Promise<LotRow | undefined> {
  const [row] = await tx.query<LotRow>({
    name: 'lot_by_id',
    text: `select ${columns} from lot o join item i on i.id = o.item_id ${stock} where o.id = $1`,
    values: [id],
  })
  return row
}

/** Locks the lot until the transaction ends. */
export async function lockLot(tx: Tx, id: string): Promise<LotRow | undefined> {
  await tx.query({ text: 'select from lot where id = $1 for update', values: [id] })
  return findLot(tx, id)
}

/** Writes what is given of a lot that is locked. @throws 23505 on `lot_code` */
export async function changeLot(tx: Tx, id: string, change: z.output<typeof updateLot.body>): Promise<void> {
  await tx.query({
    text: `update lot set code = coalesce($2, code), expires_on = case when $3 then $4::date else expires_on end, note = coalesce($5, note),
             version = version + 1, updated_at = now()
           where id = $1`,
    values: [id, change.code ?? null, change.expiresOn !== undefined, change.expiresOn ?? null, change.note ?? null],
  })
}
