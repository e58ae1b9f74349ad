/**
 * CTEs `change` and `balanced` that post lines to the balances, for a statement whose `$1` is the tenant: both ends of
 * every line, netted, real ones before virtual ones and each in key order, so that two statements never wait for each other in a circle.
 * @param lines  the CTE that holds the lines: item_id, lot_id, from_location_id, to_location_id, quantity
 * @returns SQL; `change` has item_id, location_id, lot_id, delta, and `balanced` the balances as they are afterwards
 */
export function changeBalances(lines: string): string {
  return `change as (
    select item_id, location_id, lot_id, sum(delta) as delta
    from (
      select item_id, to_location_id as location_id, lot_id, quantity as delta from ${lines}
      union all
      select item_id, from_location_id, lot_id, -quantity from ${lines}
    ) side
    group by item_id, location_id, lot_id
  ), balanced as (
    insert into balance as b (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand)
    select $1, c.item_id, c.location_id, c.lot_id, i.tracking, p.is_virtual, c.delta
    from change c join location p on p.tenant_id = $1 and p.id = c.location_id join item i on i.tenant_id = $1 and i.id = c.item_id
    order by p.is_virtual, c.item_id, c.location_id, c.lot_id
    on conflict (tenant_id, item_id, location_id, lot_id) do update
      set on_hand = b.on_hand + excluded.on_hand, updated_at = now()
    returning item_id, location_id, lot_id, is_virtual, on_hand, reserved
  )`
}
