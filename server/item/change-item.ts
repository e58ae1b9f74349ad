import type { z } from 'zod'
import type { Item, updateItem } from '#contract/item.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { fieldApplies, type RecordScope } from '#core/attribute/field-rule.ts'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import { attributesError, checkAttributes } from '#server/attribute/check-attributes.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { settleRecord } from '#server/attribute/settle-records.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { itemsChanged } from './announce-changed.ts'
import { itemJson } from './item-json.ts'
import { propagateToVariants } from './propagate-to-variants.ts'
import { findStock } from './queries.ts'
import { differsFromStored, formulaColumns, showItem } from './show-item.ts'
import { findStanding } from './standing-merge.ts'
import {
  axisProblem,
  findStoredItems,
  type StoredItem,
  toVariantChange,
  unknownPart,
  withVariantCore,
  withVariantValues,
} from './variant-values.ts'
import { translateItemError } from './write-item.ts'

type Given = z.output<typeof updateItem.body>

/**
 * Changes what is given, if the item still has the version the caller read; its variants take what they inherit of it in the same transaction.
 * @throws AppError not_found, version_mismatch, sku_taken, invalid_attributes, invalid_value, item_merged
 */
export async function changeItem(tx: Tx, actor: Actor, id: string, ifMatch: number, input: Given): Promise<Item> {
  const [locked] = await tx.query<{ item: StoredItem }>({
    text: `select json_build_object(${itemJson}) as item from item i where i.id = $1 for update`,
    values: [id],
  })
  if (!locked) throw new AppError('not_found')
  const before = locked.item
  if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
  if (before.archivedAt !== null && input.archived === false) await assertNotMerged(tx, before)
  const schema = await getSchema(tx)
  const parents = before.parentId === null ? undefined : await findStoredItems(tx, [before.parentId])
  const next = nextItem(schema, actor, before, parents?.get(before.parentId ?? ''), input)
  const attributes = await settleRecord(tx, schema, {
    id,
    scope: toRecordScope(schema, before.parentId === null ? 'item' : 'variant', next),
    columns: formulaColumns(next),
    attributes: next.attributes,
    before: before.attributes,
  })
  const changed = await writeItem(tx, schema, { ...next, attributes }, input.archived ?? before.archivedAt !== null)
  await audit(tx, actor, { action: 'update', entity: 'item', entityId: id, before, after: changed })
  if (before.variantAxes !== null)
    await propagateToVariants(tx, actor, schema, [{ id, archivedBefore: before.archivedAt }])
  const view = viewFields(schema, 'item', actor.role)
  if (!differsFromStored(view)) return changed
  return showItem(changed, view, await findStock(tx, id))
}

/** What became another item is used again when that merge is undone. */
async function assertNotMerged(tx: Tx, { id, sku }: StoredItem): Promise<void> {
  const other = await findStanding(tx, id)
  if (other !== undefined) throw new AppError('item_merged', { detail: sentence('merge.merged', { sku, other }) })
}

/** The item with what is given over it, and what a variant inherits. @throws AppError invalid_attributes, invalid_value */
function nextItem(
  schema: Schema,
  actor: Actor,
  before: StoredItem,
  parent: StoredItem | undefined,
  input: Given,
): StoredItem {
  const { archived: _, attributes: given = {}, ownValues, ...core } = input
  if (ownValues !== undefined && !parent) throw refusePart(sentence('variant.noParent'))
  const change = toVariantChange(core, given, ownValues)
  const variant = parent && { schema, role: actor.role, parent, item: { ...before, ...core }, change }
  const unknown = variant && unknownPart(variant)
  if (unknown !== undefined) throw refusePart(sentence('variant.notInherited', { part: unknown }))
  const next = variant ? withVariantCore(variant) : { ...before, ...core }
  const record = toRecordScope(schema, parent ? 'variant' : 'item', next)
  const attributes = checkAttributes(schema, record, given, {
    kept: keptValues(schema, before, next, record),
    role: actor.role,
  })
  if (!variant) return { ...next, attributes }
  const problem = axisProblem(variant, before.attributes, attributes)
  if (problem) throw attributesError([problem])
  return withVariantValues({ ...variant, item: { ...next, attributes } })
}

/** Values of fields that a new type or category does not have go with the old one; those of a set that was detached stay. */
function keptValues(schema: Schema, before: StoredItem, next: StoredItem, record: RecordScope) {
  if (next.itemTypeId === before.itemTypeId && next.categoryId === before.categoryId) return before.attributes
  const own = new Set(schema.fields.filter((field) => fieldApplies(field, record)).map((field) => field.key))
  return Object.fromEntries(Object.entries(before.attributes).filter(([key]) => own.has(key)))
}

function refusePart(message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: 'body.ownValues', message }] })
}

/** @throws AppError sku_taken, invalid_value, tracking_in_use */
async function writeItem(tx: Tx, schema: Schema, item: StoredItem, isArchived: boolean): Promise<Item> {
  const assignments = mirrorColumns.map((slot, index) => `${slot} = $${index + 17}`).join(', ')
  const [changed] = await tx
    .query<{ item: Item }>({
      name: 'update_item',
      text: `update item i set sku = $2, name = $3, description = $4, barcode = $5, item_type_id = $6, unit = $7, price = $8, cost = $9,
               reorder_point = $10, attributes = $11, category_id = $12, own_values = $13, tracking = $15, negative_stock = $16,
               archived_at = case when $14 then coalesce(archived_at, now()) end, ${assignments},
               version = version + 1, updated_at = now()
             where i.id = $1 returning json_build_object(${itemJson}) as item`,
      values: [
        item.id,
        item.sku,
        item.name,
        item.description,
        item.barcode,
        item.itemTypeId,
        item.unit,
        item.price,
        item.cost,
        item.reorderPoint,
        JSON.stringify(item.attributes),
        item.categoryId,
        item.ownValues,
        isArchived,
        item.tracking,
        item.negativeStock,
        ...toMirrors(tx.tenantId, item.attributes, schema.fields),
      ],
    })
    .catch(translateItemError)
  if (!changed) throw new Error('update returned no row')
  itemsChanged.announce(tx)
  return changed.item
}
