import type { Tx } from '#server/db/transaction.ts'
import { heldOf } from '#server/item/held-stock.ts'

export interface Place {
  itemId: string
  locationId: string
}

/** A balance at a place, of one lot where stock is tracked. */
export interface Balance {
  item: string
  itemName: string
  unit: string
  location: string
  lot: string | null
  onHand: string
  reserved: string
}

/** A balance that a call changes. */
export interface BalanceChange {
  item: string
  itemName: string
  unit: string
  location: string
  lot: string | null
  onHand: { before: string; after: string }
  reserved: { before: string; after: string }
}

/**
 * Balances at some places, of every lot there, by a key that stays the same. One statement, by primary keys. The ledger's far sides are
 * no place: what a supplier's side says moves with everybody's receipts, and tells a person nothing.
 */
export async function readBalances(tx: Tx, places: readonly Place[]): Promise<Map<string, Balance>> {
  const rows = await tx.query<Balance & { key: string }>({
    name: 'balances_of_places',
    text: `select concat_ws(' ', b.item_id, b.location_id, b.lot_id) as key, i.sku as item, i.name as "itemName", i.unit, l.code as location, t.code as lot,
             trim_scale(b.on_hand)::text as "onHand", trim_scale(${heldOf('b')})::text as reserved
           from (select distinct item_id, location_id from unnest($1::uuid[], $2::uuid[]) p (item_id, location_id)) p
             join balance b on b.tenant_id = current_tenant() and b.item_id = p.item_id and b.location_id = p.location_id
             join item i on i.tenant_id = current_tenant() and i.id = b.item_id
             join location l on l.tenant_id = current_tenant() and l.id = b.location_id and not l.is_virtual
             left join lot t on t.tenant_id = current_tenant() and t.id = b.lot_id
           order by i.sku, l.code, t.code`,
    values: [places.map(({ itemId }) => itemId), places.map(({ locationId }) => locationId)],
  })
  return new Map(rows.map(({ key, ...balance }) => [key, balance]))
}

/** What differs between two readings of the same places. A balance that was not there was zero. */
export function changesBetween(
  before: ReadonlyMap<string, Balance>,
  after: ReadonlyMap<string, Balance>,
): BalanceChange[] {
  return [...after].flatMap(([key, { onHand, reserved, ...rest }]) => {
    const was = before.get(key)
    const change = {
      ...rest,
      onHand: { before: was?.onHand ?? '0', after: onHand },
      reserved: { before: was?.reserved ?? '0', after: reserved },
    }
    const isSame = change.onHand.before === onHand && change.reserved.before === reserved
    return isSame ? [] : [change]
  })
}
