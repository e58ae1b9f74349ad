import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import { itemsChanged } from './announce-changed.ts'
import { itemJson } from './item-json.ts'
import { type ItemValues, toItemRows } from './item-rows.ts'

/**
 * Items by id, locked until the transaction ends; those that are not there are missing. Variants are locked after all others, as by whoever
 * changes their parents, and else in the order of ids.
 */
export async function lockItemsById<T>(tx: Tx, json: string, ids: readonly string[]): Promise<T[]> {
  const rows = await tx.query<{ item: T }>({
    name: 'lock_items',
    text: `select json_build_object(${json}) as item from item i where i.id = any($1::uuid[]) order by i.parent_id is not null, i.id for update`,
    values: [ids],
  })
  return rows.map((row) => row.item)
}

/** Which of these item types there are. */
export async function listItemTypeIds(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>({
    text: 'select id from item_type where id = any($1::uuid[])',
    values: [ids],
  })
  return new Set(rows.map((row) => row.id))
}

/** Which of these categories there are. */
export async function listCategoryIds(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>({
    text: 'select id from category where id = any($1::uuid[])',
    values: [ids],
  })
  return new Set(rows.map((row) => row.id))
}

/** How each SKU is compared, and the item that has it. */
export async function listSkuHolders(tx: Tx, skus: readonly string[]): Promise<{ key: string; id: string | null }[]> {
  return tx.query<{ key: string; id: string | null }>({
    text: `select lower(k.sku) as key, i.id
           from unnest($2::text[]) with ordinality k (sku, n)
             left join item i on i.tenant_id = $1 and i.sku_key = lower(k.sku)
           order by k.n`,
    values: [tx.tenantId, skus],
  })
}

/** Writes items that are locked, with an audit entry each. One statement for all. */
export async function updateItems(
  tx: Tx,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  items: readonly (ItemValues & { archived: boolean })[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (items.length === 0) return
  itemsChanged.announce(tx)
  const { names, read, source, values } = toItemRows(tx.tenantId, items, fields, 6)
  const changed = names.filter((name) => name !== 'id')
  await tx
    .query({
      text: `with n as (
               select * from ${source}
             ), a as (
               select id, archived from unnest($5::uuid[], $${6 + values.length}::boolean[]) as a (id, archived)
             ), i as (
               update item i set ${changed.map((name) => `${name} = ${read(name)}`).join(', ')},
                 archived_at = case when a.archived then coalesce(i.archived_at, now()) end,
                 version = i.version + 1, updated_at = now()
               from n join a using (id) where i.tenant_id = $1 and i.id = n.id
               returning i.*
             ), before as (
               -- as before: this statement's own update is not seen here
               select i.id, json_build_object(${itemJson}) as json from item i join n using (id) where i.tenant_id = $1
             )
             insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
             select $1, $2, $3, $4, 'update', 'item', i.id::text, before.json, json_build_object(${itemJson})
             from i join before on before.id = i.id`,
      values: [
        tx.tenantId,
        actor.kind,
        actor.id,
        actor.name,
        items.map(({ id }) => id),
        ...values,
        items.map(({ archived }) => archived),
      ],
    })
    .catch(lookUpAgain)
}

/** Writes new items, with an audit entry each. One statement for all. @throws 40001  a SKU was taken this very moment */
export async function insertItems(
  tx: Tx,
  actor: Pick<Actor, 'kind' | 'id' | 'name'>,
  items: readonly ItemValues[],
  fields: readonly MirroredField[],
): Promise<void> {
  if (items.length === 0) return
  itemsChanged.announce(tx)
  const { names, read, source, values } = toItemRows(tx.tenantId, items, fields, 5)
  await tx
    .query({
      text: `with i as (
               insert into item as i (tenant_id, ${names.join(', ')})
               select $1, ${names.map(read).join(', ')} from ${source}
               returning i.*
             )
             insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
             select $1, $2, $3, $4, 'create', 'item', i.id::text, json_build_object(${itemJson}) from i`,
      values: [tx.tenantId, actor.kind, actor.id, actor.name, ...values],
    })
    .catch(lookUpAgain)
}

/** A SKU taken since it was looked up: looked up again, it is refused or another is found. */
function lookUpAgain(error: unknown): never {
  if (violates(error, 'item_sku'))
    throw Object.assign(new Error('a SKU was taken', { cause: error }), { code: '40001' })
  throw error
}
