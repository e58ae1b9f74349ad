import { type EffectSums, LikeEvents } from '#core/forecast/event-effect.ts'
import type { EventsOfItem } from '#core/forecast/explain-demand.ts'
import type { DatedDemand } from '#core/forecast/history.ts'
import type { KnownEvent } from '#core/forecast/known-event.ts'
import type { Tx } from '#server/db/transaction.ts'
import { netReturns } from './demand-series.ts'
import { type Calendar, listBecome } from './queries.ts'

/** An event as people marked it, with what it did as far as that is measured. */
export interface MarkedEvent extends KnownEvent {
  touches: 'all' | 'category' | 'items'
  /** the category and all below it */
  categoryIds: readonly string[]
  effect: EffectSums[]
  measuredTo: string | null
  version: number
}

/** All events that are not archived: some hundred at most. */
export function listMarked(tx: Tx): Promise<MarkedEvent[]> {
  return tx.query<MarkedEvent>({
    text: `select e.id, e.name, e.kind, e.starts_on::text as "startsOn", e.ends_on::text as "endsOn", e.expected_percent as "expectedPercent",
             e.location_id as "locationId", e.touches, e.effect, e.measured_to::text as "measuredTo", e.version,
             coalesce((select json_agg(b) from category_and_below(e.category_id) b), '[]') as "categoryIds"
           from demand_event e where e.tenant_id = $1 and e.archived_at is null order by e.starts_on, e.id`,
    values: [tx.tenantId],
  })
}

/** What past events did, for those that are like them. */
export function toLike(marked: readonly MarkedEvent[]): LikeEvents {
  return new LikeEvents(marked.map((event) => ({ ...event, sums: event.effect })))
}

/** The events that touch each of these items. */
export async function listTouching(
  tx: Tx,
  marked: readonly MarkedEvent[],
  itemIds: readonly string[],
): Promise<{ id: string; categoryId: string | null; events: MarkedEvent[] }[]> {
  if (marked.length === 0 || itemIds.length === 0) return []
  const items = await tx.query<{ id: string; categoryId: string | null }>({
    text: 'select id, category_id as "categoryId" from item where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, itemIds],
  })
  const chosen = await readChosen(tx, itemIds)
  return items.map((item) => ({
    ...item,
    events: marked.filter((event) => touches(event, item.categoryId, chosen.get(item.id))),
  }))
}

/**
 * The events of each item that has any. One look-up of categories and chosen items, and of the sales at each place that an event is confined to; nothing
 * where nothing is marked.
 */
export async function readItemEvents(
  tx: Tx,
  marked: readonly MarkedEvent[],
  { itemIds, calendar, like }: { itemIds: readonly string[]; calendar: Calendar; like: LikeEvents },
): Promise<Map<string, EventsOfItem>> {
  const touching = await listTouching(tx, marked, itemIds)
  const sales = new Map<string, Map<string, DatedDemand[]>>()
  for (const locationId of new Set(
    touching.flatMap(({ events }) => events.flatMap((event) => event.locationId ?? [])),
  )) {
    const there = touching.filter(({ events }) => events.some((event) => event.locationId === locationId))
    sales.set(locationId, await loadPlaceDemand(tx, { itemIds: there.map(({ id }) => id), locationId, calendar }))
  }
  return new Map(
    touching.flatMap(({ id, categoryId, events }): [string, EventsOfItem][] => {
      if (events.length === 0) return []
      const places = new Map(
        [...sales].flatMap(([place, of]) => (of.has(id) ? [[place, of.get(id) ?? []] as const] : [])),
      )
      return [[id, { events, categoryId, like, places }]]
    }),
  )
}

function touches(event: MarkedEvent, categoryId: string | null, chosen: ReadonlySet<string> | undefined): boolean {
  switch (event.touches) {
    case 'all':
      return true
    case 'category':
      return categoryId !== null && event.categoryIds.includes(categoryId)
    case 'items':
      return chosen?.has(event.id) ?? false
  }
}

/** Events by item that name it, or what was merged into it. */
async function readChosen(tx: Tx, itemIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const become = new Map((await listBecome(tx, itemIds)).map(({ mergedId, itemId }) => [mergedId, itemId]))
  const rows = await tx.query<{ eventId: string; itemId: string }>({
    text: 'select event_id as "eventId", item_id as "itemId" from demand_event_item where tenant_id = $1 and item_id = any($2::uuid[])',
    values: [tx.tenantId, [...itemIds, ...become.keys()]],
  })
  const chosen = new Map<string, Set<string>>()
  for (const { eventId, itemId } of rows) {
    const kept = become.get(itemId) ?? itemId
    chosen.set(kept, (chosen.get(kept) ?? new Set()).add(eventId))
  }
  return chosen
}

/** What customers took of items from a place, and what lies below it, by day, less what they brought back there. Through the items' index. */
async function loadPlaceDemand(
  tx: Tx,
  of: { itemIds: readonly string[]; locationId: string; calendar: Calendar },
): Promise<Map<string, DatedDemand[]>> {
  const become = await listBecome(tx, of.itemIds)
  const rows = await tx.query<{ itemId: string; day: string; demand: number }>({
    text: `
      with place as materialized (select location_and_below($3) as id),
      undone as materialized (
        select r.id, o.effective_at
        from movement r join movement o on o.tenant_id = r.tenant_id and o.id = r.reverses_id
        where r.tenant_id = $1 and r.reverses_id is not null)
      select coalesce(b.item_id, l.item_id) as "itemId", (coalesce(u.effective_at, l.effective_at) at time zone $4)::date::text as day,
             sum(case when l.to_location_id = $5 then l.quantity else -l.quantity end)::float8 as demand
      from movement_line l
      left join unnest($6::uuid[], $7::uuid[]) as b (merged_id, item_id) on b.merged_id = l.item_id
      left join undone u on u.id = l.movement_id
      where l.tenant_id = $1 and l.item_id = any($2::uuid[])
        and (l.to_location_id = $5 and l.from_location_id in (select id from place)
          or l.from_location_id = $5 and l.to_location_id in (select id from place))
      group by 1, 2 order by 1, 2`,
    values: [
      tx.tenantId,
      [...of.itemIds, ...become.map(({ mergedId }) => mergedId)],
      of.locationId,
      of.calendar.timeZone,
      of.calendar.customerId,
      become.map(({ mergedId }) => mergedId),
      become.map(({ itemId }) => itemId),
    ],
  })
  const byItem = Map.groupBy(rows, ({ itemId }) => itemId)
  return new Map([...byItem].map(([itemId, days]) => [itemId, netReturns(days)]))
}

/** Days by item that happened once, as people said, and prove no forecast wrong. */
export async function readLeftOutDays(tx: Tx, itemIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ itemId: string; days: string[] }>({
    text: `with once as materialized (
             select e as event, e.starts_on, e.ends_on from demand_event e
             where e.tenant_id = $1 and e.kind = 'oneOff' and e.archived_at is null and e.location_id is null)
           select i.id as "itemId", json_agg(d.day::date::text) as days
           from once o cross join unnest($2::uuid[]) as i (id)
           cross join lateral generate_series(o.starts_on, o.ends_on, interval '1 day') as d (day)
           where event_touches(o.event, i.id) group by 1`,
    values: [tx.tenantId, itemIds],
  })
  return new Map(rows.map(({ itemId, days }) => [itemId, days]))
}
