import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Field, FieldScope } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import type { FieldSlot } from '#core/attribute/slots.ts'
import type { CheckedFormula } from '#core/formula/typed-expression.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

export type FieldRow = Selectable<DB['field']>
export type ItemTypeRow = Selectable<DB['item_type']>

/** A field as the server uses it: the wire form and the column that mirrors it. */
export interface MirroredField extends Field {
  slot: FieldSlot | null
  /** a formula of items that is computed when it is read, as the schema cache finds it */
  live?: LiveFormula
}

export interface LiveFormula {
  formula: CheckedFormula
  timeZone: string
  /** categories of its scope, and all below them */
  categoryIds: readonly string[]
}

/** Fields with what their sets say: where they are attached and whether the set is archived. */
const fieldsWithSets = `
  select f.*, s.everywhere, s.archived_at as set_archived_at,
    case when not s.everywhere then (
      select json_build_object(
        'itemTypeIds', coalesce(json_agg(t.item_type_id) filter (where t.item_type_id is not null), '[]'),
        'categoryIds', coalesce(json_agg(t.category_id) filter (where t.category_id is not null), '[]'))
      from field_set_target t where t.tenant_id = s.tenant_id and t.field_set_id = s.id) end as set_scope
  from field f left join field_set s on s.tenant_id = f.tenant_id and s.id = f.field_set_id`

type FieldWithSet = FieldRow & { set_archived_at: string | null; set_scope: FieldScope | null }

/** The field's wire form: where it is mirrored is the server's own affair. */
export function withoutSlot(field: Field & { slot?: unknown }): Field {
  const { slot: _, ...wire } = field
  return wire
}

/** All fields of the tenant, archived ones too, in the order of forms. */
export async function listAllFields(tx: Tx): Promise<MirroredField[]> {
  const rows = await tx.query<FieldWithSet>({
    name: 'all_fields',
    text: `${fieldsWithSets} order by f.position, f.name, f.id`,
  })
  return rows.map(toMirroredField)
}

/** One field, as `listAllFields` gives it. */
export async function findField(tx: Tx, id: string): Promise<MirroredField | undefined> {
  const [row] = await tx.query<FieldWithSet>({ text: `${fieldsWithSets} where f.id = $1`, values: [id] })
  return row && toMirroredField(row)
}

export async function listFieldPage(
  tx: Tx,
  options: {
    /** all of them, unless told */
    limit?: number
    after?: string | undefined
    entity?: string | undefined
    itemTypeId?: string | undefined
    /** those the caller may see */
    ids: readonly string[]
  },
): Promise<Field[]> {
  const rows = await tx.query<FieldWithSet>({
    text: `select * from (${fieldsWithSets}) f
      where ($1::uuid is null or id > $1) and ($2::text is null or entity = $2)
        and ($3::uuid is null or case when field_set_id is null then item_type_id is null or item_type_id = $3
          else set_scope is null or set_scope::jsonb -> 'itemTypeIds' ? $3::text end)
        and id = any($5::uuid[])
      order by id limit $4`,
    values: [options.after ?? null, options.entity ?? null, options.itemTypeId ?? null, options.limit, options.ids],
  })
  return rows.map((row) => toField(row))
}

export function insertField(tx: Tx, row: Insertable<DB['field']>): Promise<FieldRow> {
  return tx.db.insertInto('field').values(row).returningAll().executeTakeFirstOrThrow()
}

