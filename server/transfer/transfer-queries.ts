import type { z } from 'zod'
import type { listTransfers, Transfer, TransferRow } from '#contract/transfer.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { enteredJson } from '#server/stock/movement-json.ts'
import { parseIdCursor } from '#server/tenant/id-cursor.ts'

/** Parts of a transfer's wire form that its list has too: of `t`, with `m` its dispatch, `f` and `g` its places and `n` the sums of its lines. */
const rowParts = `'id', t.id, 'fromLocationId', t.from_location_id, 'fromLocationName', f.name, 'toLocationId', t.to_location_id, 'toLocationName', g.name,
  'state', t.state, 'reference', t.reference, 'note', t.note, 'expectedOn', t.expected_on,
  'isLate', t.state = 'open' and coalesce(t.expected_on < (now() at time zone (select time_zone from tenant))::date, false),
  'shippedAt', m.effective_at, 'shippedBy', m.actor_name, 'lineCount', n.lines, 'openLines', n.open, 'version', t.version`

const source = `transfer t
  join movement m on m.tenant_id = t.tenant_id and m.id = t.dispatch_id
  join location f on f.tenant_id = t.tenant_id and f.id = t.from_location_id
  join location g on g.tenant_id = t.tenant_id and g.id = t.to_location_id
  cross join lateral (
    select count(*) as lines, count(*) filter (where t.state = 'open' and l.received + l.missing < l.quantity) as open
    from transfer_line l where l.tenant_id = t.tenant_id and l.transfer_id = t.id) n`

const lines = `(select json_agg(json_build_object(
    'lineNo', l.line_no, 'itemId', l.item_id, 'sku', i.sku, 'itemName', i.name, 'unit', i.unit, 'lotId', l.lot_id, 'lotCode', o.code,
    'shipped', trim_scale(l.quantity)::text, 'entered', ${enteredJson('d')}, 'received', trim_scale(l.received)::text, 'missing', trim_scale(l.missing)::text,
    'open', case when t.state = 'cancelled' then '0' else trim_scale(l.quantity - l.received - l.missing)::text end) order by l.line_no)
  from transfer_line l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
    left join movement_line d on d.tenant_id = l.tenant_id and d.movement_id = t.dispatch_id and d.line_no = l.line_no
    left join lot o on o.tenant_id = l.tenant_id and o.id = l.lot_id
  where l.tenant_id = t.tenant_id and l.transfer_id = t.id)`

const arrivals = `(select coalesce(json_agg(json_build_object(
    'movementId', w.id, 'isMissing', a.is_missing, 'effectiveAt', w.effective_at, 'actorName', w.actor_name, 'reason', w.reason,
    'reversedById', (select v.id from movement v where v.tenant_id = w.tenant_id and v.reverses_id = w.id), 'lines', a.lines) order by w.recorded_at, w.id), '[]')
  from (
    select r.movement_id, r.is_missing, json_agg(json_build_object('lineNo', r.transfer_line_no, 'quantity', trim_scale(r.quantity)::text, 'entered', ${enteredJson('k')}) order by r.line_no) as lines
    from transfer_arrival r
      join movement_line k on k.tenant_id = r.tenant_id and k.movement_id = r.movement_id and k.line_no = r.line_no
    where r.tenant_id = t.tenant_id and r.transfer_id = t.id group by r.movement_id, r.is_missing) a
  join movement w on w.tenant_id = t.tenant_id and w.id = a.movement_id)`

/** @throws AppError not_found */
export async function getTransfer(tx: Tx, id: string): Promise<Transfer> {
  const [row] = await tx.query<{ wire: Transfer }>({
    name: 'transfer-by-id',
    text: `select json_build_object(${rowParts}, 'dispatchId', t.dispatch_id, 'lines', ${lines}, 'arrivals', ${arrivals}) as wire from ${source} where t.id = $1`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

/** Transfers newest first, one more than asked for. */
export async function listTransferRows(tx: Tx, query: z.output<typeof listTransfers.query>): Promise<TransferRow[]> {
  const sql = new SqlText()
  const where = ['true']
  // a literal, so that the index of open transfers serves
  if (query.state !== 'all') where.push(`t.state = '${query.state}'`)
  if (query.locationId) {
    const place = sql.bind(query.locationId, 'uuid')
    where.push(`(t.from_location_id = ${place} or t.to_location_id = ${place})`)
  }
  const after = parseIdCursor(query.cursor)
  if (after) where.push(`t.id < ${sql.bind(after, 'uuid')}`)
  const rows = await tx.query<{ wire: TransferRow }>({
    text: `select json_build_object(${rowParts}) as wire from ${source} where ${where.join(' and ')} order by t.id desc limit ${query.limit + 1}`,
    values: sql.values,
  })
  return rows.map(({ wire }) => wire)
}
