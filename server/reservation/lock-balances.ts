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

/**
 * The same for balances that a movement of this transaction will change, virtual ones too: serials first, then balances; those that are not
 * there begin with nothing, so that all are locked in one order before reservations change. A lot that is not the item's is passed over:
 * posting says so.
 */
export async function touchBalances(tx: Tx, keys: readonly BalanceKey[]): Promise<void> {
  await tx.query({
    name: 'lock_serials',
    text: `select from lot l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id
           where l.id = any($1::uuid[]) and i.tracking = 'serial' order by l.id for no key update of l`,
    values: [keys.flatMap(({ lotId }) => lotId ?? [])],
  })
  await tx.query({
    name: 'touch_balances',
    text: `insert into balance as b (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand)
           select distinct $1::uuid, k.item_id, k.location_id, k.lot_id, i.tracking, p.is_virtual, 0
           from ${given} join item i on i.tenant_id = $1 and i.id = k.item_id join location p on p.tenant_id = $1 and p.id = k.location_id
             left join lot o on o.tenant_id = $1 and o.id = k.lot_id and o.item_id = k.item_id
           where k.lot_id is null or o.id is not null
           order by p.is_virtual, k.item_id, k.location_id, k.lot_id
           on conflict (tenant_id, item_id, location_id, lot_id) do update set on_hand = b.on_hand`,
    values: columnsOf(tx, keys),
  })
}
