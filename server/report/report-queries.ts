import { toQuantity } from '#core/number/quantity.ts'
import type { Held } from '#core/report/stock-age.ts'
import type { Tx } from '#server/db/transaction.ts'

/** An item as a report finds it. */
export interface ReportedItem {
  id: string
  category_id: string | null
  item_type_id: string | null
  /** on hand in our places, goods on the road included, exact */
  quantity: string
  value: string
  /** cost layers by place, the oldest first */
  places: Held[][]
  /** on which it first came here; null: never */
  first_day: string | null
  /** something was ever received, so the ledger keeps its stock */
  received: boolean
}

/** What happened to an item on one day, as far as it is valued. */
export interface ValuedDay {
  item_id: string
  /** in the organisation's time zone */
  day: string
  /** left for customers or into productions, less what came back; exact, and what it cost */
  consumed: string
  cost: string
  /** for customers, less what came back, at the lines' prices; exact */
  sold: string
  change: number
  value_change: number
  /** came in from outside; exact */
  inflow: string
}

export interface Scope {
  /** there and below; null: everywhere */
  locationId: string | null
  timeZone: string
  customerId: string
  supplierId: string
}

/** SQL of our places, or those of ours at and below the place in parameter `place`. */
const places = (place: string) => `
  select id from location
  where (not is_virtual or kind in ('transit', 'holder')) and (${place}::uuid is null or id in (select location_and_below(${place})))`

/** How many items have ever moved: those a report looks at. */
export async function countMoved(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ items: number }>({ text: 'select count(*)::int as items from item_value' })
  return row?.items ?? 0
}

/**
 * The next items that have ever moved, after `after` in the order of their ids. Looks up each one's places, its first entry and whether
 * anything was received.
 */
export async function readItems(tx: Tx, scope: Scope, after: string, limit: number): Promise<ReportedItem[]> {
  const rows = await tx.query<Omit<ReportedItem, 'places'> & { layers: [string, string][][] }>({
    name: 'report-items',
    text: `
      with here as materialized (${places('$3')}),
      picked as materialized (select item_id from item_value where item_id > $1 order by item_id limit $2)
      select i.id, i.category_id, i.item_type_id, coalesce(h.quantity, 0)::text as quantity, coalesce(h.value, 0)::text as value,
        coalesce(h.layers, '[]') as layers,
        ((select e.effective_at from value_entry e where e.item_id = p.item_id and e.location_id in (select id from here)
          order by e.effective_at limit 1) at time zone $4)::date::text as first_day,
        exists (select from movement_line l where l.item_id = p.item_id and l.from_location_id = $5) as received
      from picked p join item i on i.id = p.item_id
        left join lateral (
          select sum(v.quantity) as quantity, sum(v.value) as value, json_agg(v.layers order by v.location_id) as layers
          from place_value v where v.item_id = p.item_id and v.location_id in (select id from here)) h on true
      order by p.item_id`,
    values: [after, limit, scope.locationId, scope.timeZone, scope.supplierId],
  })
  return rows.map(({ layers, ...row }) => ({
    ...row,
    places: layers.map((place) =>
      place.map(([quantity, value]) => ({ quantity: toQuantity(quantity), value: toQuantity(value) })),
    ),
  }))
}

/**
 * What happened to the items by day since `from`, in order. Reads their entries since then and the lines behind them; locks
 * nothing.
 */
export function readDays(tx: Tx, scope: Scope, itemIds: readonly string[], from: string): Promise<ValuedDay[]> {
  const isConsumed = `(e.other = $5 or (e.other = (select id from maker) and (select m.kind from movement m where m.id = e.source_id) = 'assembly'))`
  return tx.query<ValuedDay>({
    text: `
      with here as materialized (${places('$3')}),
      maker as materialized (select id from location where kind = 'production' and is_virtual),
      e as (
        select e.item_id, e.source_id, (e.effective_at at time zone $4)::date as day, e.quantity, e.value,
          coalesce(l.unit_price, i.price, 0) as price,
          case when e.quantity < 0 then l.to_location_id else l.from_location_id end as other
        from value_entry e join item i on i.id = e.item_id left join movement_line l on l.movement_id = e.source_id and l.line_no = e.line_no
        where e.item_id = any($1::uuid[]) and e.effective_at >= $2::date::timestamp at time zone $4 and e.location_id in (select id from here))
      select item_id, day::text, sum(case when ${isConsumed} then -quantity else 0 end)::text as consumed,
        sum(case when ${isConsumed} then -value else 0 end)::text as cost,
        sum(case when e.other = $5 then -quantity * price else 0 end)::text as sold, sum(quantity)::float8 as change, sum(value)::float8 as value_change,
        sum(case when quantity > 0 and other not in (select id from here) then quantity else 0 end)::text as inflow
      from e group by item_id, day order by item_id, day`,
    values: [itemIds, from, scope.locationId, scope.timeZone, scope.customerId],
  })
}

export interface Expected {
  item_id: string
  frequency: 'D' | 'W' | 'M'
  forecast_start: string
  mean: number[]
}

/** What the newest forecasts expect of the items. */
export function readExpected(tx: Tx, itemIds: readonly string[]): Promise<Expected[]> {
  return tx.query({
    name: 'report-expected',
    text: 'select item_id, frequency, forecast_start::text, mean from forecast where item_id = any($1::uuid[])',
    values: [itemIds],
  })
}
