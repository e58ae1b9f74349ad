import type { Attributes, Item } from '#contract/item.ts'
import type { ItemMerge } from '#contract/item-merge.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { changeItem } from '#server/item/change-item.ts'
import { findStanding } from '#server/item/standing-merge.ts'
import { releaseEnded } from '#server/reservation/release-ended.ts'
import { reverseMovement } from '#server/stock/reverse-movement.ts'
import { getItemMerge, givePacksBack, giveSuppliersBack, lockItems, type Taken } from './merge-queries.ts'

interface Stored {
  id: string
  mergedId: string
  keptId: string
  movementId: string | null
  taken: Taken
  isUndone: boolean
}

/**
 * Takes a merge back, in one transaction: the movement is reversed, what the kept item took over and still has goes back, and the other is used
 * again. What either did since stays with it.
 * @throws AppError not_found, already_reversed, merge_not_undoable (the kept one was merged on, or its stock has left since), and whatever a
 * reversal or a change of an item is refused for
 */
export async function undoMerge(tx: Tx, actor: Actor, id: string, reason: string): Promise<ItemMerge> {
  const merge = await lockMerge(tx, id)
  const { mergedId, keptId, movementId, taken } = merge
  const items = await lockItems(tx, [mergedId, keptId])
  const merged = items.get(mergedId)
  const kept = items.get(keptId)
  if (!merged || !kept) throw new Error('items are not deleted')
  await assertUndoable(tx, merge, kept)
  await tx.query({
    name: 'item_merge_undo',
    text: 'update item_merge set undone_at = now(), undone_by_name = $2 where id = $1',
    values: [id, actor.name],
  })
  if (movementId !== null) {
    tx.hold()
    await reverseMovement(tx, actor, movementId, reason)
  }
  await giveCodesBack(tx, actor, kept, taken)
  await changeItem(tx, actor, merged.id, merged.version, { archived: false, attributes: taken.released })
  await giveSuppliersBack(tx, { mergedId, keptId, suppliers: taken.suppliers })
  await givePacksBack(tx, { mergedId, keptId, packs: taken.packs ?? [] })
  const undone = await getItemMerge(tx, id)
  await audit(tx, actor, {
    action: 'unmerge',
    entity: 'item',
    entityId: mergedId,
    after: { from: undone.kept, mergeId: id },
  })
  return undone
}

async function lockMerge(tx: Tx, id: string): Promise<Stored> {
  const [row] = await tx.query<Stored>({
    name: 'item_merge_lock',
    text: `select id, merged_id as "mergedId", kept_id as "keptId", movement_id as "movementId", taken, undone_at is not null as "isUndone"
           from item_merge where id = $1 for update`,
    values: [id],
  })
  if (!row) throw new AppError('not_found')
  if (row.isUndone) throw new AppError('already_reversed')
  return row
}

/** @throws AppError merge_not_undoable */
async function assertUndoable(tx: Tx, { movementId, keptId }: Stored, { sku, unit }: Item): Promise<void> {
  const other = await findStanding(tx, keptId)
  if (other !== undefined)
    throw new AppError('merge_not_undoable', { detail: sentence('merge.notSince', { sku, other }) })
  if (movementId === null) return
  await releaseEnded(tx, [keptId])
  const short = await tx.query<{
    locationId: string
    place: string
    lotId: string | null
    needed: string
    available: string
  }>({
    name: 'item_merge_short',
    text: `select l.to_location_id as "locationId", p.name as place, l.lot_id as "lotId", trim_scale(l.quantity)::text as needed,
             trim_scale(coalesce(b.on_hand - b.reserved, 0))::text as available
           from movement_line l join location p on p.tenant_id = l.tenant_id and p.id = l.to_location_id
             left join balance b on b.tenant_id = l.tenant_id and b.item_id = l.item_id and b.location_id = l.to_location_id and b.lot_id is not distinct from l.lot_id
           where l.movement_id = $1 and l.item_id = $2 and l.quantity > coalesce(b.on_hand - b.reserved, 0) order by l.line_no limit 20`,
    values: [movementId, keptId],
  })
  if (short.length === 0) return
  throw new AppError('merge_not_undoable', {
    short: short.map(({ locationId, lotId, needed, available }) => ({ locationId, lotId, needed, available })),
    detail: short.slice(0, 3).map(({ place, needed, available }) =>
      sentence('merge.notThere', {
        sku,
        unit,
        place,
        needed,
        available: toQuantity(available).lt(0) ? '0' : available,
      }),
    ),
  })
}

/** What the kept item took over it gives back, unless it has been given something else since. */
async function giveCodesBack(tx: Tx, actor: Actor, kept: Item, taken: Taken): Promise<void> {
  const attributes: Attributes = {}
  for (const [key, value] of Object.entries(taken.attributes))
    if (JSON.stringify(kept.attributes[key]) === JSON.stringify(value)) attributes[key] = null
  const hasBarcode = taken.barcode !== null && kept.barcode === taken.barcode
  if (!hasBarcode && Object.keys(attributes).length === 0) return
  await changeItem(tx, actor, kept.id, kept.version, { attributes, ...(hasBarcode ? { barcode: null } : {}) })
}
