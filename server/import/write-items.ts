import type { Tracking } from '#contract/item.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { itemJson } from '#server/item/item-json.ts'
import { type ItemCore, toCoreRows } from '#server/item/item-rows.ts'

/** An item as it is, with what an import needs to judge it. */
export interface ExistingItem extends ItemCore {
  skuKey: string
  nameKey: string
  archived: boolean
  archivedAt: string | null
  version: number
  createdByImport: string | null
  tracking: Tracking
}

const selected = `i.id, i.sku, i.sku_key as "skuKey", i.name, i.name_key as "nameKey", i.description, i.barcode,
  i.item_type_id as "itemTypeId", i.category_id as "categoryId", i.parent_id as "parentId", i.own_values as "ownValues", i.variant_axes as "variantAxes", i.unit, trim_scale(i.price)::text as price, trim_scale(i.cost)::text as cost, trim_scale(i.reorder_point)::text as "reorderPoint", i.attributes,
  i.archived_at is not null as archived, i.archived_at as "archivedAt", i.version, i.created_by_import as "createdByImport", i.tracking`

const found = 'select id, parent_id is not null as is_variant from item where tenant_id = $1'

/** What items are looked up by: any that has one of these is found. */
export interface ItemKeys {
  skus: readonly string[]
  names: readonly string[]
  barcodes: readonly string[]
  ids: readonly string[]
}

/**
 * The items with these SKUs, names, barcodes or identifiers.
 * @param lock  they stay locked, variants after all others and else in the order of their ids, until the transaction ends; with `update`
 *   no movement of their stock comes between
 */
export async function findItems(
  tx: Tx,
  { skus, names, barcodes, ids }: ItemKeys,
  { lock }: { lock: false | 'update' | 'no key update' },
): Promise<ExistingItem[]> {
  return tx.query<ExistingItem>({
    name: `import-find-items${lock ? ` for ${lock}` : ''}`,
    // Each key is looked up by itself: joined, the planner would rather read the whole of a catalogue for each chunk of a file.
    text: `select ${selected}
           from (
             select distinct s.id, s.is_variant from (
               select s.* from unnest($2::text[]) k (sku) cross join lateral (${found} and sku_key = lower(k.sku) offset 0) s
               union all
               select s.* from unnest($3::text[]) k (name) cross join lateral (${found} and name_key = lower(k.name) offset 0) s
               union all
               select s.* from unnest($4::text[]) k (barcode) cross join lateral (${found} and barcode = k.barcode offset 0) s
               union all
               select s.* from unnest($5::uuid[]) k (id) cross join lateral (${found} and id = k.id offset 0) s
             ) s
             order by s.is_variant, s.id
           ) f
           cross join lateral (select * from item where tenant_id = $1 and id = f.id ${lock ? `for ${lock}` : 'offset 0'}) i`,
    values: [tx.tenantId, skus, names, barcodes, ids],
  })
}

/** Items by their values of a unique field. @param keys as `uniqueKey` makes them */
export async function findByUniqueValue(
  tx: Tx,
  fieldId: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; id: string }>({
    name: 'import-find-unique',
    text: `select value_key as key, record_id as id from unique_value
           where tenant_id = $1 and field_id = $2 and value_key = any($3::text[])`,
    values: [tx.tenantId, fieldId, keys],
  })
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** Inserts items with an audit entry each. @throws 23505 on a SKU that another request took meanwhile */
export async function insertItems(
  tx: Tx,
  actor: Actor,
  importId: string,
  items: readonly ItemCore[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (items.length === 0) return
  const { names, read, source, values } = toCoreRows(tx.tenantId, items, fields, 6)
  await tx.query({
    text: `with i as (
             insert into item as i (tenant_id, created_by_import, ${names.join(', ')})
             select $1, $2, ${names.map(read).join(', ')} from ${source}
             returning i.id, jsonb_build_object(${itemJson}) as json
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
           select $1, $3, $4, $5, 'create', 'item', i.id::text, i.json from i`,
    values: [tx.tenantId, importId, actor.kind, actor.id, actor.name, ...values],
  })
}

/** Updates items, takes them out of the archive, and keeps how they were, for the reversal and in the audit record. */
export async function updateItems(
  tx: Tx,
  actor: Actor,
  importId: string,
  items: readonly ItemCore[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (items.length === 0) return
  const { names, read, source, values } = toCoreRows(tx.tenantId, items, fields, 6)
  const changed = names.filter((name) => name !== 'id')
  await tx.query({
    text: `with n as (
             select * from ${source}
           ), i as (
             update item i set ${changed.map((name) => `${name} = ${read(name)}`).join(', ')}, archived_at = null,
               version = i.version + 1, updated_at = now()
             from n where i.tenant_id = $1 and i.id = n.id
             returning i.*
           ), b as (
             -- as before: this statement's own update is not seen here
             select i.* from item i join n using (id) where i.tenant_id = $1
           ), kept as (
             insert into import_change as c (tenant_id, import_id, item_id, before, after, version_after)
             select $1, $2, b.id, to_jsonb(b) - 'search', to_jsonb(i) - 'search', b.version + 1 from b join i using (id)
             on conflict (tenant_id, import_id, item_id) do update set after = excluded.after, version_after = excluded.version_after
           ), before as (
             select i.id, json_build_object(${itemJson}) as json from b i
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           select $1, $3, $4, $5, 'update', 'item', i.id::text, (select json from before where before.id = i.id), json_build_object(${itemJson})
           from i`,
    values: [tx.tenantId, importId, actor.kind, actor.id, actor.name, ...values],
  })
}

/** Puts values back that an import had changed; an item keeps its place in or out of the archive. */
export async function putBackItems(
  tx: Tx,
  actor: Actor,
  importId: string,
  items: readonly ItemCore[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (items.length === 0) return
  const { names, read, source, values } = toCoreRows(tx.tenantId, items, fields, 6)
  const changed = names.filter((name) => name !== 'id')
  await tx.query({
    text: `with n as (
             select * from ${source}
           ), i as (
             update item i set ${changed.map((name) => `${name} = ${read(name)}`).join(', ')}, version = i.version + 1, updated_at = now()
             from n where i.tenant_id = $1 and i.id = n.id
             returning i.*
           ), before as (
             select i.id, jsonb_build_object(${itemJson}) as json from item i join n using (id) where i.tenant_id = $1
           )
           insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
           select $1, $3, $4, $5, 'restore', 'item', i.id::text, (select json from before where before.id = i.id),
             jsonb_build_object(${itemJson}) || jsonb_build_object('importId', $2::uuid)
           from i`,
    values: [tx.tenantId, importId, actor.kind, actor.id, actor.name, ...values],
  })
}
