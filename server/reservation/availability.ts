import type { Availability } from '#contract/reservation.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { goodsOnTheirWay } from '#server/item/goods-on-their-way.ts'
import { availableOf, heldOf } from '#server/item/held-stock.ts'

interface Selection {
  itemId?: string
  locationId?: string | undefined
  after?: string | undefined
  limit: number
}

/**
 * What can be promised, by item in the order of their ids, items that hold stock or can. Reads balances, open orders and transfers on the road of the items
 * of the page.
 */
export async function listAvailabilityRows(tx: Tx, selection: Selection): Promise<Availability[]> {
  const sql = new SqlText()
  const where = ['i.variant_axes is null']
  if (selection.itemId) where.push(`i.id = ${sql.bind(selection.itemId, 'uuid')}`)
  else where.push('i.archived_at is null')
  if (selection.after) where.push(`i.id > ${sql.bind(selection.after, 'uuid')}`)
  const below = selection.locationId && `in (select location_and_below(${sql.bind(selection.locationId, 'uuid')}))`
  const text = `
    select i.id as "itemId", i.sku, i.name as "itemName", i.unit, trim_scale(s.on_hand)::text as "onHand", trim_scale(s.reserved)::text as reserved,
      trim_scale(s.on_hand - s.reserved - s.available)::text as blocked, trim_scale(s.available)::text as available,
      trim_scale(c.incoming)::text as incoming, c.expected_on::text as "expectedOn",
      trim_scale(d.ordered)::text as ordered, trim_scale(s.available + c.incoming - d.ordered)::text as "availableToPromise"
    from item i
      cross join lateral (
        select coalesce(sum(b.on_hand), 0) as on_hand, coalesce(sum(b.held), 0) as reserved, coalesce(sum(b.available), 0) as available
        from (
          select b.on_hand, ${heldOf('b')} as held, ${availableOf('b')} as available from balance b
          where b.tenant_id = i.tenant_id and b.item_id = i.id and not b.is_virtual ${below ? `and b.location_id ${below}` : ''}) b) s
      cross join lateral (
        select coalesce(sum(g.quantity), 0) as incoming, min(g.expected_on) as expected_on from ${goodsOnTheirWay} g
        where g.tenant_id = i.tenant_id and g.item_id = i.id and g.location_id not in (select quarantine_and_below()) ${below ? `and g.location_id ${below}` : ''}) c
      cross join lateral (
        select coalesce(sum(greatest(n.quantity - n.shipped
          - (select coalesce(sum(r.quantity), 0) from reservation r where r.tenant_id = n.tenant_id and r.order_line_id = n.id), 0)), 0) as ordered
        from sales_order_line n join sales_order o on o.tenant_id = n.tenant_id and o.id = n.order_id
        where n.tenant_id = i.tenant_id and n.item_id = i.id and n.shipped < n.quantity and o.state in ('open', 'partlyShipped')
          ${below ? `and o.location_id ${below}` : ''}) d
    where ${where.join(' and ')} order by i.id limit ${selection.limit}`
  return tx.query<Availability>({ name: statementName(text), text, values: sql.values })
}
