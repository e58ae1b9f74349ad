import type { Tx } from '#server/db/transaction.ts'

/** What names a balance. */
export interface BalanceKey {
  itemId: string
  locationId: string
  lotId: string | null
}

const given = 'unnest($2::uuid[], $3::uuid[], $4::uuid[]) as k (item_id, location_id, lot_id)'

function columnsOf(tx: Tx, keys: readonly BalanceKey[]): unknown[] {
  return [
    tx.tenantId,
    keys.map(({ itemId }) => itemId),
    keys.map(({ locationId }) => locationId),
    keys.map(({ lotId }) => lotId),
  ]
}

/**
 * Locks balances until the transaction ends, in the order in which movements lock them. Whoever writes reservations locks their balances
 * first, then reservations, then orders: nobody waits for another in a circle. What is not there is passed over.
 */
export async function lockBalances(tx: Tx, keys: readonly BalanceKey[]): Promise<void> {
  await tx.query({
    name: 'lock_balances',
    text: `select from balance b
           where b.tenant_id = $1 and exists (
             select from ${given} where k.item_id = b.item_id and k.location_id = b.location_id and k.lot_id is not distinct from b.lot_id)
             and b.item_id = any($2::uuid[])
           order by b.item_id, b.location_id, b.lot_id for no key update`,
    values: columnsOf(tx, keys),
  })
}
