import type { Tracking } from '#contract/item.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/** An item of the organisation as an import needs it. */
export interface KnownItem {
  id: string
  unit: string
  tracking: Tracking
}

interface ItemRow extends KnownItem {
  place: number
  sku: string
  archived: boolean
  hasVariants: boolean
}

/** Items by SKU, as the database compares SKUs, or what they have become; in the order asked for, undefined where there is none. @throws AppError item_has_variants  nothing is sold of an item whose variants hold the stock */
export async function findItemsBySku(tx: Tx, skus: readonly string[]): Promise<(ItemRow | undefined)[]> {
  const rows = await tx.query<ItemRow>({
    name: 'import-items-by-sku',
    text: `select k.place::int as place, i.id, i.sku, i.unit, i.tracking, i.archived_at is not null as archived, i.variant_axes is not null as "hasVariants"
           from unnest($2::text[]) with ordinality as k (sku, place)
           cross join lateral (select id, archived_at from item where tenant_id = $1 and sku_key = lower(k.sku) offset 0) a
           cross join lateral (select case when a.archived_at is null then a.id else kept_item(a.id) end as id) kept
           cross join lateral (select * from item where tenant_id = $1 and id = kept.id offset 0) i`,
    values: [tx.tenantId, skus],
  })
  const found: (ItemRow | undefined)[] = skus.map(() => undefined)
  for (const row of rows) {
    if (row.hasVariants)
      throw new AppError('item_has_variants', {
        sku: row.sku,
        detail: sentence('variant.soldItself', { sku: row.sku }),
      })
    found[row.place - 1] = row
  }
  return found
}

export interface NewSoldItem {
  sku: string
  name: string
  price: string | null
  /** null: pieces */
  unit: string | null
}

/**
 * Makes items of a sales history, with an audit entry each. A SKU that another request takes in the same moment is left to it.
 * @returns how many were made
 */
export async function insertSoldItems(
  tx: Tx,
  actor: Actor,
  importId: string,
  items: readonly NewSoldItem[],
): Promise<number> {
  if (items.length === 0) return 0
  const rows = await tx.query<{ made: number }>({
    name: 'import-insert-sold-items',
    text: `with made as (
             insert into item (tenant_id, sku, name, price, unit, created_by_import)
             select $1, n.sku, n.name, n.price, coalesce(n.unit, 'pcs'), $2 from unnest($3::text[], $4::text[], $5::numeric[], $9::text[]) as n (sku, name, price, unit)
             on conflict (tenant_id, sku_key) do nothing
             returning id, sku, name, price, unit
           ), logged as (
             insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, after)
             select $1, $6, $7, $8, 'create', 'item', id::text,
               jsonb_build_object('id', id, 'sku', sku, 'name', name, 'price', price::text, 'unit', unit, 'importId', $2::uuid)
             from made
           )
           select count(*)::int as made from made`,
    values: [
      tx.tenantId,
      importId,
      items.map((item) => item.sku),
      items.map((item) => item.name),
      items.map((item) => item.price),
      actor.kind,
      actor.id,
      actor.name,
      items.map((item) => item.unit),
    ],
  })
  return rows[0]?.made ?? 0
}

/**
 * Takes items out of the archive because a file names them, and keeps what is needed to put them back.
 * @returns how many were archived
 */
export async function restoreItems(tx: Tx, actor: Actor, importId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await tx.query<{ restored: number }>({
    text: `with before as (
             select i.* from item i where i.tenant_id = $1 and i.id = any($3::uuid[]) and i.archived_at is not null for update
           ), restored as (
             update item i set archived_at = null, version = i.version + 1, updated_at = now()
             from before b where i.tenant_id = $1 and i.id = b.id
             returning i.*
           ), kept as (
             insert into import_change (tenant_id, import_id, item_id, before, after, version_after)
             select $1, $2, r.id, to_jsonb(b) - 'search', to_jsonb(r) - 'search', r.version from restored r join before b using (id)
             on conflict (tenant_id, import_id, item_id) do nothing
           ), logged as (
             insert into audit_log (tenant_id, actor_kind, actor_id, actor_name, action, entity, entity_id, before, after)
             select $1, $4, $5, $6, 'restore', 'item', r.id::text, jsonb_build_object('archivedAt', b.archived_at),
               jsonb_build_object('archivedAt', null, 'importId', $2::uuid)
             from restored r join before b using (id)
           )
           select count(*)::int as restored from restored`,
    values: [tx.tenantId, importId, ids, actor.kind, actor.id, actor.name],
  })
  return rows[0]?.restored ?? 0
}

/** A change of stock that the ledger holds already, at one of the given places. */
export interface PastChange {
  item: number
  location: number
  /** milliseconds since 1970 */
  at: number
  delta: string
}

/**
 * What the ledger holds of these items at these places, in order of time: an import dated before it must not bring it below
 * zero. Sums of equal instants; scans the items' lines by index.
 */
export async function listPastChanges(
  tx: Tx,
  itemIds: readonly string[],
  locationIds: readonly string[],
): Promise<PastChange[]> {
  return tx.query<PastChange>({
    text: `select array_position($2::uuid[], s.item_id)::int - 1 as item, array_position($3::uuid[], s.location_id)::int - 1 as location,
             (extract(epoch from s.effective_at) * 1000)::float8 as at, sum(s.delta)::text as delta
           from (
             select item_id, to_location_id as location_id, effective_at, quantity as delta from movement_line
             where tenant_id = $1 and item_id = any($2) and to_location_id = any($3)
             union all
             select item_id, from_location_id, effective_at, -quantity from movement_line
             where tenant_id = $1 and item_id = any($2) and from_location_id = any($3)
           ) s
           group by s.item_id, s.location_id, s.effective_at
           order by s.effective_at`,
    values: [tx.tenantId, itemIds, locationIds],
  })
}
