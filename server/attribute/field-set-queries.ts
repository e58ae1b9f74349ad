import type { Insertable, Updateable } from 'kysely'
import type { FieldScope } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import type { DB } from '#server/db/schema.generated.ts'
import type { Tx } from '#server/db/transaction.ts'

const fieldSetJson = `
  json_build_object(
    'id', s.id, 'key', s.key, 'name', s.name, 'description', s.description, 'entity', s.entity,
    'scope', case when not s.everywhere then (
      select json_build_object(
        'itemTypeIds', coalesce(json_agg(t.item_type_id order by t.item_type_id) filter (where t.item_type_id is not null), '[]'),
        'categoryIds', coalesce(json_agg(t.category_id order by t.category_id) filter (where t.category_id is not null), '[]'))
      from field_set_target t where t.tenant_id = s.tenant_id and t.field_set_id = s.id) end,
    'templateKey', s.template_key, 'archivedAt', s.archived_at, 'version', s.version, 'createdAt', s.created_at) as "fieldSet"`

/** A page of field sets in the order they were made. */
export async function listFieldSetPage(tx: Tx, options: { limit: number; after?: string }): Promise<FieldSet[]> {
  const rows = await tx.query<{ fieldSet: FieldSet }>({
    text: `select ${fieldSetJson} from field_set s where $1::uuid is null or s.id > $1 order by s.id limit $2`,
    values: [options.after ?? null, options.limit],
  })
  return rows.map((row) => row.fieldSet)
}

export async function findFieldSet(tx: Tx, id: string): Promise<FieldSet | undefined> {
  const [row] = await tx.query<{ fieldSet: FieldSet }>({
    text: `select ${fieldSetJson} from field_set s where s.id = $1`,
    values: [id],
  })
  return row?.fieldSet
}

export function insertFieldSet(tx: Tx, row: Insertable<DB['field_set']>): Promise<{ id: string }> {
  return tx.db.insertInto('field_set').values(row).returning('id').executeTakeFirstOrThrow()
}

export async function changeFieldSet(tx: Tx, id: string, row: Updateable<DB['field_set']>): Promise<void> {
  await tx.db
    .updateTable('field_set')
    .set((e) => ({ ...row, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Attaches a set to exactly these types and categories; null: to none, it holds everywhere. */
export async function setTargets(tx: Tx, id: string, scope: FieldScope | null): Promise<void> {
  await tx.query({ text: 'delete from field_set_target where field_set_id = $1', values: [id] })
  if (!scope) return
  await tx.query({
    text: `insert into field_set_target (tenant_id, field_set_id, item_type_id, category_id)
           select $1::uuid, $2::uuid, t, null::uuid from unnest($3::uuid[]) t union select $1, $2, null, c from unnest($4::uuid[]) c`,
    values: [tx.tenantId, id, scope.itemTypeIds, scope.categoryIds],
  })
}

/** Which of the types and categories of a scope are not there. */
export async function findMissingTargets(
  tx: Tx,
  scope: FieldScope,
): Promise<{ itemTypeIds: string[]; categoryIds: string[] }> {
  const [row] = await tx.query<{ itemTypeIds: string[]; categoryIds: string[] }>({
    text: `select
        coalesce((select json_agg(t) from unnest($1::uuid[]) t where not exists (select from item_type where id = t)), '[]') as "itemTypeIds",
        coalesce((select json_agg(c) from unnest($2::uuid[]) c where not exists (select from category where id = c)), '[]') as "categoryIds"`,
    values: [scope.itemTypeIds, scope.categoryIds],
  })
  return row ?? { itemTypeIds: [], categoryIds: [] }
}
