import type { Attributes, Item } from '#contract/item.ts'
import type { ItemMerge } from '#contract/item-merge.ts'
import type { Tx } from '#server/db/transaction.ts'
import { itemJson } from '#server/item/item-json.ts'

/** What the kept item took over from the merged one; read to give it back. */
export interface Taken {
  /** null: it had a barcode of its own, or there was none */
  barcode: string | null
  /** codes in fields that the kept item had none in */
  attributes: Attributes
  /** those of them that the merged one had to let go of, being the only one to have them */
  released: Attributes
  suppliers: { id: string; isPreferred: boolean }[]
  /** ids; merges before there were packs say nothing of them */
  packs?: string[]
}

/** What stock of an item lies where. */
export interface Lying {
  locationId: string
  lotId: string | null
  lotCode: string | null
  expiresOn: string | null
  onHand: string
}

const part = (item: string) => `json_build_object('id', ${item}.id, 'sku', ${item}.sku, 'name', ${item}.name)`
const instant = (column: string) => `to_json(${column})#>>'{}'`
const wire = `
  m.id, ${part('a')} as merged, ${part('k')} as kept, m.movement_id as "movementId", ${instant('m.merged_at')} as "mergedAt",
  m.merged_by_name as "mergedByName", ${instant('m.undone_at')} as "undoneAt", m.undone_by_name as "undoneByName"`
const source = `
  from item_merge m join item a on a.tenant_id = m.tenant_id and a.id = m.merged_id join item k on k.tenant_id = m.tenant_id and k.id = m.kept_id`

export async function getItemMerge(tx: Tx, id: string): Promise<ItemMerge> {
  const [row] = await tx.query<ItemMerge>({
    name: 'item_merge_by_id',
    text: `select ${wire} ${source} where m.id = $1`,
    values: [id],
  })
  if (!row) throw new Error('a merge that was written is there')
  return row
}

/** Merges that stand, of an item and into it. */
export async function listMergesOf(tx: Tx, itemId: string): Promise<{ into: ItemMerge | null; from: ItemMerge[] }> {
  const rows = await tx.query<ItemMerge>({
    name: 'item_merges_of',
    text: `(select ${wire} ${source} where m.merged_id = $1 and m.undone_at is null)
           union all (select ${wire} ${source} where m.kept_id = $1 and m.undone_at is null order by m.id desc limit 50)`,
    values: [itemId],
  })
  return {
    into: rows.find(({ merged }) => merged.id === itemId) ?? null,
    from: rows.filter(({ kept }) => kept.id === itemId),
  }
}

export async function hasItem(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query({ name: 'merge_has_item', text: 'select from item where id = $1', values: [id] })
  return rows.length > 0
}

/** Locks items until the transaction ends, in the order of their ids: no movement, order or count of them begins meanwhile. */
export async function lockItems(tx: Tx, ids: readonly string[]): Promise<Map<string, Item>> {
  const rows = await tx.query<{ item: Item }>({
    name: 'merge_lock_items',
    text: `select json_build_object(${itemJson}) as item from item i where i.id = any($1::uuid[]) order by i.id for update`,
    values: [ids],
  })
  return new Map(rows.map(({ item }) => [item.id, item]))
}

/** What lies of an item in places that are real, by place and lot. */
export function readLying(tx: Tx, itemId: string): Promise<Lying[]> {
  return tx.query<Lying>({
    name: 'merge_lying',
    text: `select b.location_id as "locationId", b.lot_id as "lotId", o.code as "lotCode", o.expires_on::text as "expiresOn", trim_scale(b.on_hand)::text as "onHand"
           from balance b left join lot o on o.tenant_id = b.tenant_id and o.id = b.lot_id
           where b.item_id = $1 and not b.is_virtual and b.on_hand > 0 order by b.location_id, b.lot_id`,
    values: [itemId],
  })
}

/** Suppliers of the merged item become the kept one's, where that has none of theirs; its own preferred one stays preferred. */
export async function takeSuppliers(tx: Tx, mergedId: string, keptId: string): Promise<Taken['suppliers']> {
  return tx.query<Taken['suppliers'][number]>({
    name: 'merge_take_suppliers',
    text: `update supplier_item s set item_id = $2, version = s.version + 1, updated_at = now(),
             is_preferred = s.is_preferred and not exists (select from supplier_item o where o.item_id = $2 and o.is_preferred)
           where s.item_id = $1 and not exists (select from supplier_item o where o.item_id = $2 and o.supplier_id = s.supplier_id)
           returning s.id, old.is_preferred as "isPreferred"`,
    values: [mergedId, keptId],
  })
}

/** Those that are still the kept item's go back. */
export async function giveSuppliersBack(
  tx: Tx,
  { mergedId, keptId, suppliers }: { mergedId: string; keptId: string; suppliers: Taken['suppliers'] },
): Promise<void> {
  if (suppliers.length === 0) return
  await tx.query({
    name: 'merge_give_suppliers',
    text: `update supplier_item s set item_id = $2, version = s.version + 1, updated_at = now(),
             is_preferred = t.was and not exists (select from supplier_item o where o.item_id = $2 and o.is_preferred)
           from unnest($3::uuid[], $4::boolean[]) as t (id, was)
           where s.id = t.id and s.item_id = $1 and not exists (select from supplier_item o where o.item_id = $2 and o.supplier_id = s.supplier_id)`,
    values: [keptId, mergedId, suppliers.map(({ id }) => id), suppliers.map(({ isPreferred }) => isPreferred)],
  })
}

/** Packs of the merged item become the kept one's, where that has none of their name. @returns their ids */
export async function takePacks(tx: Tx, mergedId: string, keptId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: 'merge_take_packs',
    text: `update pack p set item_id = $2, version = p.version + 1, updated_at = now()
           where p.item_id = $1 and not exists (select from pack o where o.item_id = $2 and o.name_key = p.name_key) returning p.id`,
    values: [mergedId, keptId],
  })
  return rows.map(({ id }) => id)
}

/** Those that are still the kept item's go back. */
export async function givePacksBack(
  tx: Tx,
  { mergedId, keptId, packs }: { mergedId: string; keptId: string; packs: readonly string[] },
): Promise<void> {
  if (packs.length === 0) return
  await tx.query({
    name: 'merge_give_packs',
    text: `update pack p set item_id = $2, version = p.version + 1, updated_at = now()
           where p.id = any($3::uuid[]) and p.item_id = $1 and not exists (select from pack o where o.item_id = $2 and o.name_key = p.name_key)`,
    values: [keptId, mergedId, packs],
  })
}
