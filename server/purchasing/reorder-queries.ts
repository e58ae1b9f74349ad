import type { z } from 'zod'
import type { listReorderRows, ReorderRow, ReorderRule } from '#contract/reorder.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor } from '#server/http/cursor.ts'
import { incomingStates } from './incoming.ts'

/** A rule that has been reached, with the figures it was asked about. */
export type Watched = Pick<
  ReorderRow,
  | 'itemId'
  | 'sku'
  | 'itemName'
  | 'unit'
  | 'locationId'
  | 'locationName'
  | 'source'
  | 'rule'
  | 'onHand'
  | 'reserved'
  | 'incoming'
  | 'drafted'
  | 'position'
> & { key: readonly [nameKey: string, itemId: string, locationId: string] }

const nowhere = '00000000-0000-0000-0000-000000000000'

/** SQL of a rule's wire form, of columns of a policy `p`. */
export const ruleJson = `case p.kind
  when 'none' then json_build_object('kind', p.kind)
  when 'minMax' then json_build_object('kind', p.kind, 'minimum', trim_scale(p.point)::text, 'maximum', trim_scale(p.maximum)::text)
  else json_build_object('kind', p.kind, 'reorderPoint', trim_scale(p.point)::text, 'orderQuantity', trim_scale(p.order_quantity)::text) end`

export const ruleColumns = (rule: ReorderRule) => ({
  kind: rule.kind,
  point: rule.kind === 'minMax' ? rule.minimum : rule.kind === 'reorderPoint' ? rule.reorderPoint : null,
  maximum: rule.kind === 'minMax' ? rule.maximum : null,
  order_quantity: rule.kind === 'reorderPoint' ? rule.orderQuantity : null,
})

/**
 * Rules that are reached, by item name: those of an item at a place are asked of that place and what lies below it; the others of
 * all places of the item that have none of their own. One pass over the tenant's balances and open order lines; about 150 ms for
 * 20,000 items.
 */
export async function listReached(tx: Tx, query: z.output<typeof listReorderRows.query>): Promise<Watched[]> {
  const sql = new SqlText()
  const where = [
    `case when p.order_quantity is null and p.kind = 'reorderPoint' then q.position < p.point else q.position <= p.point end`,
  ]
  const items = ['i.archived_at is null', 'i.variant_axes is null']
  if (query.itemId) items.push(`i.id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.supplierId)
    items.push(
      `exists (select from supplier_item s where s.tenant_id = i.tenant_id and s.item_id = i.id and s.supplier_id = ${sql.bind(query.supplierId, 'uuid')})`,
    )
  if (query.locationId) where.push(`p.location_id = ${sql.bind(query.locationId, 'uuid')}`)
  const after = parseCursor(query.cursor, 3)
  if (after)
    where.push(
      `(i.name_key, i.id, coalesce(p.location_id, '${nowhere}')) > (${sql.bind(after[0])}, ${sql.bind(after[1], 'uuid')}, ${sql.bind(after[2], 'uuid')})`,
    )
  return tx.query<Watched>({
    text: `
      with own as materialized (
        select p.*, b.place from reorder_policy p cross join lateral location_and_below(p.location_id) as b (place) where p.location_id is not null),
      -- of overlapping places each counts what lies in it; elsewhere is what lies in none
      placed as (
        select item_id, location_id, on_hand, reserved, 0::numeric as incoming, 0::numeric as drafted from balance where not is_virtual
        union all
        select l.item_id, o.location_id, 0, 0,
          case when o.state in ${incomingStates} then greatest(l.ordered - l.received, 0) else 0 end, case when o.state = 'draft' then l.ordered else 0 end
        from purchase_order o join purchase_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
        where o.state in ('draft', 'approved', 'sent', 'partlyReceived')),
      here as (
        select w.item_id, w.location_id, sum(b.on_hand) as on_hand, sum(b.reserved) as reserved, sum(b.incoming) as incoming, sum(b.drafted) as drafted
        from own w join placed b on b.item_id = w.item_id and b.location_id = w.place group by w.item_id, w.location_id),
      elsewhere as (
        select b.item_id, sum(b.on_hand) as on_hand, sum(b.reserved) as reserved, sum(b.incoming) as incoming, sum(b.drafted) as drafted
        from placed b where not exists (select from own w where w.item_id = b.item_id and w.place = b.location_id) group by b.item_id),
      rule as (
        select w.item_id, w.location_id, w.kind, w.point, w.maximum, w.order_quantity, 'location' as source
        from reorder_policy w where w.location_id is not null
        union all
        select i.id, null, coalesce(e.kind, c.kind, 'reorderPoint'), case when e.id is not null then e.point when c.id is not null then c.point else i.reorder_point end,
          case when e.id is not null then e.maximum else c.maximum end, case when e.id is not null then e.order_quantity else c.order_quantity end,
          case when e.id is not null then 'item' when c.id is not null then 'category' else 'field' end
        from item i
        left join reorder_policy e on e.tenant_id = i.tenant_id and e.item_id = i.id and e.location_id is null
        left join reorder_policy c on c.tenant_id = i.tenant_id and c.category_id = i.category_id
        where e.id is not null or c.id is not null or i.reorder_point is not null)
      select i.id as "itemId", i.sku, i.name as "itemName", i.unit, p.location_id as "locationId", v.name as "locationName", p.source, ${ruleJson} as rule,
        trim_scale(q.on_hand)::text as "onHand", trim_scale(q.reserved)::text as reserved, trim_scale(q.incoming)::text as incoming,
        trim_scale(q.drafted)::text as drafted, trim_scale(q.position)::text as position,
        json_build_array(i.name_key, i.id, coalesce(p.location_id, '${nowhere}')) as key
      from rule p join item i on i.id = p.item_id
      left join location v on v.tenant_id = i.tenant_id and v.id = p.location_id
      left join here h on h.item_id = p.item_id and h.location_id = p.location_id
      left join elsewhere e on e.item_id = p.item_id and p.location_id is null
      cross join lateral (select coalesce(h.on_hand, e.on_hand, 0) as on_hand, coalesce(h.reserved, e.reserved, 0) as reserved,
        coalesce(h.incoming, e.incoming, 0) as incoming, coalesce(h.drafted, e.drafted, 0) as drafted,
        coalesce(h.on_hand - h.reserved + h.incoming, e.on_hand - e.reserved + e.incoming, 0) as position) q
      where p.kind <> 'none' and ${items.join(' and ')} and ${where.join(' and ')}
      order by i.name_key, i.id, coalesce(p.location_id, '${nowhere}') limit ${query.limit + 1}`,
    values: sql.values,
  })
}
