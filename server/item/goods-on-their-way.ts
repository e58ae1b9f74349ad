/** States of orders whose open lines are on their way. */
export const incomingStates = `('approved', 'sent', 'partlyReceived')`

/**
 * SQL of what is on its way to a place, in base units: open lines of orders that are approved or sent, and what of transfers is on the road. Rows of
 * `tenant_id`, `item_id`, `location_id`, `quantity`, `expected_on` and one of `order_id` and `transfer_id`. Each part is read by its index of an item, or its index of
 * what is open.
 */
export const goodsOnTheirWay = `(
  select l.tenant_id, l.item_id, o.location_id, l.ordered - l.received as quantity, coalesce(l.expected_on, o.expected_on) as expected_on,
    o.id as order_id, null::uuid as transfer_id
  from purchase_order_line l join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
  where l.received < l.ordered and o.state in ${incomingStates}
  union all
  select l.tenant_id, l.item_id, t.to_location_id, l.quantity - l.received - l.missing, t.expected_on, null, t.id
  from transfer_line l join transfer t on t.tenant_id = l.tenant_id and t.id = l.transfer_id
  where l.received + l.missing < l.quantity and t.state = 'open')`
