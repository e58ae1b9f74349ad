import type { SalesDay } from '#core/anomaly/expect-day.ts'
import { findSpike } from '#core/anomaly/find-spike.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Calendar } from '#server/forecast/queries.ts'
import type { FoundAlert } from './found-alert.ts'
import { daysRead } from './item-days.ts'
import { judgedDays } from './read-shop-days.ts'
import { readTuning } from './read-tuning.ts'

/** What a place lost, by day, in money. */
interface PlaceLosses {
  locationId: string
  losses: { day: number; worth: number; lines: number; most: { sku: string; name: string; worth: number } | null }[]
}

/** Days shown with an alert: those on which something was missing. */
const shown = 40

/**
 * Places that lost more on one of the last days than they usually do on a day on which something is missing: what was written off as lost, adjusted, and what counts
 * found missing, less what was found, at what it costs. A place is judged from its second loss on, four weeks after the first.
 */
export async function judgeShrinkage(tx: Tx, calendar: Calendar & { lastDay: string }): Promise<FoundAlert[]> {
  const places = await readLosses(tx, calendar)
  const strictnessOf = await readTuning(
    tx,
    places.map(({ locationId }) => locationId),
    calendar.today,
  )
  return places.flatMap(({ locationId, losses }) => {
    const strictness = strictnessOf(locationId, 'shrinkage')
    const begun = losses[0]?.day ?? 0
    const days = Array.from({ length: daysRead - begun }, (): SalesDay => ({ quantity: 0, orders: 0 }))
    for (const { day, worth } of losses) if (worth > 0) days[day - begun] = { quantity: worth, orders: 1 }
    return losses.flatMap(({ day, worth, lines, most }): FoundAlert[] => {
      const spike =
        day < daysRead - judgedDays
          ? null
          : findSpike(days.slice(0, day - begun), { quantity: worth, orders: 1 }, { strictness })
      if (!spike || !most) return []
      const before = losses.filter((loss) => loss.day < day && loss.worth > 0).map((loss) => loss.worth)
      return [
        {
          kind: 'shrinkage',
          itemId: null,
          locationId,
          day: new Date(Date.parse(calendar.lastDay) - (daysRead - 1 - day) * 86_400_000).toISOString().slice(0, 10),
          movementId: null,
          lineNo: null,
          measure: 'money',
          observed: worth,
          low: spike.low,
          high: spike.high,
          facts: { lines, mostSku: most.sku, mostName: most.name, mostWorth: most.worth },
          history: [...before.slice(1 - shown), worth],
          surprise: -Math.log10(spike.chance),
          worth: Math.max(0, worth - spike.high),
        },
      ]
    })
  })
}

/** Reads the losses of `daysRead` days: documents through the movements' index, their lines by key. Locks nothing. */
async function readLosses(tx: Tx, { timeZone, lastDay }: Calendar & { lastDay: string }): Promise<PlaceLosses[]> {
  return tx.query<PlaceLosses>({
    text: `
      with real as materialized (select id from location where tenant_id = $1 and not is_virtual),
      lost as (
        select case when f.id is null then l.to_location_id else l.from_location_id end as place,
          (m.effective_at at time zone $3)::date - ($2::date - ${daysRead - 1}) as day, i.sku, i.name,
          sum(case when f.id is null then -1 else 1 end * l.quantity * coalesce(i.cost, i.price))::float8 as worth,
          sum(case when f.id is null then 0 else 1 end)::int as lines
        from movement m
        join movement_line l on l.tenant_id = $1 and l.movement_id = m.id
        join item i on i.tenant_id = $1 and i.id = l.item_id and coalesce(i.cost, i.price) is not null
        left join real f on f.id = l.from_location_id
        where m.tenant_id = $1 and m.kind in ('loss', 'adjustment', 'count')
          and m.effective_at >= ($2::date - ${daysRead - 1})::timestamp at time zone $3 and m.effective_at < ($2::date + 1)::timestamp at time zone $3
        group by 1, 2, i.id, i.sku, i.name),
      by_day as (
        select place, day, sum(worth) as worth, sum(lines)::int as lines,
          (array_agg(json_build_object('sku', sku, 'name', name, 'worth', worth) order by worth desc))[1] as most
        from lost group by 1, 2)
      select place as "locationId", json_agg(json_build_object('day', day, 'worth', worth, 'lines', lines, 'most', most) order by day) as losses
      from by_day group by 1 order by 1`,
    values: [tx.tenantId, lastDay, timeZone],
  })
}
