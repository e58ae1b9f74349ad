import type { Tx } from '#server/db/transaction.ts'

/**
 * What a unit of each item is worth: at a place as far as it is valued, else over all places, else by the item's own cost. Items of which
 * nothing is known are left out.
 * @returns by item, an exact decimal of at most nine places, not below zero
 */
export async function readUnitCosts(
  tx: Tx,
  itemIds: readonly string[],
  locationId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; cost: string }>({
    name: 'unit_costs',
    text: `
      select c.id, trim_scale(round(greatest(c.cost, 0), 9))::text as cost
      from (
        select i.id, coalesce(
          (select case when v.quantity > 0 then v.value / v.quantity else v.last_cost end from place_value v where v.item_id = i.id and v.location_id = $2),
          (select sum(v.value) / sum(v.quantity) from place_value v where v.item_id = i.id and v.quantity > 0), i.cost) as cost
        from item i where i.id = any($1::uuid[])) c
      where c.cost is not null`,
    values: [itemIds, locationId],
  })
  return new Map(rows.map(({ id, cost }) => [id, cost]))
}
