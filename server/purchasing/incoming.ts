import type { z } from 'zod'
import type { incomingStock, listIncomingStock } from '#contract/purchase-order.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { goodsOnTheirWay } from '#server/item/goods-on-their-way.ts'

type Incoming = z.output<typeof incomingStock>

/** A page of what is on its way by item and location. Reads the open orders and the transfers on the road of the tenant. */
export async function listIncoming(tx: Tx, query: z.output<typeof listIncomingStock.query>) {
  const sql = new SqlText()
  const where = ['true']
  if (query.itemId) where.push(`g.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.locationId)
    where.push(`g.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  const after = parseCursor(query.cursor, 2)
  if (after) where.push(`(g.item_id, g.location_id) > (${sql.bind(after[0], 'uuid')}, ${sql.bind(after[1], 'uuid')})`)
  const rows = await tx.query<Incoming>({
    text: `select g.item_id as "itemId", g.location_id as "locationId", p.name as "locationName", trim_scale(sum(g.quantity))::text as incoming,
             min(g.expected_on)::text as "expectedOn", count(distinct g.order_id)::int as orders, count(distinct g.transfer_id)::int as transfers
           from ${goodsOnTheirWay} g join location p on p.tenant_id = g.tenant_id and p.id = g.location_id
           where ${where.join(' and ')}
           group by g.item_id, g.location_id, p.name order by g.item_id, g.location_id limit ${query.limit + 1}`,
    values: sql.values,
  })
  return toPage(rows, query.limit, (row) => [row.itemId, row.locationId])
}