export function changeField(tx: Tx, id: string, row: Updateable<DB['field']>): Promise<FieldRow> {
  return tx.db
    .updateTable('field')
    .set((e) => ({ ...row, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Puts fields in the order of the list, in the places they hold between them; all fields are numbered anew from 0. */
export async function placeFields(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query({
    text: `
      with numbered as (select id, row_number() over (order by position, name, id) - 1 as place from field),
      places as (
        select place, row_number() over (order by place) as n from numbered where id = any($1::uuid[])),
      wanted as (select id, n from unnest($1::uuid[]) with ordinality as w (id, n)),
      ordered as (
        select numbered.id, coalesce(places.place, numbered.place) as place
        from numbered left join wanted on wanted.id = numbered.id left join places on places.n = wanted.n)
      update field f set position = o.place, version = f.version + 1
      from ordered o where f.id = o.id and f.position <> o.place`,
    values: [ids],
  })
}

const tables = {
  item: 'item',
  variant: 'item',
  location: 'location',
  supplier: 'supplier',
  movementLine: 'movement_line',
} as const

/** The table whose rows hold an entity's attributes. */
export function tableOf(entity: Field['entity']): (typeof tables)[Field['entity']] {
  return tables[entity]
}

/** Whether any record holds a value of the field. Reads the tenant's rows until it finds one: half a second for a million without. */
export async function holdsValues(tx: Tx, field: Pick<Field, 'entity' | 'key'>): Promise<boolean> {
  const rows = await tx.query({
    text: `select from ${tableOf(field.entity)} where attributes ? $1 limit 1`,
    values: [field.key],
  })
  return rows.length > 0
}

/** All of them, unless told. */
export async function listItemTypePage(
  tx: Tx,
  { limit, after }: { limit?: number; after?: string } = {},
): Promise<ItemTypeRow[]> {
  let select = tx.db.selectFrom('item_type').selectAll().orderBy('id')
  if (limit !== undefined) select = select.limit(limit)
  if (after) select = select.where('id', '>', after)
  return select.execute()
}

export function insertItemType(tx: Tx, row: Insertable<DB['item_type']>): Promise<ItemTypeRow> {
  return tx.db.insertInto('item_type').values(row).returningAll().executeTakeFirstOrThrow()
}

/** The item type, locked until the transaction ends. */
export function findItemType(tx: Tx, id: string): Promise<ItemTypeRow | undefined> {
  return tx.db.selectFrom('item_type').selectAll().where('id', '=', id).executeTakeFirst()
}

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
export async function freeKey(tx: Tx, table: 'field' | 'item_type' | 'field_set', key: string): Promise<string> {
  const rows = await tx.db
    .selectFrom(table)
    .select('key')
    .where('key', 'like', `${key.replaceAll('_', '\\_')}%`)
    .execute()
  const taken = new Set(rows.map((row) => row.key))
  if (!taken.has(key)) return key
  for (let n = 2; ; n++) if (!taken.has(`${key}_${n}`)) return `${key}_${n}`
}

function toMirroredField(row: FieldWithSet): MirroredField {
  return { ...toField(row), slot: row.slot === null ? null : { column: row.slot, isComplete: row.is_mirrored } }
}

/** What `field.rules` holds: the parts of a definition that only some kinds have. */
const noRules: FieldRules = {
  precision: null,
  currency: null,
  referenceTo: null,
  multiple: false,
  min: null,
  max: null,
  pattern: null,
  numberPattern: null,
  formula: null,
  resultKind: null,
  defaultValue: null,
  condition: null,
  visibleTo: null,
  editableBy: null,
}

type FieldRules = Pick<
  Field,
  | 'precision'
  | 'currency'
  | 'referenceTo'
  | 'multiple'
  | 'min'
  | 'max'
  | 'pattern'
  | 'numberPattern'
  | 'formula'
  | 'resultKind'
  | 'defaultValue'
  | 'condition'
  | 'visibleTo'
  | 'editableBy'
>

/** The rules of a definition as `field.rules` holds them: what says nothing is left out. */
export function toRules(definition: { [R in keyof FieldRules]?: FieldRules[R] | undefined }): string {
  const said = Object.keys(noRules).flatMap((name) => {
    const value = definition[name as keyof FieldRules]
    // a default of `false` says something, where `multiple` says nothing by it
    const saysNothing = value === undefined || value === noRules[name as keyof FieldRules]
    return saysNothing ? [] : [[name, value] as const]
  })
  return JSON.stringify(Object.fromEntries(said))
}

function toField(row: FieldWithSet): Field {
  const direct = row.item_type_id === null ? null : { itemTypeIds: [row.item_type_id], categoryIds: [] }
  return {
    ...noRules,
    // rules and options are written from the contract's form only
    ...(row.rules as Partial<FieldRules>),
    id: row.id,
    key: row.key,
    name: row.name,
    // the table's check constraints hold entities and kinds
    entity: row.entity as Field['entity'],
    kind: row.kind as Field['kind'],
    fieldSetId: row.field_set_id,
    itemTypeId: row.item_type_id,
    scope: row.field_set_id === null ? direct : row.set_scope,
    unit: row.unit,
    options: row.options as Field['options'],
    required: row.required,
    unique: row.is_unique,
    help: row.help,
    position: row.position,
    changeId: row.change_id,
    archivedAt: row.archived_at ?? row.set_archived_at,
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
    // checked by the table
    costMethod: row.cost_method as ItemType['costMethod'],
    archivedAt: row.archived_at,
    version: row.version,
    createdAt: row.created_at,
  }
}
