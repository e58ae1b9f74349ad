import type { z } from 'zod'
import type { incomingStock, listIncomingStock } from '#contract/purchase-order.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { incomingStates } from '#server/item/stock-figures.ts'

type Incoming = z.output<typeof incomingStock>

/** A page of what is on its way by item and location. Reads the open orders of the tenant. */
export async function listIncoming(tx: Tx, query: z.output<typeof listIncomingStock.query>) {
  const sql = new SqlText()
  const where = [`o.state in ${incomingStates}`, 'l.received < l.ordered']
  if (query.itemId) where.push(`l.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.locationId)
    where.push(`o.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  const after = parseCursor(query.cursor, 2)
  if (after) where.push(`(l.item_id, o.location_id) > (${sql.bind(after[0], 'uuid')}, ${sql.bind(after[1], 'uuid')})`)
  const rows = await tx.query<Incoming>({
    text: `select l.item_id as "itemId", o.location_id as "locationId", p.name as "locationName", trim_scale(sum(l.ordered - l.received))::text as incoming,
             min(coalesce(l.expected_on, o.expected_on))::text as "expectedOn", count(distinct o.id)::int as orders
           from purchase_order o join purchase_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
             join location p on p.tenant_id = o.tenant_id and p.id = o.location_id
           where ${where.join(' and ')}
           group by l.item_id, o.location_id, p.name order by l.item_id, o.location_id limit ${query.limit + 1}`,
    values: sql.values,
  })
  return toPage(rows, query.limit, (row) => [row.itemId, row.locationId])
}
