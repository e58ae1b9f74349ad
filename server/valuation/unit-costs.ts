import type { Tx } from '#server/db/transaction.ts'

/**
 * SQL of what a unit of an item is worth in a place as far as it is valued there, else over all places; null where no run has valued it.
 * @param item  SQL of the item's id
 * @param place  SQL of the place's id
 */
export const unitWorth = (item: string, place: string): string => `coalesce(
          (select case when v.quantity > 0 then round(v.value / v.quantity, 9) else v.last_cost end from place_value v where v.item_id = ${item} and v.location_id = ${place}),
          (select round(sum(v.value) / sum(v.quantity), 9) from place_value v where v.item_id = ${item} and v.quantity > 0))`

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
        select i.id, coalesce(${unitWorth('i.id', '$2')}, i.cost) as cost
        from item i where i.id = any($1::uuid[])) c
      where c.cost is not null`,
    values: [itemIds, locationId],
  })
  return new Map(rows.map(({ id, cost }) => [id, cost]))
}
