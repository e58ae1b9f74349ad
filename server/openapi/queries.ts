import type { ItemType } from '#contract/item-type.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What a document says of the tenant besides its schema. */
export async function findOrganisation(tx: Tx): Promise<{ name: string; currency: string }> {
  const [row] = await tx.query<{ name: string; currency: string }>({
    name: 'openapi_organisation',
    text: 'select name, currency from tenant',
  })
  // a tenant transaction sees exactly its own tenant
  if (!row) throw new Error('The tenant of the transaction is not there.')
  return row
}

/** Item types, archived ones too: items may still be of them. */
export function listDescribedTypes(tx: Tx): Promise<Pick<ItemType, 'id' | 'key' | 'name' | 'archivedAt'>[]> {
  return tx.query({
    name: 'openapi_types',
    text: 'select id, key, name, archived_at as "archivedAt" from item_type order by id',
  })
}
