import type { z } from 'zod'
import type { listSalesOrders, SalesOrder, SalesOrderRow } from '#contract/sales-order.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { enteredJson } from '#server/stock/movement-json.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'

/** What is set aside for line `l`: reservations that have not ended, as those of orders never do. */
const reserved = `(select coalesce(sum(r.quantity), 0) from reservation r where r.tenant_id = l.tenant_id and r.order_line_id = l.id)`

/** Parts of an order's wire form that its lists have too: of `o`, with `p` its place and `n` the sums of its lines. */
const rowParts = `'id', o.id, 'number', o.number, 'state', o.state, 'customerName', o.customer_name, 'locationId', o.location_id,
  'locationName', p.name, 'currency', o.currency, 'reference', o.reference, 'total', trim_scale(round(n.total, 2))::text, 'lineCount', n.lines, 'dueOn', o.due_on,
  'isLate', o.state in ('open', 'partlyShipped') and coalesce(o.due_on < (now() at time zone (select time_zone from tenant))::date, false),
  'isReserved', o.state in ('open', 'partlyShipped') and n.covered, 'version', o.version, 'createdAt', o.created_at, 'updatedAt', o.updated_at`

const source = `sales_order o
  join location p on p.tenant_id = o.tenant_id and p.id = o.location_id
  cross join lateral (
    select count(*) as lines, coalesce(sum(l.quantity * l.unit_price), 0) as total, bool_and(l.quantity - l.shipped <= ${reserved}) as covered
    from sales_order_line l where l.tenant_id = o.tenant_id and l.order_id = o.id) n`

const lines = `(select coalesce(json_agg(json_build_object(
    'id', l.id, 'lineNo', l.line_no, 'itemId', l.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'quantity', trim_scale(l.quantity)::text,
    'entered', ${enteredJson('l')}, 'unitPrice', trim_scale(l.unit_price)::text, 'reserved', trim_scale(${reserved})::text, 'shipped', trim_scale(l.shipped)::text,
    'returned', trim_scale(l.returned)::text, 'open', trim_scale(l.quantity - l.shipped)::text) order by l.line_no), '[]')
  from sales_order_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
  where l.tenant_id = o.tenant_id and l.order_id = o.id)`

const picks = `(select coalesce(json_agg(json_build_object(
    'reservationId', r.id, 'version', r.version, 'lineId', l.id, 'locationId', r.location_id, 'locationCode', c.code, 'locationName', c.name,
    'lotId', r.lot_id, 'lotCode', t.code, 'expiresOn', t.expires_on, 'quantity', trim_scale(r.quantity)::text)
    order by c.code, l.line_no, t.expiry_key, t.id), '[]')
  from sales_order_line l join reservation r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
    join location c on c.tenant_id = r.tenant_id and c.id = r.location_id left join lot t on t.tenant_id = r.tenant_id and t.id = r.lot_id
  where l.tenant_id = o.tenant_id and l.order_id = o.id)`

const shipments = `(select coalesce(json_agg(json_build_object(
    'movementId', m.id, 'disposition', g.disposition, 'effectiveAt', m.effective_at, 'recordedAt', m.recorded_at, 'actorName', m.actor_name,
    'reversedById', (select v.id from movement v where v.tenant_id = m.tenant_id and v.reverses_id = m.id), 'lines', g.lines) order by m.recorded_at, m.id), '[]')
  from (
    select s.movement_id, s.disposition, json_agg(json_build_object('lineId', s.order_line_id, 'quantity', trim_scale(s.quantity)::text, 'entered', ${enteredJson('k')},
      'lotId', k.lot_id, 'lotCode', t.code) order by s.line_no) as lines
    from sales_order_line l join sales_shipment_line s on s.tenant_id = l.tenant_id and s.order_line_id = l.id
      join movement_line k on k.tenant_id = s.tenant_id and k.movement_id = s.movement_id and k.line_no = s.line_no
      left join lot t on t.tenant_id = k.tenant_id and t.id = k.lot_id
    where l.tenant_id = o.tenant_id and l.order_id = o.id group by s.movement_id, s.disposition) g
  join movement m on m.tenant_id = o.tenant_id and m.id = g.movement_id)`

const whole = `json_build_object(${rowParts}, 'note', o.note, 'createdByName', o.created_by_name, 'endedAt', o.ended_at,
  'endedByName', o.ended_by_name, 'endReason', o.end_reason, 'lines', ${lines}, 'picks', ${picks}, 'shipments', ${shipments})`

/** @throws AppError not_found */
export async function getOrder(tx: Tx, id: string): Promise<SalesOrder> {
  const [row] = await tx.query<{ wire: SalesOrder }>({
    name: 'sales_order_by_id',
    text: `select ${whole} as wire from ${source} where o.id = $1`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

/** Locks the order until the transaction ends, then reads it. @throws AppError not_found */
export async function lockOrder(tx: Tx, id: string): Promise<SalesOrder> {
  await tx.query({ text: 'select from sales_order where id = $1 for update', values: [id] })
  return getOrder(tx, id)
}

/** Orders newest first, one more than asked for. */
export async function listOrders(tx: Tx, query: z.output<typeof listSalesOrders.query>): Promise<SalesOrderRow[]> {
  const sql = new SqlText()
  const where = ['true']
  if (query.state === 'toShip') where.push(`o.state in ('open', 'partlyShipped')`)
  else if (query.state) where.push(`o.state = ${sql.bind(query.state)}`)
  if (query.itemId)
    where.push(
      `exists (select from sales_order_line l where l.tenant_id = o.tenant_id and l.order_id = o.id and l.item_id = ${sql.bind(query.itemId, 'uuid')})`,
    )
  if (query.late === 'true')
    where.push(
      `o.state in ('open', 'partlyShipped') and o.due_on < (now() at time zone (select time_zone from tenant))::date`,
    )
  const after = parseIdCursor(query.cursor)
  if (after) where.push(`o.id < ${sql.bind(after, 'uuid')}`)
  const text = `select json_build_object(${rowParts}) as wire from ${source} where ${where.join(' and ')} order by o.id desc limit ${query.limit + 1}`
  const rows = await tx.query<{ wire: SalesOrderRow }>({ name: statementName(text), text, values: sql.values })
  return rows.map(({ wire }) => wire)
}
