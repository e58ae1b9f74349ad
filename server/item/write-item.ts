import type { z } from 'zod'
import type { Item, newItem } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import { mirrorColumns, toMirrors } from '#core/attribute/slots.ts'
import { checkAttributes } from '#server/attribute/check-attributes.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { forgetSchema, schemaStands, toRecordScope, withLikelySchema } from '#server/attribute/schema-cache.ts'
import { settleRecord } from '#server/attribute/settle-records.ts'
import { newId } from '#server/db/sequential-ids.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { itemsChanged } from './announce-changed.ts'
import { insertNewItems, type NewItem } from './insert-new-items.ts'
import { itemJson } from './item-json.ts'
import { differsFromStored, formulaColumns, noStock, showItem } from './show-item.ts'

const mirrorList = mirrorColumns.join(', ')
const mirrorPlaces = mirrorColumns.map((_, index) => `$${index + 16}`).join(', ')

/**
 * Item and audit entry in one statement: one round trip with the commit. It is written under the schema the values were
 * checked by, or not at all.
 */
const insertItem = `
  with wire as (
    insert into item as i (tenant_id, sku, name, description, barcode, item_type_id, unit, price, cost, reorder_point, attributes, ${mirrorList}, category_id, id, tracking, negative_stock, created_at)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${mirrorPlaces}, $${mirrorColumns.length + 16}, $${mirrorColumns.length + 18}, $${mirrorColumns.length + 19}, $${mirrorColumns.length + 20}, coalesce($${mirrorColumns.length + 21}, now())
    from tenant t where t.id = $1 and ${schemaStands(`$${mirrorColumns.length + 17}`)}
    returning i.id, json_build_object(${itemJson}) as json),
  logged as (
    insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
    select $1, $12, $13, $14, $15, 'item', id::text, json from wire)
  select json::text as json from wire`

/**
 * Creates an item and ends the transaction.
 * @returns the item as JSON text
 * @throws AppError sku_taken, invalid_attributes, invalid_value (item type, a creation that lies ahead)
 */
export async function createItem(tx: Tx, actor: Actor, input: z.output<typeof newItem>): Promise<string> {
  const [json] = await createItems(tx, [await planItem(tx, actor, input)])
  if (json === undefined) throw new Error('an item was created and has no text')
  return json
}

/**
 * A new item with its values checked and settled.
 * @throws AppError invalid_attributes, value_taken, invalid_value
 */
export async function planItem(tx: Tx, actor: Actor, input: z.output<typeof newItem>): Promise<NewItem> {
  if (input.createdAt !== undefined && Date.parse(input.createdAt) > Date.now())
    throw new AppError('invalid_value', {
      errors: [{ path: 'body.createdAt', message: sentence('movement.dateInFuture') }],
    })
  const core = {
    id: newId(),
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
    return { id: core.id, scope, columns: formulaColumns(core), attributes, before: null }
  })
  const attributes = await settleRecord(tx, schema, draft).catch((error) => {
    forgetSchema(tx)
    throw error
  })
  const { itemTypeId = null, categoryId = null, tracking = 'none', negativeStock, createdAt } = input
  const place = { itemTypeId, categoryId, parentId: null, ownValues: null, variantAxes: null }
  return { actor, values: { ...core, ...place, tracking, attributes }, negativeStock, createdAt, schema }
}

/**
 * Writes new items, all or none, and ends the transaction.
 * @returns each as JSON text, in their order
 * @throws AppError  as `createItem`: the refusal of one, which of several is not told
 */
export async function createItems(tx: Tx, items: readonly NewItem[]): Promise<string[]> {
  const [first] = items
  const written = first && items.length === 1 ? insertOne(tx, first) : insertNewItems(tx, items)
  const texts = await written.catch((error) => {
    forgetSchema(tx)
    translateItemError(error)
  })
  itemsChanged.announce(tx)
  return items.map(({ schema, actor }, index) => {
    const json = texts[index]
    if (json === undefined) throw new Error('insert returned no row')
    const view = viewFields(schema, 'item', actor.role)
    if (!differsFromStored(view)) return json
    return JSON.stringify(showItem(JSON.parse(json) as Item, view, noStock))
  })
}

async function insertOne(tx: Tx, { actor, values, schema, negativeStock, createdAt }: NewItem): Promise<string[]> {
  const rows = await tx.finish<{ json: string }>({
    name: 'insert_item',
    text: insertItem,
    values: [
      tx.tenantId,
      values.sku,
      values.name,
      values.description,
      values.barcode,
      values.itemTypeId,
      values.unit,
      values.price,
      values.cost,
      values.reorderPoint,
      JSON.stringify(values.attributes),
      actor.kind,
      actor.id,
      actor.name,
      'create',
      ...toMirrors(tx.tenantId, values.attributes, schema.fields),
      values.categoryId,
      schema.version,
      values.id,
      values.tracking,
      negativeStock ?? null,
      createdAt ?? null,
    ],
  })
  return rows.map(({ json }) => json)
}

/** @throws what the database's refusal of an item means */
export function translateItemError(error: unknown): never {
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
