import type { DecidedPair } from '#core/duplicate/generate-pairs.ts'
import type { DescribedItem } from '#core/suggest/catalogue-model.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Of items without a category at least so many are read, though all places could be filled with others. */
const fewestOpen = 2_000

/**
 * The items changed last, those with a category before those without, as far as there is room; variants left out: they say what their parent says. 10,000 rows in
 * about 50 ms.
 */
export async function listDescribedItems(tx: Tx, most: number): Promise<DescribedItem[]> {
  const read = (name: string, condition: string) =>
    tx.query<DescribedItem>({
      name,
      text: `select id, sku, name, left(description, 500) as description, barcode, item_type_id as "itemTypeId", category_id as "categoryId", attributes
        from item where parent_id is null and archived_at is null and ${condition} order by updated_at desc limit $1`,
      values: [most],
    })
  const filed = await read('suggest_items_filed', 'category_id is not null')
  const open = await read('suggest_items_open', 'category_id is null')
  const openRoom = Math.max(Math.min(fewestOpen, open.length), most - filed.length)
  return [...filed.slice(0, most - Math.min(openRoom, open.length)), ...open.slice(0, openRoom)]
}

/** Names of what is in use, by identifier: types and categories, and what fields refer to. */
export async function listNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>({
    name: 'suggest_names',
    text: `select id, name from category where id = any($1::uuid[]) and archived_at is null
      union all select id, name from item_type where id = any($1::uuid[]) and archived_at is null
      union all select id, name from supplier where id = any($1::uuid[]) and archived_at is null
      union all select id, name from location where id = any($1::uuid[]) and archived_at is null
      union all select id, name from item where id = any($1::uuid[]) and archived_at is null`,
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Items in use that have the SKU, or the barcode in one of its forms. */
export function listByCode(
  tx: Tx,
  sku: string,
  barcodes: readonly string[],
): Promise<{ id: string; sku: string; name: string; by: 'sku' | 'barcode' }[]> {
  return tx.query({
    name: 'suggest_by_code',
    text: `(select id, sku, name, 'sku' as by from item where sku_key = lower($1) and archived_at is null)
      union all (select id, sku, name, 'barcode' from item where barcode = any($2::text[]) and archived_at is null limit 3)`,
    values: [sku, barcodes],
  })
}

/** Decisions that are learned from, the newest. */
const mostDecisions = 5_000

/** Values that people said items do not have. */
export function listRejections(tx: Tx): Promise<{ itemId: string; field: string; value: string }[]> {
  return tx.query({
    name: 'suggest_rejections',
    text: `select item_id as "itemId", field, value#>>'{}' as value from value_rejection where tenant_id = $1
           order by rejected_at desc limit ${mostDecisions}`,
    values: [tx.tenantId],
  })
}

/** Pairs of items that people merged, or said to be two. */
export async function listDecidedPairs(tx: Tx): Promise<DecidedPair[]> {
  return tx.query<DecidedPair>({
    name: 'suggest_pairs',
    text: `select json_build_object('name', l.name, 'description', left(l.description, 500)) as left,
             json_build_object('name', r.name, 'description', left(r.description, 500)) as right, p.state = 'merged' as "isSame"
           from duplicate_pair p
           join item l on l.tenant_id = p.tenant_id and l.id = p.left_id join item r on r.tenant_id = p.tenant_id and r.id = p.right_id
           where p.tenant_id = $1 and p.state in ('merged', 'dismissed') order by p.decided_at desc, p.id limit ${mostDecisions}`,
    values: [tx.tenantId],
  })
}
