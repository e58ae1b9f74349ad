import type { z } from 'zod'
import type { getStockTimeline } from '#contract/stock.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { endsOf } from './ledger-sql.ts'
import { stockAt } from './stock-at.ts'

type Timeline = z.output<typeof getStockTimeline.response>

const daysShown = 90
const dayMs = 86_400_000
/** The item itself, of which an item with variants has no stock, and its variants. */
const family = `any(array(select id from item where id = $1::uuid union all select id from item where parent_id = $1::uuid))`

/**
 * An item's stock in all real places, of one with variants that of these together, day by day in the organisation's time zone: what
 * it was at the beginning, and the close of each day on which it changed. Reads the periods before and the lines between.
 * @throws AppError not_found
 */
export async function readStockTimeline(
  tx: Tx,
  itemId: string,
  query: z.output<typeof getStockTimeline.query>,
): Promise<Timeline> {
  const to = query.to ?? new Date().toISOString()
  const from = query.from ?? new Date(Date.parse(to) - daysShown * dayMs).toISOString()
  const [row] = await tx.query<{ timeline: Timeline | null }>({
    name: 'stock-timeline',
    planEachTime: true,
    text: `
      with place as materialized (select id from location where not is_virtual),
      opening as materialized (
        select coalesce(sum(s.on_hand), 0) as on_hand
        from (${stockAt('$2::timestamptz', `item_id = ${family}`, 'location_id in (select id from place)')}) s),
      change as (
        select (e.effective_at at time zone (select time_zone from tenant))::date as day, sum(e.delta) as delta
        from (${endsOf(`(select * from movement_line where item_id = ${family} and effective_at > $2::timestamptz and effective_at <= $3::timestamptz) l`)}) e
        where e.location_id in (select id from place)
        group by 1 having sum(e.delta) <> 0),
      closing as (select day, sum(delta) over (order by day) + (select on_hand from opening) as on_hand from change)
      select (select json_build_object('from', $2::timestamptz, 'to', $3::timestamptz, 'unit', i.unit,
        'opening', (select trim_scale(on_hand)::text from opening),
        'days', (select coalesce(json_agg(json_build_object('day', day, 'onHand', trim_scale(on_hand)::text) order by day), '[]') from closing))
        from item i where i.id = $1::uuid) as timeline`,
    values: [itemId, from, to],
  })
  if (!row?.timeline) throw new AppError('not_found')
  return row.timeline
}
