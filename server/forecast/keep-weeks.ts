import { type Correlation, shareFigures } from '#core/forecast/week-figures.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { DemandSeries } from './demand-series.ts'
import { type Made, variancesOf, weeksOf } from './forecast-weeks.ts'
import { type Calendar, listBecome } from './queries.ts'

/**
 * The parts of places in each item's sales of the year up to a day, through the items' index. Where there is one place only, all is sold there, and no sale
 * is read.
 */
export async function readPlaceShares(
  tx: Tx,
  itemIds: readonly string[],
  { customerId, lastDay }: Calendar & { lastDay: string },
): Promise<Map<string, { locationId: string; sold: number }[]>> {
  const places = await tx.query<{ id: string }>({
    text: 'select id from location where tenant_id = $1 and not is_virtual limit 2',
    values: [tx.tenantId],
  })
  const [place] = places
  if (place && places.length === 1)
    return new Map(itemIds.map((itemId) => [itemId, [{ locationId: place.id, sold: 1 }]]))
  const become = await listBecome(tx, itemIds)
  const rows = await tx.query<{ itemId: string; locationId: string; sold: number }>({
    text: `
      with real as materialized (select id from location where tenant_id = $1 and not is_virtual)
      select coalesce(b.item_id, l.item_id) as "itemId", l.from_location_id as "locationId", sum(l.quantity)::float8 as sold
      from movement_line l
      join real f on f.id = l.from_location_id
      left join unnest($5::uuid[], $6::uuid[]) as b (merged_id, item_id) on b.merged_id = l.item_id
      where l.tenant_id = $1 and l.item_id = any($2::uuid[]) and l.to_location_id = $3 and l.effective_at > ($4::date - 365)::timestamptz
      group by 1, 2 having sum(l.quantity) > 0 order by 1, 2`,
    values: [
      tx.tenantId,
      [...itemIds, ...become.map(({ mergedId }) => mergedId)],
      customerId,
      lastDay,
      become.map(({ mergedId }) => mergedId),
      become.map(({ itemId }) => itemId),
    ],
  })
  return Map.groupBy(rows, ({ itemId }) => itemId)
}

/** Keeps the parts of places in place of earlier ones, in the order of items and places. */
export async function keepPlaceWeeks(
  tx: Tx,
  made: readonly Made[],
  { shares, monday }: { shares: Awaited<ReturnType<typeof readPlaceShares>>; monday: string },
): Promise<void> {
  await tx.query({
    text: 'delete from forecast_place where tenant_id = $1 and item_id = any($2::uuid[])',
    values: [tx.tenantId, made.map(({ forecast }) => forecast.id)],
  })
  const rows = made.flatMap((one) => {
    const { weeks } = weeksOf(one, monday)
    const places = shares.get(one.forecast.id) ?? []
    if (!weeks || places.length === 0) return []
    const parts = shareFigures(
      weeks,
      places.map(({ sold }) => sold),
    )
    const all = places.reduce((sum, { sold }) => sum + sold, 0)
    return places.map(({ locationId, sold }, index) => ({
      item_id: one.forecast.id,
      location_id: locationId,
      weeks: parts[index],
      ...variancesOf(one, sold / all),
    }))
  })
  await tx.query({
    text: `insert into forecast_place (tenant_id, item_id, location_id, weeks, week_variance, weeks_variance)
           select $1, p.item_id, p.location_id, p.weeks, p.week_variance, p.weeks_variance
           from json_to_recordset($2) as p (item_id uuid, location_id uuid, weeks bigint[], week_variance float8, weeks_variance float8)
           order by 2, 3`,
    values: [tx.tenantId, JSON.stringify(rows)],
  })
}

/** Adds what an item sold in the last whole weeks before a Monday, where all of them are known. */
export function addPast(correlation: Correlation, { input, history }: DemandSeries, monday: string): void {
  if (input.freq === 'M') return
  const known = input.freq === 'W' ? history : byWeek(history, monday, input.start ?? monday)
  const last = known.slice(-correlation.weeks)
  const weeks = last.filter((value) => value !== null)
  if (weeks.length === last.length) correlation.add(weeks)
}

/** Days as weeks that begin on Mondays; what is before the first and after the last whole one is left out. */
function byWeek(days: readonly (number | null)[], monday: string, start: string): (number | null)[] {
  const before = Math.round((Date.parse(monday) - Date.parse(start)) / 86_400_000)
  const weeks: (number | null)[] = []
  for (let from = before % 7; from + 7 <= days.length; from += 7)
    weeks.push(days.slice(from, from + 7).reduce((sum, day) => (sum === null || day === null ? null : sum + day), 0))
  return weeks
}
