import type { z } from 'zod'
import type { listPurchaseOrders, PurchaseOrder, PurchaseOrderRow } from '#contract/purchase-order.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { enteredJson } from '#server/stock/movement-json.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'

/** Parts of an order's wire form that its lists have too: of `o`, with `s` its supplier, `p` its place and `n` the sums of its lines. */
const rowParts = `'id', o.id, 'number', o.number, 'state', o.state, 'supplierId', o.supplier_id, 'supplierName', s.name, 'locationId', o.location_id,
  'locationName', p.name, 'currency', o.currency, 'reference', o.reference, 'total', trim_scale(round(n.total, 2))::text, 'lineCount', n.lines,
  'expectedOn', n.expected, 'isLate', o.state in ('sent', 'partlyReceived') and coalesce(n.expected < (now() at time zone (select time_zone from tenant))::date, false),
  'sentAt', o.sent_at, 'version', o.version, 'createdAt', o.created_at, 'updatedAt', o.updated_at`

const source = `purchase_order o
  join supplier s on s.tenant_id = o.tenant_id and s.id = o.supplier_id
  join location p on p.tenant_id = o.tenant_id and p.id = o.location_id
  cross join lateral (
    select count(*) as lines, coalesce(sum(l.quantity * l.unit_price), 0) as total,
      coalesce(min(coalesce(l.expected_on, o.expected_on)) filter (where l.received < l.ordered), o.expected_on) as expected
    from purchase_order_line l where l.tenant_id = o.tenant_id and l.order_id = o.id) n`

const lines = `(select coalesce(json_agg(json_build_object(
    'id', l.id, 'lineNo', l.line_no, 'itemId', l.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'supplierCode', l.supplier_code,
    'quantity', trim_scale(l.quantity)::text, 'packUnit', l.pack_unit, 'packSize', trim_scale(l.pack_size)::text, 'unitPrice', trim_scale(l.unit_price)::text,
    'expectedOn', l.expected_on, 'ordered', trim_scale(l.ordered)::text, 'received', trim_scale(l.received)::text, 'returned', trim_scale(l.returned)::text,
    'open', trim_scale(greatest(l.ordered - l.received, 0))::text) order by l.line_no), '[]')
  from purchase_order_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
  where l.tenant_id = o.tenant_id and l.order_id = o.id)`

const receipts = `(select coalesce(json_agg(json_build_object(
    'movementId', m.id, 'isReturn', g.is_return, 'effectiveAt', m.effective_at, 'recordedAt', m.recorded_at, 'actorName', m.actor_name,
    'reversedById', (select v.id from movement v where v.tenant_id = m.tenant_id and v.reverses_id = m.id), 'lines', g.lines) order by m.recorded_at, m.id), '[]')
  from (
    select r.movement_id, r.is_return, json_agg(json_build_object('lineId', r.order_line_id, 'quantity', trim_scale(r.quantity)::text, 'entered', ${enteredJson('k')},
        'lotId', k.lot_id, 'lotCode', t.code) order by r.line_no) as lines
    from purchase_order_line l join purchase_receipt_line r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
      join movement_line k on k.tenant_id = r.tenant_id and k.movement_id = r.movement_id and k.line_no = r.line_no
      left join lot t on t.tenant_id = k.tenant_id and t.id = k.lot_id
    where l.tenant_id = o.tenant_id and l.order_id = o.id group by r.movement_id, r.is_return) g
  join movement m on m.tenant_id = o.tenant_id and m.id = g.movement_id)`

const whole = `json_build_object(${rowParts}, 'note', o.note, 'expectedDay', o.expected_on,
  'overReceiptPercent', trim_scale(o.over_receipt_percent)::text,
  'tolerancePercent', trim_scale(coalesce(o.over_receipt_percent, (select over_receipt_percent from purchasing_settings), 0))::text,
  'createdByName', o.created_by_name, 'approvedAt', o.approved_at, 'approvedByName', o.approved_by_name, 'sentByName', o.sent_by_name,
  'mailTo', o.mail_to, 'mailedAt', o.mailed_at, 'mailFailedAt', o.mail_failed_at, 'endedAt', o.ended_at, 'endedByName', o.ended_by_name,
  'endReason', o.end_reason, 'lines', ${lines}, 'receipts', ${receipts})`

export async function findOrder(tx: Tx, id: string): Promise<PurchaseOrder | undefined> {
  const [row] = await tx.query<{ wire: PurchaseOrder }>({
    name: 'purchase_order_by_id',
    text: `select ${whole} as wire from ${source} where o.id = $1`,
    values: [id],
  })
  return row?.wire
}

/** @throws AppError not_found */
export async function getOrder(tx: Tx, id: string): Promise<PurchaseOrder> {
  const order = await findOrder(tx, id)
  if (!order) throw new AppError('not_found')
  return order
}

/** Locks the order until the transaction ends, then reads it. @throws AppError not_found */
export async function lockOrder(tx: Tx, id: string): Promise<PurchaseOrder> {
  await tx.query({ text: 'select from purchase_order where id = $1 for update', values: [id] })
  return getOrder(tx, id)
}

/** States in which something is still to be done about an order. */
const open = `('draft', 'approved', 'sent', 'partlyReceived')`

/** Orders newest first, one more than asked for. */
export async function listOrders(
  tx: Tx,
  query: z.output<typeof listPurchaseOrders.query>,
): Promise<PurchaseOrderRow[]> {
  const sql = new SqlText()
  const where = ['true']
  if (query.state === 'open') where.push(`o.state in ${open}`)
  else if (query.state) where.push(`o.state = ${sql.bind(query.state)}`)
  if (query.supplierId) where.push(`o.supplier_id = ${sql.bind(query.supplierId, 'uuid')}`)
  if (query.itemId)
    where.push(
      `exists (select from purchase_order_line l where l.tenant_id = o.tenant_id and l.order_id = o.id and l.item_id = ${sql.bind(query.itemId, 'uuid')})`,
    )
  if (query.late === 'true')
    where.push(
      `o.state in ('sent', 'partlyReceived') and n.expected < (now() at time zone (select time_zone from tenant))::date`,
    )
  const after = parseIdCursor(query.cursor)
  if (after) where.push(`o.id < ${sql.bind(after, 'uuid')}`)
  const rows = await tx.query<{ wire: PurchaseOrderRow }>({
    text: `select json_build_object(${rowParts}) as wire from ${source} where ${where.join(' and ')} order by o.id desc limit ${query.limit + 1}`,
    values: sql.values,
  })
  return rows.map(({ wire }) => wire)
}
