import { availableOf, heldOf } from './held-stock.ts'
import { stockHolders } from './item-column.ts'

/** SQL: the stock `s` of `item i` over all real locations, of its variants where it has some. Reads the item's balances by their key. */
export const itemStock = `
  cross join lateral (
    select coalesce(sum(b.on_hand), 0) as on_hand, coalesce(sum(${heldOf('b')}), 0) as reserved, coalesce(sum(${availableOf('b')}), 0) as available
    from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual) s`

/** SQL: the figures of `s` as arguments of `json_build_object`. */
export const stockJson = `'onHand', trim_scale(s.on_hand)::text, 'reserved', trim_scale(s.reserved)::text, 'available', trim_scale(s.available)::text`
