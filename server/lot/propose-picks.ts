import type { z } from 'zod'
import type { proposePicks as endpoint, Pick } from '#contract/lot.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { SqlText } from '#server/db/sql-text.ts'
import { statementName } from '#server/db/statement-name.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldOf } from '#server/item/held-stock.ts'

/**
 * Where to take a quantity from: what expires first goes first, then the lot that was made first, then by the code of the place; nothing out of
 * quarantine. Nothing is reserved: posting looks again. Reads the item's balances.
 */
export async function proposePicks(
  tx: Tx,
  query: z.output<typeof endpoint.query>,
): Promise<{ picks: Pick[]; missing: string }> {
  const sql = new SqlText()
  const where = [
    `b.item_id = ${sql.bind(query.itemId, 'uuid')}`,
    'not b.is_virtual',
    `b.on_hand > ${heldOf('b')}`,
    `b.location_id not in (select quarantine_and_below())`,
  ]
  if (query.locationId)
    where.push(`b.location_id in (select location_and_below(${sql.bind(query.locationId, 'uuid')}))`)
  if (query.expired === 'skip')
    where.push('(o.id is null or o.expiry_key >= (now() at time zone (select time_zone from tenant))::date)')
  const wanted = sql.bind(query.quantity, 'numeric')
  const text = `
    with offer as (
      select b.location_id, l.code, l.name, b.lot_id, o.code as lot_code, o.expires_on, b.on_hand - ${heldOf('b')} as available,
        row_number() over w as n, sum(b.on_hand - ${heldOf('b')}) over w as upto
      from balance b join location l on l.id = b.location_id left join lot o on o.id = b.lot_id
      where ${where.join(' and ')}
      window w as (order by coalesce(o.expiry_key, 'infinity'), o.created_at, o.id, l.code rows unbounded preceding))
    select location_id as "locationId", code as "locationCode", name as "locationName", lot_id as "lotId", lot_code as "lotCode",
      expires_on::text as "expiresOn", trim_scale(available)::text as available, trim_scale(least(available, ${wanted} - (upto - available)))::text as quantity
    from offer where upto - available < ${wanted} order by n limit 500`
  const picks = await tx.query<Pick>({ name: statementName(text), text, values: sql.values })
  const found = picks.reduce((sum, pick) => sum.plus(pick.quantity), toQuantity(0))
  return { picks, missing: toDecimal(toQuantity(query.quantity).minus(found)) }
}
