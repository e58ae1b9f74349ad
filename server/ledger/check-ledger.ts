import type { z } from 'zod'
import type { proof } from '#contract/stock.ts'
import type { Tx } from '#server/db/transaction.ts'
import { balanceKey, endsOf, sameBalance, unprovedLines } from './ledger-sql.ts'

export type Proof = z.output<typeof proof>

/**
 * Compares every balance with the sum of its lines, and every item over all locations with zero: the kept sums of the
 * proved lines, and the few lines since; and what is reserved of every balance with its reservations, ended ones included, for these stand until they
 * are given back. One statement, so one snapshot of all: posting goes on and is never taken
 * for a difference. Reads the tenant's balances, sums and reservations, about 0.5 s a million; locks nothing.
 * @param sums  the table of the proved lines' sums
 */
export async function checkLedger(tx: Tx, sums: 'ledger_sum' | 'ledger_rebuild' = 'ledger_sum'): Promise<Proof> {
  const [row] = await tx.query<{ proof: Proof }>({
    text: `
      with line as materialized (${unprovedLines}),
      summed as (
        select ${balanceKey}, sum(delta) as total
        from (select ${balanceKey}, total as delta from ${sums} union all select ${balanceKey}, delta from (${endsOf('line')}) ends) part
        group by ${balanceKey}),
      difference as materialized (
        select 'balance' as kind, coalesce(s.item_id, b.item_id) as item_id, coalesce(s.location_id, b.location_id) as location_id,
          coalesce(s.lot_id, b.lot_id) as lot_id,
          coalesce(b.on_hand, 0) as stands, coalesce(s.total, 0) as total
        from summed s full join balance b on ${sameBalance('b', 's')}
        where coalesce(b.on_hand, 0) <> coalesce(s.total, 0)
        union all
        select 'item', item_id, null, null, sum(on_hand), 0 from balance group by item_id having sum(on_hand) <> 0
        union all
        select 'reserved', coalesce(r.item_id, b.item_id), coalesce(r.location_id, b.location_id), coalesce(r.lot_id, b.lot_id),
          coalesce(b.reserved, 0), coalesce(r.total, 0)
        from (select ${balanceKey}, sum(quantity) as total from reservation group by ${balanceKey}) r
          full join (select ${balanceKey}, reserved from balance where reserved <> 0) b on ${sameBalance('b', 'r')}
        where coalesce(b.reserved, 0) <> coalesce(r.total, 0))
      select json_build_object(
        'checkedAt', now(), 'lines', coalesce((select lines from ledger_proof), 0) + (select count(*) from line),
        'balances', (select count(*) from balance),
        'differenceCount', (select count(*) from difference),
        'differences', (select coalesce(json_agg(json_build_object('kind', kind, 'itemId', item_id, 'locationId', location_id, 'lotId', lot_id,
            case kind when 'reserved' then 'reserved' else 'onHand' end, trim_scale(stands)::text,
            case kind when 'reserved' then 'sumOfReservations' else 'sumOfLines' end, trim_scale(total)::text)), '[]')
          from (select * from difference order by item_id, location_id limit 100) d)) as proof`,
  })
  if (!row) throw new Error('the proof returned no row')
  return row.proof
}
