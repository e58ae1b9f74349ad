import type { ForecastSums } from '#contract/forecast-sums.ts'
import { summedWeeks } from '#core/forecast/week-figures.ts'
import type { Tx } from '#server/db/transaction.ts'

/** Sums over some items; figures in hundredths. */
export interface SumRow {
  id: string | null
  name: string | null
  hasParts: boolean
  items: number
  weeks: number[]
  /** of one week's demand over items, and of its standard deviations; of all weeks' */
  variance: number
  deviation: number
  allVariance: number
  allDeviation: number
}

interface Of {
  by: 'category' | 'location' | 'item'
  parentId: string | null
  unit: string
  /** Monday the weeks begin on */
  start: string
}

/** Items that are told one by one. */
const mostItems = 200

/** SQL of the sums over rows `w` of expected weeks. */
const sums = `count(distinct w.item_id)::int as items,
  array[${Array.from({ length: summedWeeks }, (_, week) => `coalesce(sum(w.weeks[${week + 1}]), 0)`).join(', ')}]::float8[] as weeks,
  coalesce(sum(w.week_variance), 0) as variance, coalesce(sum(sqrt(w.week_variance)), 0) as deviation,
  coalesce(sum(w.weeks_variance), 0) as "allVariance", coalesce(sum(sqrt(w.weeks_variance)), 0) as "allDeviation"`
/** SQL of the items `i` that are added up, with their forecasts `f`. */
const items = `forecast f join item i on i.tenant_id = f.tenant_id and i.id = f.item_id`
const counted = 'f.tenant_id = $1 and i.unit = $2 and f.weeks_start = $3::date'

/** The Monday most forecasts' weeks begin on, the units of those, and how much items go together. One pass over the forecasts. */
export async function readSumHead(
  tx: Tx,
  unit: string | undefined,
): Promise<{ start: string | null; units: ForecastSums['units']; correlation: number; all: number }> {
  const [row] = await tx.query<{
    start: string | null
    units: ForecastSums['units']
    correlation: number | null
    all: number
  }>({
    text: `
      with day as (
        select weeks_start as start from forecast where tenant_id = $1 and weeks_start is not null group by 1 order by count(*) desc, 1 desc limit 1),
      unit as (
        select i.unit, count(*)::int as items from ${items} join day d on d.start = f.weeks_start where f.tenant_id = $1 group by 1)
      select (select start::text from day) as start,
        (select coalesce(json_agg(json_build_object('unit', u.unit, 'items', u.items) order by u.items desc, u.unit), '[]') from unit u) as units,
        (select r.correlation from forecast_run r where r.tenant_id = $1 and r.correlation is not null order by r.id desc limit 1) as correlation,
        (select count(*)::int from ${items} where f.tenant_id = $1
          and i.unit = coalesce($2, (select u.unit from unit u order by u.items desc, u.unit limit 1))) as all`,
    values: [tx.tenantId, unit],
  })
  return { start: null, units: [], all: 0, ...row, correlation: row?.correlation ?? 0 }
}

/** All items, or those of a category or a place and all below it. */
export async function readSumTotal(tx: Tx, { by, parentId, unit, start }: Of): Promise<SumRow> {
  const values = [tx.tenantId, unit, start, ...(parentId === null ? [] : [parentId])]
  const isPlace = by === 'location' && parentId !== null
  const from = isPlace ? `${items} join forecast_place w on w.tenant_id = f.tenant_id and w.item_id = f.item_id` : items
  const within =
    parentId === null
      ? ''
      : isPlace
        ? 'and w.location_id in (select location_and_below($4))'
        : 'and i.category_id in (select category_and_below($4))'
  const [row] = await tx.query<SumRow>({
    text: `select null as id, null as name, false as "hasParts", ${isPlace ? sums : sums.replaceAll('w.', 'f.')} from ${from} where ${counted} ${within}`,
    values,
  })
  if (!row) throw new Error('A sum is one row.')
  return row
}

/** The parts right below, each with all below it, or the largest items; the largest first. */
export function listSumRows(tx: Tx, { by, parentId, unit, start }: Of): Promise<SumRow[]> {
  if (by === 'item') {
    const within = parentId === null ? '' : 'and i.category_id in (select category_and_below($4))'
    return tx.query<SumRow>({
      text: `select i.id, i.name, false as "hasParts", ${sums.replaceAll('w.', 'f.')} from ${items} where ${counted} ${within}
             group by i.id, i.name order by (select sum(v) from unnest(max(f.weeks)) v) desc, i.id limit ${mostItems}`,
      values: [tx.tenantId, unit, start, ...(parentId === null ? [] : [parentId])],
    })
  }
  const real = by === 'location' ? 'and not is_virtual' : ''
  const from =
    by === 'location'
      ? `${items} join forecast_place w on w.tenant_id = f.tenant_id and w.item_id = f.item_id join part p on p.id = w.location_id`
      : `${items} join part p on p.id = i.category_id`
  return tx.query<SumRow>({
    text: `
      with recursive part as (
        select id as top, name, id from ${by} where tenant_id = $1 and parent_id is not distinct from $4::uuid ${real}
        union
        select p.top, p.name, c.id from ${by} c join part p on c.parent_id = p.id where c.tenant_id = $1),
      summed as (
        select p.top as id, p.name, ${by === 'location' ? sums : sums.replaceAll('w.', 'f.')} from ${from} where ${counted} group by 1, 2)
      select *, ${by === 'category' ? 'true' : 'exists (select from location c where c.tenant_id = $1 and c.parent_id = s.id)'} as "hasParts"
      from summed s order by (select sum(v) from unnest(weeks) v) desc, id`,
    values: [tx.tenantId, unit, start, parentId],
  })
}
