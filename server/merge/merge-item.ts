import type { z } from 'zod'
import type { Attributes, Item } from '#contract/item.ts'
import type { mergeItem as endpoint, ItemMerge } from '#contract/item-merge.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { getSchema, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { changeItem } from '#server/item/change-item.ts'
import { findStanding } from '#server/item/standing-merge.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { releaseEnded } from '#server/reservation/release-ended.ts'
import { type GoodsLine, postGoodsFirst } from '#server/stock/post-goods.ts'
import { findHolds } from './find-holds.ts'
import {
  getItemMerge,
  type Lying,
  lockItems,
  readLying,
  type Taken,
  takePacks,
  takeSuppliers,
} from './merge-queries.ts'

interface Input extends z.output<typeof endpoint.body> {
  itemId: string
  version: number
}

/**
 * Makes one item of two, in one transaction: what lies of the merged one becomes stock of the kept one by one movement, in the same place and of
 * a lot with the same code, at what it was worth; codes, packs and suppliers that the kept one lacks go over; the merged one is archived. Both
 * items are locked, so nothing moves or is ordered of them meanwhile.
 * @throws AppError not_found, version_mismatch, invalid_value, item_merged, item_archived, item_has_variants, items_differ, item_held, and
 * whatever a movement or a change of an item is refused for
 */
export async function mergeItem(tx: Tx, actor: Actor, input: Input): Promise<ItemMerge> {
  const { itemId, intoItemId, version } = input
  const items = await lockItems(tx, [itemId, intoItemId])
  const merged = items.get(itemId)
  if (!merged) throw new AppError('not_found')
  if (merged.version !== version) throw new AppError('version_mismatch', { currentVersion: merged.version })
  const kept = items.get(intoItemId)
  if (!kept) throw refuseValue(sentence('merge.noItem'))
  if (kept === merged) throw refuseValue(sentence('merge.itself'))
  for (const item of [merged, kept]) await assertInUse(tx, item)
  assertAlike(merged, kept)
  await assertFree(tx, merged.id)
  const lying = await readLying(tx, merged.id)
  const movementId =
    lying.length === 0 ? null : await carryOver(tx, actor, { merged, kept, lying, reason: input.reason })
  const { attributes, released } = takeCodes(await getSchema(tx), actor, merged, kept)
  const barcode = kept.barcode === null ? merged.barcode : null
  await changeItem(tx, actor, merged.id, merged.version, {
    archived: true,
    attributes: Object.fromEntries(Object.keys(released).map((key) => [key, null])),
  })
  if (barcode !== null || Object.keys(attributes).length > 0)
    await changeItem(tx, actor, kept.id, kept.version, { attributes, ...(barcode === null ? {} : { barcode }) })
  const suppliers = await takeSuppliers(tx, merged.id, kept.id)
  const packs = await takePacks(tx, merged.id, kept.id)
  const taken: Taken = { barcode, attributes, released, suppliers, packs }
  const [row] = await tx.query<{ id: string }>({
    name: 'item_merge_insert',
    text: `insert into item_merge (tenant_id, merged_id, kept_id, movement_id, taken, merged_by_name) values ($1, $2, $3, $4, $5, $6) returning id`,
    values: [tx.tenantId, merged.id, kept.id, movementId, JSON.stringify(taken), actor.name],
  })
  const made = await getItemMerge(tx, row?.id ?? '')
  const after = { into: made.kept, movementId, mergeId: made.id, barcode, codes: Object.keys(attributes) }
  await audit(tx, actor, { action: 'merge', entity: 'item', entityId: merged.id, after })
  return made
}

async function assertInUse(tx: Tx, { id, sku, archivedAt, variantAxes }: Item): Promise<void> {
  if (archivedAt !== null) {
    const standing = await findStanding(tx, id)
    if (standing) throw new AppError('item_merged', { detail: sentence('merge.merged', { sku, other: standing }) })
    throw new AppError('item_archived', { detail: sentence('merge.archived', { sku }) })
  }
  if (variantAxes !== null) throw new AppError('item_has_variants', { detail: sentence('merge.hasVariants', { sku }) })
}

/** A quantity of one must be the same quantity of the other, told apart alike. */
function assertAlike(merged: Item, kept: Item): void {
  const { sku } = merged
  const other = kept.sku
  if (merged.unit !== kept.unit)
    throw new AppError('items_differ', {
      part: 'unit',
      detail: sentence('merge.units', { sku, unit: merged.unit, other, otherUnit: kept.unit }),
    })
  if (merged.tracking !== kept.tracking)
    throw new AppError('items_differ', { part: 'tracking', detail: sentence('merge.tracking', { sku, other }) })
}

async function assertFree(tx: Tx, itemId: string): Promise<void> {
  await releaseEnded(tx, [itemId])
  const holds = await findHolds(tx, itemId)
  if (holds.length === 0) return
  throw new AppError('item_held', {
    holds,
    detail: holds.slice(0, 3).map(({ kind, name }) => sentence(`merge.held.${kind}`, { name })),
  })
}

interface Carried {
  merged: Item
  kept: Item
  lying: readonly Lying[]
  reason: string
}

/** Each line out is followed by its line in, which valuation gives what that took out. @returns the movement's id */
async function carryOver(tx: Tx, actor: Actor, { merged, kept, lying, reason }: Carried): Promise<string> {
  const { production } = await getVirtualLocations(tx)
  const lines = lying.flatMap(({ locationId, lotId, lotCode, expiresOn, onHand: quantity }): GoodsLine[] => [
    {
      itemId: merged.id,
      fromLocationId: locationId,
      toLocationId: production,
      fromVirtual: false,
      toVirtual: true,
      quantity,
      lot: lotId === null ? null : { id: lotId },
    },
    {
      itemId: kept.id,
      fromLocationId: production,
      toLocationId: locationId,
      fromVirtual: true,
      toVirtual: false,
      quantity,
      lot: lotCode === null ? null : { code: lotCode, expiresOn },
    },
  ])
  const head = { kind: 'merge', effectiveAt: undefined, reference: merged.sku, reason } as const
  return (await postGoodsFirst(tx, actor, head, lines)).id
}

/** Codes in fields that the kept item has and that are empty there; what only one may have, the merged one lets go of. */
function takeCodes(schema: Schema, actor: Actor, merged: Item, kept: Item): Pick<Taken, 'attributes' | 'released'> {
  const scope = toRecordScope(schema, kept.parentId === null ? 'item' : 'variant', kept)
  const own = toRecordScope(schema, merged.parentId === null ? 'item' : 'variant', merged)
  const attributes: Attributes = {}
  const released: Attributes = {}
  for (const field of schema.fields) {
    const { key } = field
    const value = merged.attributes[key] ?? null
    if (field.kind !== 'barcode' || field.archivedAt !== null || value === null) continue
    if (!fieldApplies(field, scope) || !canEdit(field, actor.role) || (kept.attributes[key] ?? null) !== null) continue
    if (field.unique) {
      // it cannot be without one
      if (field.required && fieldApplies(field, own)) continue
      released[key] = value
    }
    attributes[key] = value
  }
  return { attributes, released }
}

function refuseValue(message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.intoItemId', message }] })
}
