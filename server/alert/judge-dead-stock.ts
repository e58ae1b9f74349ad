import type { Tx } from '#server/db/transaction.ts'
import type { Calendar } from '#server/forecast/queries.ts'
import type { FoundAlert } from './found-alert.ts'
import { readTuning } from './read-tuning.ts'

/** Days without a movement from which on stock is dead; more where stock usually moves more slowly: so many times its middle. */
const deadAfter = { days: 180, timesUsual: 2 }

interface Dead {
  itemId: string
  day: string
  days: number
  usual: number
  onHand: number
  worth: number
}

/**
 * Stock of value that has not moved for long: items in stock that neither came nor went (goods that only changed places did not) for half a year, and for twice as
 * long as the middle of what is in stock, worth at least the middle of what is in stock. Looks up one line of each item in stock, through the item's index; locks nothing.
 */
export async function judgeDeadStock(tx: Tx, { timeZone, today }: Calendar): Promise<FoundAlert[]> {
  const rows = await tx.query<Dead>({
    text: `
      with stock as (
        select item_id, sum(on_hand) as on_hand from balance where tenant_id = $1 and not is_virtual group by 1 having sum(on_hand) > 0),
      idle as (
        select i.id, s.on_hand::float8 as on_hand, (s.on_hand * coalesce(i.cost, i.price))::float8 as worth, last.day, $3::date - last.day as days
        from stock s
        join item i on i.tenant_id = $1 and i.id = s.item_id and i.archived_at is null
        cross join lateral (
          select (l.effective_at at time zone $2)::date as day
          from movement_line l join movement m on m.tenant_id = $1 and m.id = l.movement_id
          where l.tenant_id = $1 and l.item_id = s.item_id
            and m.kind in ('opening', 'receipt', 'sale', 'return', 'supplierReturn', 'assembly', 'disassembly', 'checkOut', 'checkIn')
          order by l.effective_at desc, l.movement_id desc limit 1) last),
      usual as (
        select percentile_cont(0.5) within group (order by days) as days, percentile_cont(0.5) within group (order by worth) as worth from idle)
      select idle.id as "itemId", idle.day::text, idle.days, usual.days as usual, idle.on_hand as "onHand", idle.worth
      from idle, usual
      where idle.days >= greatest(${deadAfter.days}, ${deadAfter.timesUsual} * usual.days) and idle.worth >= usual.worth and idle.worth > 0
        -- told once, as long as it does not move
        and not exists (select from alert a where a.tenant_id = $1 and a.kind = 'dead' and a.item_id = idle.id and a.day = idle.day)
      order by idle.worth * idle.days desc limit 100`,
    values: [tx.tenantId, timeZone, today],
  })
  const strictnessOf = await readTuning(
    tx,
    rows.map(({ itemId }) => itemId),
    today,
  )
  return rows
    .filter(({ itemId, days }) => days >= deadAfter.days * Math.max(1, strictnessOf(itemId, 'dead')))
    .map(({ itemId, day, days, usual, onHand, worth }) => ({
      kind: 'dead',
      itemId,
      locationId: null,
      day,
      movementId: null,
      lineNo: null,
      measure: 'days',
      observed: days,
      low: 0,
      high: Math.round(Math.max(deadAfter.days, deadAfter.timesUsual * usual)),
      facts: { quantity: onHand, usual: Math.round(usual) },
      history: [],
      surprise: days / deadAfter.days,
      worth,
    }))
}
