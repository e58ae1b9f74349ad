import type { Attributes } from '#contract/item.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { postMovement } from './post-movement.ts'
import { showMovement } from './show-movements.ts'

interface LineRow {
  kind: string
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
}

/**
 * Undoes a movement by one of the same kind with every line turned round; history keeps both. Ends the transaction.
 * The reversal takes effect when the original did, so that figures by date read as if neither had been.
 * @returns the reversing movement as JSON text
 * @throws AppError not_found, already_reversed, insufficient_stock, those of lots where the item's tracking is another now
 */
export async function reverseMovement(tx: Tx, actor: Actor, id: string, reason: string): Promise<string> {
  const rows = await tx.query<LineRow>({
    text: `select m.kind, m.reference, m.effective_at, p.item_id, p.from_location_id, p.to_location_id, f.is_virtual as from_virtual, t.is_virtual as to_virtual,
             p.quantity::text, p.unit, p.unit_price::text, p.attributes, p.lot_id
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
      lot: row.lot_id === null ? null : { id: row.lot_id },
      attributes: Object.keys(row.attributes).length > 0 ? row.attributes : null,
    })),
  })
  return showMovement(json, view)
}
