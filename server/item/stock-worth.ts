/**
 * SQL of what items are worth in each place, as the valuation report has it, goods on the road included: `item_id`, `location_id`, `value`.
 * An item that waits for its first valuation, a minute at most, counts with what is on hand at its own cost. One scan of the
 * tenant's `place_value`, and of its balances those of items not valued yet.
 */
export const placeWorth = `
  select w.item_id, w.location_id, w.value from place_value w
  union all
  select b.item_id, b.location_id, b.on_hand * o.cost from balance b join item o on o.id = b.item_id
  where not b.is_virtual and b.on_hand > 0 and o.cost is not null
    and not exists (select from item_value v where v.item_id = b.item_id and v.valued_to is not null)`
