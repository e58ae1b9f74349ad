import type { z } from 'zod'
import type { listReservations, Reservation } from '#contract/reservation.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'

const columns = `r.id, r.item_id as "itemId", i.sku, i.name as "itemName", i.unit, r.location_id as "locationId", l.code as "locationCode",
  l.name as "locationName", r.lot_id as "lotId", o.code as "lotCode", o.expires_on::text as "expiresOn", trim_scale(r.quantity)::text as quantity, r.kind,
  to_json(r.expires_at)#>>'{}' as "expiresAt", r.reference, d.id as "salesOrderId", d.number as "salesOrderNumber", r.created_by_name as "createdByName", r.version, to_json(r.created_at)#>>'{}' as "createdAt"`
const source = `reservation r join item i on i.tenant_id = r.tenant_id and i.id = r.item_id
  join location l on l.tenant_id = r.tenant_id and l.id = r.location_id
  left join lot o on o.tenant_id = r.tenant_id and o.id = r.lot_id
  left join sales_order_line n on n.tenant_id = r.tenant_id and n.id = r.order_line_id
  left join sales_order d on d.tenant_id = n.tenant_id and d.id = n.order_id`

/** A page of reservations that have not ended. */
export async function listReservationRows(tx: Tx, query: z.output<typeof listReservations.query>) {
  const sql = new SqlText()
  const where = ['(r.expires_at is null or r.expires_at > now())']
  if (query.itemId) where.push(`r.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.locationId)
    where.push(`r.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  if (query.lotId) where.push(`r.lot_id = ${sql.bind(query.lotId, 'uuid')}`)
  const after = parseIdCursor(query.cursor)
  if (after) where.push(`r.id < ${sql.bind(after, 'uuid')}`)
  const text = `select ${columns} from ${source} where ${where.join(' and ')} order by r.id desc limit ${query.limit + 1}`
  const rows = await tx.query<Reservation>({ name: statementName(text), text, values: sql.values })
  return toPage(rows, query.limit, ({ id }) => [id])
}

/** One that has not ended. @throws AppError not_found */
export async function getReservation(tx: Tx, id: string): Promise<Reservation> {
  const [row] = await tx.query<Reservation>({
    name: 'reservation_by_id',
    text: `select ${columns} from ${source} where r.id = $1 and (r.expires_at is null or r.expires_at > now())`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  return row
}
