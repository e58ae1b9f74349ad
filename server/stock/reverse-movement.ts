import type { Attributes } from '#contract/item.ts'
import type { MovementKind } from '#contract/movement.ts'
import { allows } from '#contract/permissions.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { type EnteredAs, postMovement } from './post-movement.ts'
import { showMovement } from './show-movements.ts'

interface LineRow {
  kind: MovementKind
  reference: string
  effective_at: string
  item_id: string
  from_location_id: string
  to_location_id: string
  from_virtual: boolean
  to_virtual: boolean
  quantity: string
  unit: string
  unit_price: string | null
  attributes: Attributes
  lot_id: string | null
  reason_id: string | null
  entered: EnteredAs | null
}

/**
 * Whoever may record takes back what they recorded themselves, for a day: a slip is noticed at once, and what undoes it could be recorded as well. Everything else is
 * for those who correct.
 * @throws AppError forbidden, not_found
 */
export async function assertMayReverse(tx: Tx, { role, id: actorId }: Actor, id: string): Promise<void> {
  const permission = 'movement:correct'
  if (allows(role, permission)) return
  const [row] = await tx.query<{ isOwn: boolean }>({
    name: 'movement_is_own',
    text: `select coalesce(actor_id = $2 and recorded_at > now() - interval '1 day', false) as "isOwn" from movement where id = $1`,
    values: [id, actorId],
  })
  if (!row) throw new AppError('not_found')
  if (!row.isOwn) throw new AppError('forbidden', { permission })
}

/**
 * Undoes a movement by one of the same kind with every line turned round; history keeps both. Ends the transaction.
 * The reversal takes effect when the original did, so that figures by date read as if neither had been; where the books are closed by now, as
 * soon as they are open.
 * @returns the reversing movement as JSON text
 * @throws AppError not_found, already_reversed, insufficient_stock, those of lots where the item's tracking is another now
 */
export async function reverseMovement(tx: Tx, actor: Actor, id: string, reason: string): Promise<string> {
  const rows = await tx.query<LineRow>({
    text: `select m.kind, m.reference, greatest(m.effective_at, (select locked_before from tenant)) as effective_at, p.item_id, p.from_location_id, p.to_location_id, f.is_virtual as from_virtual, t.is_virtual as to_virtual,
             p.quantity::text, p.unit, p.unit_price::text, p.attributes, p.lot_id, p.reason_id,
             case when p.entered_unit is not null then json_build_object('quantity', p.entered_quantity::text, 'unit', p.entered_unit,
               'numerator', p.factor_numerator::text, 'denominator', p.factor_denominator::text) end as entered
           from movement m join movement_line p on p.movement_id = m.id
             join location f on f.id = p.from_location_id join location t on t.id = p.to_location_id
           where m.id = $1 and m.reverses_id is null order by p.line_no`,
    values: [id],
  })
  const [first] = rows
  if (!first) throw new AppError('not_found')
  const view = viewFields(await getSchema(tx), 'movementLine', actor.role)
  const json = await postMovement(tx, actor, {
    kind: first.kind,
    effectiveAt: first.effective_at,
    reference: first.reference,
    reason,
    reversesId: id,
    schemaVersion: null,
    lines: rows.map((row) => ({
      itemId: row.item_id,
      fromLocationId: row.to_location_id,
      toLocationId: row.from_location_id,
      fromVirtual: row.to_virtual,
      toVirtual: row.from_virtual,
      quantity: row.quantity,
      unit: row.unit,
      unitPrice: row.unit_price,
      expectedOnHand: null,
      reasonId: row.reason_id,
      entered: row.entered,
      lot: row.lot_id === null ? null : { id: row.lot_id },
      attributes: Object.keys(row.attributes).length > 0 ? row.attributes : null,
    })),
  })
  return showMovement(json, view)
}

/**
 * Undoes several movements in the order they were not recorded in, the newest first; all or none. The caller's transaction stays open.
 * @returns the reversing movements as JSON texts, in the order they were posted
 * @throws AppError those of one reversal
 */
export async function reverseMovements(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  reason: string,
): Promise<string[]> {
  tx.hold()
  const reversals: string[] = []
  // identifiers sort by creation
  for (const id of [...new Set(ids)].sort().reverse()) reversals.push(await reverseMovement(tx, actor, id, reason))
  return reversals
}
