import type { Tx } from '#server/db/transaction.ts'

/** What an item was merged into, by its SKU; undefined where no merge of it stands. */
export async function findStanding(tx: Tx, itemId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ sku: string }>({
    name: 'standing_merge',
    text: `select k.sku from item_merge m join item k on k.tenant_id = m.tenant_id and k.id = m.kept_id
           where m.merged_id = $1 and m.undone_at is null`,
    values: [itemId],
  })
  return row?.sku
}
