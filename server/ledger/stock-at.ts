import type { z } from 'zod'
import type { listStock } from '#contract/stock.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Position, parseCursor, toCursor } from '#server/http/cursor.ts'
import { availableOf } from '#server/item/held-stock.ts'
import { type Balances, balanceJson } from '#server/stock/list-chosen-stock.ts'
import { balanceKey, endsOf, lotKeyOf, noLot, sameBalance, unprovedLines } from './ledger-sql.ts'
import { figureOf, halfOf, halfStart, standsFor, yearEnd, yearOf } from './ledger-year.ts'

/**
 * SQL of the stock of every balance at an instant, what took effect at that very instant included: `item_id`, `location_id`,
 * `lot_id`, `on_hand`. One figure a balance, the lines of half a month at most, and the lines that are not proved yet.
 * @param at    SQL of the instant, of type timestamptz
 * @param only  SQL that restricts to some items, by `item_id`
 * @param where  SQL that restricts to some places, by `location_id`; half of all that is kept is of virtual ones
 */
export const stockAt = (at: string, only = 'true', where = 'true'): string => {
  const figure = (of: string | number) =>
    `select item_id, location_id, nullif(lot_key, ${noLot}) as lot_id, figures[${of}] as delta from ledger_year y where ${only} and ${where}`
  return `
  select ${balanceKey}, sum(delta) as on_hand
  from (
    ${figure(`(select ${halfOf(at)})`)} and year = ${yearOf(at)}
    union all
    ${figure(yearEnd)} and year < ${yearOf(at)} and next_year > ${yearOf(at)} and next_year > year + 1
    union all
    select ${balanceKey}, delta
    from (${endsOf(`(select * from movement_line where ${only} and effective_at >= ${halfStart(at)} and effective_at <= ${at}) l`)}) now where ${where}
    union all
    select ${balanceKey}, delta from (${endsOf(`(${unprovedLines}) u`)}) since where ${only} and ${where} and effective_at < ${halfStart(at)}
  ) part
  group by ${balanceKey} having sum(delta) is not null`
}

/** The balances there were then. What was reserved is not kept, and places are of the kind they are now; lots were past their day or not. @param at  as `stockAt` */
export function stockThen(at: string): Balances {
  return {
    source: `(select a.item_id, a.location_id, a.lot_id, a.on_hand, ${at} as updated_at from (${stockAt(at)}) a where a.on_hand is not null)`,
    held: '0::numeric',
    available: availableOf('s', '0', at),
  }
}

/**
 * A page of what was on hand at a past moment, by item, location and lot, as JSON text. Balances that nothing had touched by
 * then are left out. What was reserved then is not kept, so nothing counts as reserved. Reads for each row of the page
 * one figure and its item's lines of half a month, about 0.1 ms a row.
 */
export async function listStockAtJson(tx: Tx, query: z.output<typeof listStock.query>, at: string): Promise<string> {
  const sql = new SqlText()
  const instant = sql.bind(at, 'timestamptz')
  const each = query.lots === 'each'
  const where = ['h.on_hand is not null', '(b.lot_id is null or h.on_hand <> 0)']
  if (query.virtual === 'exclude') where.push('not b.is_virtual')
  if (query.itemId) where.push(`b.item_id = ${sql.bind(query.itemId, 'uuid')}`)
  if (query.locationId)
    where.push(`b.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  if (query.lotId) where.push(`b.lot_id = ${sql.bind(query.lotId, 'uuid')}`)
  const position = (row: string) => `${row}.item_id, ${row}.location_id, coalesce(${row}.lot_id, ${noLot})`
  const after = parseCursor(query.cursor, 3)
  if (after) {
    const [item = '', ...rest] = after.map((id) => sql.bind(id, 'uuid'))
    // the first alone leads to where the page before ended
    where.push(`b.item_id >= ${item}`, `(${position('b')}) > (${[item, ...rest].join(', ')})`)
  }
  const same = each
    ? sameBalance
    : (one: string, other: string) => `${one}.item_id = ${other}.item_id and ${one}.location_id = ${other}.location_id`
  const balances = each
    ? 'balance'
    : '(select item_id, location_id, null::uuid as lot_id, is_virtual from balance group by item_id, location_id, is_virtual)'
  const text = `
    with t as materialized (select ${instant} as at, ${yearOf(instant)} as year, ${halfOf(instant)} as half, ${halfStart(instant)} as since),
    since as materialized (
      select ${balanceKey}, sum(delta) as delta from (${endsOf(`(${unprovedLines}) u`)}) e, t where e.effective_at < t.since group by ${balanceKey}),
    picked as (
      select b.item_id, b.location_id, b.lot_id, h.on_hand, 0::numeric as reserved, h.available, t.at as updated_at
      from ${balances} b cross join t cross join lateral (
        select sum(z.on_hand) as on_hand, sum(${availableOf('z', '0', 't.at')}) as available from (
        select b.location_id, part.lot_id, sum(part.delta) as on_hand from (
          select nullif(y.lot_key, ${noLot}) as lot_id, ${figureOf('y', 't.year', 't.half')} as delta from ledger_year y
          where y.item_id = b.item_id and y.location_id = b.location_id${each ? ` and y.lot_key = ${lotKeyOf('b')}` : ''} and ${standsFor('y', 't.year')}
          union all
          select e.lot_id, e.delta from (${endsOf('(select l.* from movement_line l where l.item_id = b.item_id and l.effective_at >= t.since and l.effective_at <= t.at) l')}) e
          where ${same('e', 'b')}
          union all
          select s.lot_id, s.delta from since s where ${same('s', 'b')}
        ) part group by part.lot_id) z
      ) h
      where ${where.join(' and ')}
      order by ${position('b')} limit ${query.limit + 1}),
    numbered as (select p.*, row_number() over (order by ${position('p')}) as n from picked p)
    select json_agg(${balanceJson} order by b.n)
        filter (where b.n <= ${query.limit})::text as data,
      count(*) as size, (select json_build_array(${position('n')}) from numbered n where n.n = ${query.limit}) as last
    from numbered b join item i on i.id = b.item_id join location l on l.id = b.location_id
      left join lot o on o.id = b.lot_id`
  const [row] = await tx.query<{ data: string | null; size: number; last: Position | null }>({
    name: statementName(text),
    text,
    values: sql.values,
  })
  const nextCursor = row && row.size > query.limit && row.last ? JSON.stringify(toCursor(row.last)) : 'null'
  return `{"data":${row?.data ?? '[]'},"nextCursor":${nextCursor}}`
}
