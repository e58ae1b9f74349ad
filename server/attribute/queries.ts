import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Field } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

export type FieldRow = Selectable<DB['field']>
export type ItemTypeRow = Selectable<DB['item_type']>

/** A field as the server uses it: the wire form and the column that mirrors it. */
export interface MirroredField extends Field {
  slot: string | null
}

/** All fields of the tenant, archived ones too, in the order of forms. */
export async function listAllFields(tx: Tx): Promise<MirroredField[]> {
  const rows = await tx.query<FieldRow>({ name: 'all_fields', text: 'select * from field order by position, name, id' })
  return rows.map((row) => ({ ...toField(row), slot: row.slot }))
}

export async function listFieldPage(
  tx: Tx,
  options: { limit: number; after?: string; itemTypeId?: string },
): Promise<FieldRow[]> {
  let select = tx.db.selectFrom('field').selectAll().orderBy('id').limit(options.limit)
  if (options.after) select = select.where('id', '>', options.after)
  const { itemTypeId } = options
  if (itemTypeId)
    select = select.where((e) => e.or([e('item_type_id', '=', itemTypeId), e('item_type_id', 'is', null)]))
  return select.execute()
}

export function insertField(tx: Tx, row: Insertable<DB['field']>): Promise<FieldRow> {
  return tx.db.insertInto('field').values(row).returningAll().executeTakeFirstOrThrow()
}

/** The field, locked until the transaction ends. */
export function lockField(tx: Tx, id: string): Promise<FieldRow | undefined> {
  return tx.db.selectFrom('field').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function changeField(tx: Tx, id: string, row: Updateable<DB['field']>): Promise<FieldRow> {
  return tx.db
    .updateTable('field')
    .set((e) => ({ ...row, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function listItemTypePage(tx: Tx, options: { limit: number; after?: string }): Promise<ItemTypeRow[]> {
  let select = tx.db.selectFrom('item_type').selectAll().orderBy('id').limit(options.limit)
  if (options.after) select = select.where('id', '>', options.after)
  return select.execute()
}

export function insertItemType(tx: Tx, row: Insertable<DB['item_type']>): Promise<ItemTypeRow> {
  return tx.db.insertInto('item_type').values(row).returningAll().executeTakeFirstOrThrow()
}

/** The item type, locked until the transaction ends. */
export function lockItemType(tx: Tx, id: string): Promise<ItemTypeRow | undefined> {
  return tx.db.selectFrom('item_type').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export function changeItemType(tx: Tx, id: string, row: Updateable<DB['item_type']>): Promise<ItemTypeRow> {
  return tx.db
    .updateTable('item_type')
    .set((e) => ({ ...row, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * The tenant's schema version, which counts changes of types, fields and locations. Locking it makes schema changes
 * of one tenant wait for each other, so that two of them never choose the same slot or key.
 */
export async function bumpSchemaVersion(tx: Tx): Promise<void> {
  await tx.query({ text: 'update tenant set schema_version = schema_version + 1 where id = $1', values: [tx.tenantId] })
}

/** `key`, or `key_2`, `key_3` ... when the tenant has it already. */
export async function freeKey(tx: Tx, table: 'field' | 'item_type', key: string): Promise<string> {
  const rows = await tx.db
    .selectFrom(table)
    .select('key')
    .where('key', 'like', `${key.replaceAll('_', '\\_')}%`)
    .execute()
  const taken = new Set(rows.map((row) => row.key))
  if (!taken.has(key)) return key
  for (let n = 2; ; n++) if (!taken.has(`${key}_${n}`)) return `${key}_${n}`
}

export function toField(row: FieldRow): Field {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    // the table's check constraint holds the kinds, and options are written from the contract's form only
    kind: row.kind as Field['kind'],
    itemTypeId: row.item_type_id,
    unit: row.unit,
    options: row.options as Field['options'],
    required: row.required,
    min: row.min,
    max: row.max,
    help: row.help,
    position: row.position,
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}

export function toItemType(row: ItemTypeRow): ItemType {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}
