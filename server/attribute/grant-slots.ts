import { chooseSlot, mirrorFamily, slots } from '#core/attribute/slots.ts'
import type { Tx } from '#server/db/transaction.ts'
import { slotsBeingLeft } from './field-change-queries.ts'
import { listAllFields, type MirroredField } from './queries.ts'

/**
 * Gives free mirror columns to fields in use that have none, in the order of forms; where none is free, an archived field leaves its own,
 * which has to be emptied first. From now on values are written there; they are read there once all are. The caller holds the
 * schema's lock.
 * @returns whether values are to be mirrored, or a column to be emptied
 */
export async function grantSlots(tx: Tx): Promise<boolean> {
  const fields = (await listAllFields(tx)).filter(({ entity }) => entity === 'item' || entity === 'variant')
  const leaving = await slotsBeingLeft(tx)
  const taken = new Set([...fields.flatMap(({ slot }) => slot?.column ?? []), ...leaving])
  const archived = fields.filter(({ archivedAt, changeId }) => archivedAt !== null && changeId === null)
  const given: { id: string; slot: string }[] = []
  const left: { id: string; slot: string }[] = []
  for (const field of fields.filter(isWithout)) {
    const slot = chooseSlot(field, taken)
    if (slot !== undefined) {
      taken.add(slot)
      given.push({ id: field.id, slot })
      continue
    }
    const at = archived.findIndex((other) => other.slot !== null && suits(other.slot.column, field))
    const [leaver] = at < 0 ? [] : archived.splice(at, 1)
    if (leaver?.slot) left.push({ id: leaver.id, slot: leaver.slot.column })
  }
  const values = (rows: typeof given) => [tx.tenantId, rows.map(({ id }) => id), rows.map(({ slot }) => slot)]
  if (given.length > 0)
    await tx.query({
      text: `update field f set slot = n.slot, is_mirrored = false
             from unnest($2::uuid[], $3::text[]) n (id, slot) where f.tenant_id = $1 and f.id = n.id`,
      values: values(given),
    })
  if (left.length > 0)
    await tx.query({
      text: `update field f set slot = null, left_slots = f.left_slots || n.slot
             from unnest($2::uuid[], $3::text[]) n (id, slot) where f.tenant_id = $1 and f.id = n.id`,
      values: values(left),
    })
  const [due] = await tx.query({
    text: `select from field where tenant_id = $1
             and (left_slots <> '{}' or (slot is not null and not is_mirrored and change_id is null)) limit 1`,
    values: [tx.tenantId],
  })
  return due !== undefined
}

/** Whether a field is one to be filtered and sorted by, and has no column for it. */
export function isWithout(field: MirroredField): boolean {
  const family = mirrorFamily(field)
  const isOfItems = field.entity === 'item' || field.entity === 'variant'
  const isInUse = field.archivedAt === null && field.changeId === null
  return isOfItems && isInUse && field.slot === null && family !== undefined && family !== 'list'
}

function suits(slot: string, field: MirroredField): boolean {
  return chooseSlot(field, new Set(slots.filter((other) => other !== slot))) === slot
}
