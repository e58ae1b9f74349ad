import type { z } from 'zod'
import type { listVariantStock } from '#contract/variant.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { availableOf, heldOf, holdsStock } from '#server/item/held-stock.ts'
import { itemJson } from '#server/item/item-json.ts'
import type { StoredItem } from '#server/item/variant-values.ts'

/** An item as it is stored; with `lock` nobody writes it or moves its stock until the transaction ends. */
export async function findParent(tx: Tx, id: string, { lock }: { lock: boolean }): Promise<StoredItem | undefined> {
  const [row] = await tx.query<{ item: StoredItem }>({
    text: `select json_build_object(${itemJson}) as item from item i where i.id = $1 ${lock ? 'for update' : ''}`,
    values: [id],
  })
  return row?.item
}

/** All variants of an item in the order of their ids, archived ones too. */
export async function listVariants(tx: Tx, parentId: string, { lock }: { lock: boolean }): Promise<StoredItem[]> {
  const rows = await tx.query<{ item: StoredItem }>({
    text: `select json_build_object(${itemJson}) as item from item i where i.parent_id = $1 order by i.id ${lock ? 'for update' : ''}`,
    values: [parentId],
  })
  return rows.map(({ item }) => item)
}

/** What real places hold of an item itself; undefined: nothing. */
export async function findOwnStock(tx: Tx, id: string): Promise<{ onHand: string; reserved: string } | undefined> {
  const [row] = await tx.query<{ onHand: string; reserved: string; places: number }>({
    text: `select coalesce(trim_scale(sum(on_hand)), 0)::text as "onHand", coalesce(trim_scale(sum(${heldOf('b')})), 0)::text as reserved,
             count(*)::int as places
           from balance b where tenant_id = $1 and item_id = $2 and not is_virtual and ${holdsStock('b')}`,
    values: [tx.tenantId, id],
  })
  return row && row.places > 0 ? row : undefined
}

/** Which of these SKUs are in use, in small letters. */
export async function listTakenSkus(tx: Tx, skus: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ sku_key: string }>({
    text: 'select sku_key from item where tenant_id = $1 and sku_key = any($2::text[])',
    values: [tx.tenantId, [...new Set(skus.map((sku) => sku.toLowerCase()))]],
  })
  return rows.map((row) => row.sku_key)
}

type StockPage = z.output<typeof listVariantStock.response>

/** A page of what places hold of an item's variants together, by the codes of places. */
export async function listStockOfVariants(
  tx: Tx,
  parentId: string,
  { limit, cursor }: z.output<typeof listVariantStock.query>,
): Promise<StockPage> {
  const after = parseCursor(cursor, 2)
  const rows = await tx.query<StockPage['data'][number] & { key: string }>({
    text: `select l.id as "locationId", l.code as "locationCode", l.name as "locationName", lower(l.code) as key,
             trim_scale(sum(b.on_hand))::text as "onHand", trim_scale(sum(${heldOf('b')}))::text as reserved,
             trim_scale(sum(${availableOf('b')}))::text as available,
             (count(distinct v.id) filter (where ${holdsStock('b')}))::int as variants
           from item v join balance b on b.tenant_id = v.tenant_id and b.item_id = v.id and not b.is_virtual
             join location l on l.tenant_id = b.tenant_id and l.id = b.location_id
           where v.tenant_id = $1 and v.parent_id = $2 and ($3::text is null or (lower(l.code), l.id) > ($3, $4::uuid))
           group by l.tenant_id, l.id order by lower(l.code), l.id limit $5`,
    values: [tx.tenantId, parentId, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  })
  const page = toPage(rows, limit, (row) => [row.key, row.locationId])
  return { ...page, data: page.data.map((row) => withoutKey(row)) }
}

function withoutKey<R extends { key: string }>(row: R): Omit<R, 'key'> {
  const { key: _, ...rest } = row
  return rest
}
