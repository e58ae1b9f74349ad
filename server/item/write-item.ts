import type { z } from 'zod'
import type { Item, newItem, updateItem } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import { fieldApplies } from '#core/attribute/field-rule.ts'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import { checkAttributes } from '#server/attribute/check-attributes.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import {
  forgetSchema,
  getSchema,
  schemaStands,
  toRecordScope,
  withLikelySchema,
} from '#server/attribute/schema-cache.ts'
import { settleRecord } from '#server/attribute/settle-records.ts'
import { audit } from '#server/audit/audit.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { itemJson } from './item-json.ts'
import { findStock } from './queries.ts'
import { differsFromStored, formulaColumns, showItem } from './show-item.ts'

const mirrorList = mirrorColumns.join(', ')
const mirrorPlaces = mirrorColumns.map((_, index) => `$${index + 16}`).join(', ')

/**
 * Item and audit entry in one statement: one round trip with the commit. It is written under the schema the values were
 * checked by, or not at all.
 */
const insertItem = `
  with wire as (
    insert into item as i (tenant_id, sku, name, description, barcode, item_type_id, unit, price, cost, reorder_point, attributes, ${mirrorList}, category_id, id, tracking)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${mirrorPlaces}, $${mirrorColumns.length + 16}, $${mirrorColumns.length + 18}, $${mirrorColumns.length + 19}
    from tenant t where t.id = $1 and ${schemaStands(`$${mirrorColumns.length + 17}`)}
    returning i.id, json_build_object(${itemJson}) as json),
  logged as (
    insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
    select $1, $12, $13, $14, $15, 'item', id::text, json from wire)
  select json::text as json from wire`

/**
 * Creates an item and ends the transaction.
 * @returns the item as JSON text
 * @throws AppError sku_taken, invalid_attributes, invalid_value (item type)
 */
export async function createItem(tx: Tx, actor: Actor, input: z.output<typeof newItem>): Promise<string> {
  const id = newId()
  const core = {
    sku: input.sku,
    name: input.name,
    description: input.description ?? '',
    barcode: input.barcode ?? null,
    unit: input.unit ?? 'pcs',
    price: input.price ?? null,
    cost: input.cost ?? null,
    reorderPoint: input.reorderPoint ?? null,
  }
  const { schema, result: draft } = await withLikelySchema(tx, (likely) => {
    const scope = toRecordScope(likely, 'item', input)
    const given = input.attributes ?? {}
    const attributes = checkAttributes(likely, scope, given, { isNew: true, role: actor.role })
    return { id, scope, columns: formulaColumns(core), attributes, before: null }
  })
  const attributes = await settleRecord(tx, schema, draft).catch((error) => {
    forgetSchema(tx)
    throw error
  })
  const [row] = await tx
    .finish<{ json: string }>({
      name: 'insert_item',
      text: insertItem,
      values: [
        tx.tenantId,
        core.sku,
        core.name,
        core.description,
        core.barcode,
        input.itemTypeId ?? null,
        core.unit,
        core.price,
        core.cost,
        core.reorderPoint,
        JSON.stringify(attributes),
        actor.kind,
        actor.id,
        actor.name,
        'create',
        ...toMirrors(tx.tenantId, attributes, schema.fields),
        input.categoryId ?? null,
        schema.version,
        id,
        input.tracking ?? 'none',
      ],
    })
    .catch((error) => {
      forgetSchema(tx)
      translate(error)
    })
  if (!row) throw new Error('insert returned no row')
  const view = viewFields(schema, 'item', actor.role)
  if (!differsFromStored(view)) return row.json
  return JSON.stringify(showItem(JSON.parse(row.json) as Item, view, { onHand: '0', reserved: '0' }))
}

/**
 * Changes what is given, if the item still has the version the caller read.
 * @throws AppError not_found, version_mismatch, sku_taken, invalid_attributes, invalid_value, tracking_in_use
 */
export async function changeItem(
  tx: Tx,
  actor: Actor,
  id: string,
  ifMatch: number,
  input: z.output<typeof updateItem.body>,
): Promise<Item> {
  const [locked] = await tx.query<{ item: Item }>({
    text: `select json_build_object(${itemJson}) as item from item i where i.id = $1 for update`,
    values: [id],
  })
  if (!locked) throw new AppError('not_found')
  const before = locked.item
  if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
  const { archived, attributes: given, ...core } = input
  const next = { ...before, ...core }
  const schema = await getSchema(tx)
  const record = toRecordScope(schema, before.parentId === null ? 'item' : 'variant', next)
  const isMoved = next.itemTypeId !== before.itemTypeId || next.categoryId !== before.categoryId
  const own = new Set(schema.fields.filter((field) => fieldApplies(field, record)).map((field) => field.key))
  // values of fields that a new type or category does not have go with the old one; those of a set that was detached stay
  const kept = Object.fromEntries(Object.entries(before.attributes).filter(([key]) => !isMoved || own.has(key)))
  const checked = checkAttributes(schema, record, given ?? {}, { kept, role: actor.role })
  const columns = formulaColumns(next)
  const attributes = await settleRecord(tx, schema, {
    id,
    scope: record,
    columns,
    attributes: checked,
    before: before.attributes,
  })
  const assignments = mirrorColumns.map((slot, index) => `${slot} = $${index + 12}`).join(', ')
  const [changed] = await tx
    .query<{ item: Item }>({
      name: 'update_item',
      text: `update item i set sku = $2, name = $3, description = $4, barcode = $5, item_type_id = $6, unit = $7, price = $8, cost = $9,
               reorder_point = $10, attributes = $11, ${assignments}, archived_at = case when $${mirrorColumns.length + 12} then coalesce(archived_at, now()) end,
               category_id = $${mirrorColumns.length + 13}, tracking = $${mirrorColumns.length + 14},
               version = version + 1, updated_at = now()
             where i.id = $1 returning json_build_object(${itemJson}) as item`,
      values: [
        id,
        next.sku,
        next.name,
        next.description,
        next.barcode,
        next.itemTypeId,
        next.unit,
        next.price,
        next.cost,
        next.reorderPoint,
        JSON.stringify(attributes),
        ...toMirrors(tx.tenantId, attributes, schema.fields),
        archived ?? before.archivedAt !== null,
        next.categoryId,
        next.tracking,
      ],
    })
    .catch(translate)
  if (!changed) throw new Error('update returned no row')
  await audit(tx, actor, { action: 'update', entity: 'item', entityId: id, before, after: changed.item })
  const view = viewFields(schema, 'item', actor.role)
  if (!differsFromStored(view)) return changed.item
  return showItem(changed.item, view, await findStock(tx, id))
}

function translate(error: unknown): never {
  if (violates(error, 'item_sku'))
    throw new AppError(
      'sku_taken',
      { errors: [{ path: 'body.sku', message: sentence('title.sku_taken') }] },
      { cause: error },
    )
  // its balances follow the item's tracking, where what is on hand allows it
  if (
    violates(error, 'balance_of_lot') ||
    violates(error, 'balance_of_serial') ||
    violates(error, 'balance_serial_place')
  )
    throw new AppError(
      'tracking_in_use',
      { errors: [{ path: 'body.tracking', message: sentence('title.tracking_in_use') }] },
      { cause: error },
    )
  if (violates(error, 'item_tenant_id_item_type_id_fkey')) {
    throw new AppError(
      'invalid_value',
      {
        detail: sentence('item.noType'),
        errors: [{ path: 'body.itemTypeId', message: sentence('item.noType') }],
      },
      { cause: error },
    )
  }
  throw error
}
