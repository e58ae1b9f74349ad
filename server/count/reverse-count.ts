import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type BatchLine, type BatchMovement, postBatch } from '#server/stock/post-batch.ts'
import { changeCount, lockCount } from './queries.ts'

interface PostedLine {
  movement_id: string
  effective_at: string
  reference: string
  item_id: string
  from_location_id: string
  to_location_id: string
  lot_id: string | null
  quantity: string
  unit: string
  unit_price: string | null
}

/**
 * Takes back all that an approval posted, all or none; what was taken back by hand stays so.
 * @throws AppError not_found, count_not_open, insufficient_stock
 */
export async function reverse(tx: Tx, actor: Actor, countId: string, reason: string): Promise<void> {
  const count = await lockCount(tx, countId, 'update')
  if (!count) throw new AppError('not_found')
  if (count.state !== 'approved') throw new AppError('count_not_open')
  // Locked, so that a reversal of one of them by hand comes before or after.
  const posted = await tx.query<PostedLine>({
    text: `select m.id as movement_id, m.effective_at, m.reference, l.item_id, l.from_location_id, l.to_location_id, l.lot_id, l.quantity::text, l.unit, l.unit_price::text
           from count_movement k
             join movement m on m.tenant_id = k.tenant_id and m.id = k.movement_id
             join movement_line l on l.tenant_id = m.tenant_id and l.movement_id = m.id
           where k.count_id = $1 and not exists (select from movement r where r.tenant_id = m.tenant_id and r.reverses_id = m.id)
           order by m.id, l.line_no`,
    values: [countId],
  })
  const movements = new Map<string, BatchMovement & { at: number }>()
  const lines = posted.map((row): BatchLine => {
    const movement = movements.get(row.movement_id) ?? {
      at: movements.size,
      id: newId(),
      kind: 'count',
      effectiveAt: row.effective_at,
      reference: row.reference,
      reason,
      reversesId: row.movement_id,
    }
    movements.set(row.movement_id, movement)
    return {
      movement: movement.at,
      itemId: row.item_id,
      fromLocationId: row.to_location_id,
      toLocationId: row.from_location_id,
      lotId: row.lot_id ?? undefined,
      quantity: row.quantity,
      unit: row.unit,
      unitPrice: row.unit_price,
    }
  })
  await postBatch(
    tx,
    actor,
    { movements: [...movements.values()], lines, source: actor.source },
    { negativeStock: 'policy' },
  )
  await changeCount(tx, countId, { state: 'reversed', reversed: true })
  await audit(tx, actor, { action: 'reverse', entity: 'count', entityId: countId, after: { reason } })
}
