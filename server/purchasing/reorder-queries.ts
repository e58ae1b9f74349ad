import type { ReorderRow, ReorderRule } from '#contract/reorder.ts'
import type { ToldEvent } from '#core/forecast/known-event.ts'
import type { Overrule } from '#core/purchasing/overrule-outlook.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { goodsOnTheirWay } from '#server/item/goods-on-their-way.ts'
import { availableOf, heldOf } from '#server/item/held-stock.ts'

/** A rule, with the figures it is asked about. */
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
  | 'blocked'
  | 'incoming'
  | 'drafted'
  | 'position'
> & {
  key: readonly [nameKey: string, itemId: string, locationId: string]
  /** of the item at all places; null: none, or of before variances were kept */
  forecast: {
    frequency: 'D' | 'W' | 'M'
    means: number[]
    stepVariance: number
    totalVariance: number
    isWhole: boolean
    /** days since its first step began */
    age: number
    /** what people said in its place, by days from today */
    overrules: (Overrule & { kind: 'whole' | 'place' | 'part' })[]
    /** that people marked, and what they do to its means */
    events: ToldEvent[]
  } | null
  /** in the organisation's time zone */
  today: string
}

const nowhere = '00000000-0000-0000-0000-000000000000'

/** SQL of a rule's wire form, of columns of a policy `p`. */
export const ruleJson = `case p.kind
  when 'none' then json_build_object('kind', p.kind)
  when 'minMax' then json_build_object('kind', p.kind, 'minimum', trim_scale(p.point)::text, 'maximum', trim_scale(p.maximum)::text)
  when 'forecast' then json_build_object('kind', p.kind, 'serviceLevel', p.service_level, 'reviewDays', p.review_days)
  else json_build_object('kind', p.kind, 'reorderPoint', trim_scale(p.point)::text, 'orderQuantity', trim_scale(p.order_quantity)::text) end`

/** Kind, point, maximum, order quantity, service level and review days, as the table keeps them. */
export const ruleColumns = (rule: ReorderRule): readonly unknown[] => [
  rule.kind,
  rule.kind === 'minMax' ? rule.minimum : rule.kind === 'reorderPoint' ? rule.reorderPoint : null,
  rule.kind === 'minMax' ? rule.maximum : null,
  rule.kind === 'reorderPoint' ? rule.orderQuantity : null,
  rule.kind === 'forecast' ? rule.serviceLevel : null,
  rule.kind === 'forecast' ? rule.reviewDays : null,
]

interface Selection {
  itemId?: string | undefined
  itemIds?: readonly string[] | undefined
  supplierId?: string | undefined
  locationId?: string | undefined
  /** also those that are known not to be reached */
  everyRule?: boolean
  /** only those of places */
  atPlaces?: boolean
  after?: Watched['key'] | undefined
  limit: number
}

/**
 * SQL of what people say of an item `i`, of just the place of a rule `p`, or of a part of what the rule stands for. In the select list, so that it is
 * read for the rows of a page only.
 */
const overrules = `(
  select coalesce(json_agg(json_build_object('from', o.starts_on - d.today, 'to', o.ends_on - d.today + 1, 'quantity', o.quantity::float8,
    'kind', k.kind, 'partExpected', case k.kind when 'part' then o.expected end)), '[]')
  from forecast_override o
  cross join lateral (select case when o.location_id is null then 'whole' when o.location_id = p.location_id then 'place'
    when p.location_id is null and not exists (select from own w where w.item_id = i.id and w.place = o.location_id)
      or o.location_id in (select location_and_below(p.location_id)) then 'part' end as kind) k
  where o.tenant_id = i.tenant_id and o.item_id = i.id and o.ends_on >= d.today and o.withdrawn_at is null and k.kind is not null)`

/**
 * Rules that are reached or, where a forecast decides, may be, by item name: those of an item at a place are asked of that place and what
 * lies below it; the others of all places of the item that have none of their own. One pass over the tenant's balances, open order lines and
 * transfers on the road; about 150 ms for 20,000 items.
 */
