import type { z } from 'zod'
import type { Checkout, listCheckouts } from '#contract/checkout.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { type Position, parseCursor } from '#server/http/cursor.ts'

const wire = `json_build_object(
  'id', c.id, 'itemId', c.item_id, 'sku', i.sku, 'itemName', i.name, 'lotId', c.lot_id, 'serial', o.code, 'state', c.state,
  'holderName', c.holder_name, 'holderUserId', c.holder_user_id, 'holderLocationId', c.holder_location_id,
  'fromLocationId', c.from_location_id, 'fromLocationName', f.name, 'dueOn', c.due_on,
  'isOverdue', c.state = 'out' and c.due_key < (now() at time zone (select time_zone from tenant))::date, 'note', c.note,
  'outAt', m.effective_at, 'outBy', m.actor_name, 'outMovementId', m.id, 'returnedAt', r.effective_at, 'returnedBy', r.actor_name,
  'returnedToName', (select g.name from movement_line l join location g on g.tenant_id = l.tenant_id and g.id = l.to_location_id
    where l.tenant_id = r.tenant_id and l.movement_id = r.id and not g.is_virtual limit 1),
  'condition', c.condition, 'returnNote', c.return_note, 'returnMovementId', c.return_movement_id, 'version', c.version)`

const source = `checkout c
  join item i on i.tenant_id = c.tenant_id and i.id = c.item_id
  join lot o on o.tenant_id = c.tenant_id and o.id = c.lot_id
  join location f on f.tenant_id = c.tenant_id and f.id = c.from_location_id
  join movement m on m.tenant_id = c.tenant_id and m.id = c.out_movement_id
  left join movement r on r.tenant_id = c.tenant_id and r.id = c.return_movement_id`

/** @throws AppError not_found */
export async function getCheckout(tx: Tx, id: string): Promise<Checkout> {
  const [row] = await tx.query<{ wire: Checkout }>({
    name: 'checkout_by_id',
    text: `select ${wire} as wire from ${source} where c.id = $1`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  return row.wire
}

type Query = z.output<typeof listCheckouts.query>

/** What is out comes by its day, the rest by when it was given out, newest first. */
const isByDay = ({ show }: Pick<Query, 'show'>) => show === 'out' || show === 'overdue'

/** A page's rows, one more than asked for. */
export async function listCheckoutRows(tx: Tx, query: Query): Promise<Checkout[]> {
  const sql = new SqlText()
  const where = ['true']
  // literals, so that the index of what is out serves
  if (isByDay(query)) where.push(`c.state = 'out'`)
  if (query.show === 'overdue') where.push('c.due_key < (now() at time zone (select time_zone from tenant))::date')
  if (query.show === 'past') where.push(`c.state <> 'out'`)
  if (query.itemId) where.push(`c.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.lotId) where.push(`c.lot_id = ${sql.bind(query.lotId, 'uuid')}`)
  const after = parseCursor(query.cursor, 2)
  if (after) {
    const [day, id] = [sql.bind(String(after[0]), 'date'), sql.bind(after[1], 'uuid')]
    where.push(isByDay(query) ? `(c.due_key, c.id) > (${day}, ${id})` : `c.id < ${id}`)
  }
  const rows = await tx.query<{ wire: Checkout }>({
    text: `select ${wire} as wire from ${source} where ${where.join(' and ')}
           order by ${isByDay(query) ? 'c.due_key, c.id' : 'c.id desc'} limit ${query.limit + 1}`,
    values: sql.values,
  })
  return rows.map(({ wire: row }) => row)
}

/** Where a page of check-outs ends. */
export function positionOf({ dueOn, id }: Checkout): Position {
  return [dueOn ?? 'infinity', id]
}

interface Unit {
  item_id: string
  serial: string
  sku: string
  tracking: string
  /** where it is; null: nowhere of ours */
  location_id: string | null
  /** with somebody */
  is_held: boolean
}

/**
 * Locks a unit until the transaction ends, as movements of it do first, and says where it is.
 * @returns undefined when the tenant has none by this id
 */
export async function lockUnit(tx: Tx, lotId: string): Promise<Unit | undefined> {
  await tx.query({ text: 'select from lot where id = $1 for no key update', values: [lotId] })
  const [unit] = await tx.query<Unit>({
    name: 'checkout_unit',
    text: `select o.item_id, o.code as serial, i.sku, i.tracking, b.location_id, coalesce(l.kind = 'holder', false) as is_held
           from lot o join item i on i.id = o.item_id
             left join (balance b join location l on l.tenant_id = b.tenant_id and l.id = b.location_id)
               on b.tenant_id = o.tenant_id and b.lot_id = o.id and b.on_hand > 0 and (not b.is_virtual or l.kind = 'holder')
           where o.id = $1 order by b.is_virtual limit 1`,
    values: [lotId],
  })
  return unit
}