export async function listWatched(tx: Tx, query: Selection): Promise<Watched[]> {
  const sql = new SqlText()
  const where = ['true']
  if (!query.everyRule)
    where.push(
      `case when p.kind = 'forecast' then f.is_whole is not null
        when p.order_quantity is null and p.kind = 'reorderPoint' then q.position < p.point else q.position <= p.point end`,
    )
  const items = ['i.archived_at is null', 'i.variant_axes is null']
  if (query.itemId) items.push(`i.id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.itemIds) items.push(`i.id = any(${sql.bind(query.itemIds, 'uuid[]')})`)
  if (query.supplierId)
    items.push(
      `exists (select from supplier_item s where s.tenant_id = i.tenant_id and s.item_id = i.id and s.supplier_id = ${sql.bind(query.supplierId, 'uuid')})`,
    )
  if (query.atPlaces) where.push('p.location_id is not null')
  if (query.locationId) where.push(`p.location_id = ${sql.bind(query.locationId, 'uuid')}`)
  if (query.after) {
    const [nameKey, itemId, locationId] = query.after
    where.push(
      `(i.name_key, i.id, coalesce(p.location_id, '${nowhere}')) > (${sql.bind(nameKey)}, ${sql.bind(itemId, 'uuid')}, ${sql.bind(locationId, 'uuid')})`,
    )
  }
  return tx.query<Watched>({
    text: `
      with own as materialized (
        select p.*, b.place from reorder_policy p cross join lateral location_and_below(p.location_id) as b (place) where p.location_id is not null),
      -- of overlapping places each counts what lies in it; elsewhere is what lies in none
      placed as (
        select b.item_id, b.location_id, b.on_hand, b.held as reserved, b.on_hand - b.held - b.available as blocked, 0::numeric as incoming, 0::numeric as drafted
        from (select b.item_id, b.location_id, b.on_hand, ${heldOf('b')} as held, ${availableOf('b')} as available from balance b where not b.is_virtual) b
        union all
        select item_id, location_id, 0, 0, 0, quantity, 0 from ${goodsOnTheirWay} g
        union all
        select l.item_id, o.location_id, 0, 0, 0, 0, l.ordered
        from purchase_order o join purchase_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id where o.state = 'draft'),
      here as (
        select w.item_id, w.location_id, sum(b.on_hand) as on_hand, sum(b.reserved) as reserved, sum(b.blocked) as blocked, sum(b.incoming) as incoming, sum(b.drafted) as drafted
        from own w join placed b on b.item_id = w.item_id and b.location_id = w.place group by w.item_id, w.location_id),
      elsewhere as (
        select b.item_id, sum(b.on_hand) as on_hand, sum(b.reserved) as reserved, sum(b.blocked) as blocked, sum(b.incoming) as incoming, sum(b.drafted) as drafted
        from placed b where not exists (select from own w where w.item_id = b.item_id and w.place = b.location_id) group by b.item_id),
      rule as (
        select w.item_id, w.location_id, w.kind, w.point, w.maximum, w.order_quantity, w.service_level, w.review_days, 'location' as source
        from reorder_policy w where w.location_id is not null
        union all
        select i.id, null, coalesce(e.kind, c.kind, 'reorderPoint'), case when e.id is not null then e.point when c.id is not null then c.point else i.reorder_point end,
          case when e.id is not null then e.maximum else c.maximum end, case when e.id is not null then e.order_quantity else c.order_quantity end,
          case when e.id is not null then e.service_level else c.service_level end, case when e.id is not null then e.review_days else c.review_days end,
          case when e.id is not null then 'item' when c.id is not null then 'category' else 'field' end
        from item i
        left join reorder_policy e on e.tenant_id = i.tenant_id and e.item_id = i.id and e.location_id is null
        left join reorder_policy c on c.tenant_id = i.tenant_id and c.category_id = i.category_id
        where e.id is not null or c.id is not null or i.reorder_point is not null)
      select i.id as "itemId", i.sku, i.name as "itemName", i.unit, p.location_id as "locationId", v.name as "locationName", p.source, ${ruleJson} as rule,
        trim_scale(q.on_hand)::text as "onHand", trim_scale(q.reserved)::text as reserved, trim_scale(q.blocked)::text as blocked, trim_scale(q.incoming)::text as incoming,
        trim_scale(q.drafted)::text as drafted, trim_scale(q.position)::text as position,
        json_build_array(i.name_key, i.id, coalesce(p.location_id, '${nowhere}')) as key, d.today::text as today,
        case when f.is_whole is not null then json_build_object('frequency', f.frequency, 'means', f.mean, 'stepVariance', f.step_variance,
          'totalVariance', f.total_variance, 'isWhole', f.is_whole, 'age', d.today - f.forecast_start, 'overrules', ${overrules}, 'events', f.events) end as forecast
      from rule p join item i on i.id = p.item_id
      cross join (select (now() at time zone time_zone)::date as today from tenant where id = current_tenant()) d
      left join forecast f on f.tenant_id = i.tenant_id and f.item_id = i.id
      left join location v on v.tenant_id = i.tenant_id and v.id = p.location_id
      left join here h on h.item_id = p.item_id and h.location_id = p.location_id
      left join elsewhere e on e.item_id = p.item_id and p.location_id is null
      cross join lateral (select coalesce(h.on_hand, e.on_hand, 0) as on_hand, coalesce(h.reserved, e.reserved, 0) as reserved, coalesce(h.blocked, e.blocked, 0) as blocked,
        coalesce(h.incoming, e.incoming, 0) as incoming, coalesce(h.drafted, e.drafted, 0) as drafted,
        coalesce(h.on_hand - h.reserved - h.blocked + h.incoming, e.on_hand - e.reserved - e.blocked + e.incoming, 0) as position) q
      where p.kind <> 'none' and ${items.join(' and ')} and ${where.join(' and ')}
      order by i.name_key, i.id, coalesce(p.location_id, '${nowhere}') limit ${query.limit}`,
    values: sql.values,
  })
}

/** What lies behind levels of rules, by item. */
export interface ItemFacts {
  /** median days that lots had before they expired, from when they came; none: they do not expire */
  shelfLifeDays: Map<string, number>
  /** sales of the forecast's last year by place with a rule of its own, `''` for elsewhere; only of items with such places */
  sales: Map<string, Map<string, number>>
}

/** Two queries, through the items' indexes; sales are read only of items that have rules at places. */
export async function readItemFacts(tx: Tx, itemIds: readonly string[]): Promise<ItemFacts> {
  const lives = await tx.query<{ item_id: string; days: number }>({
    text: `select item_id, percentile_cont(0.5) within group (order by expires_on - created_at::date) as days
           from lot where item_id = any($1::uuid[]) and expires_on >= created_at::date group by item_id`,
    values: [itemIds],
  })
  const sold = await tx.query<{ item_id: string; place: string | null; quantity: number }>({
    text: `
      with own as materialized (
        select p.item_id, p.location_id, b.place from reorder_policy p cross join lateral location_and_below(p.location_id) as b (place)
        where p.location_id is not null and p.item_id = any($1::uuid[]))
      select l.item_id, o.location_id as place, sum(l.quantity)::float8 as quantity
      from movement_line l
      join forecast f on f.tenant_id = l.tenant_id and f.item_id = l.item_id
      join location c on c.tenant_id = l.tenant_id and c.id = l.to_location_id and c.kind = 'customer'
      left join own o on o.item_id = l.item_id and o.place = l.from_location_id
      where l.item_id in (select item_id from own) and l.effective_at > f.forecast_start - 365
      group by 1, 2`,
    values: [itemIds],
  })
  const sales: ItemFacts['sales'] = new Map()
  for (const { item_id, place, quantity } of sold) {
    const ofItem = sales.get(item_id) ?? new Map<string, number>()
    ofItem.set(place ?? '', quantity)
    sales.set(item_id, ofItem)
  }
  return { shelfLifeDays: new Map(lives.map(({ item_id, days }) => [item_id, days])), sales }
}
