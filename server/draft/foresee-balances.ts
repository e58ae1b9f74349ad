import type { MovementPreview, PreviewedBalance } from '#contract/movement-preview.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { toLeg } from '#core/stock/movement-legs.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldOf } from '#server/item/held-stock.ts'
import { endsOf } from '#server/ledger/ledger-sql.ts'
import type { BaseMovement } from '#server/stock/enter-units.ts'
import { toLot } from '#server/stock/record-movement.ts'

interface End {
  itemId: string
  locationId: string
  delta: string
  lotId: string | null
  lotCode: string | null
}

/**
 * The real balances that a movement changes, before and after it; of one that is dated back the least that the books would have
 * said since. That is counted down from what is on hand: the movement stands in all of it from its date on. Reads for each balance the
 * lines of its item since that date.
 * @param isPosted  it stands in this transaction already
 */
export async function foreseeBalances(tx: Tx, movement: BaseMovement, isPosted: boolean): Promise<PreviewedBalance[]> {
  const ends = movement.lines.flatMap((line, index) => toEnds(movement.kind, line, index))
  const { effectiveAt = null } = movement
  return tx.query<PreviewedBalance>({
    name: 'preview-balances',
    planEachTime: true,
    text: `
      with leg as (
        select e.item_id, e.location_id, e.delta, coalesce(a.id, b.id) as lot_id, coalesce(a.code, b.code, e.lot_code) as lot_code,
          coalesce(a.created_at, b.created_at) = now() as lot_is_new
        from unnest($1::uuid[], $2::uuid[], $3::numeric[], $4::uuid[], $5::text[]) as e (item_id, location_id, delta, lot_id, lot_code)
          left join lot a on a.tenant_id = current_tenant() and a.id = e.lot_id and a.item_id = e.item_id
          left join lot b on b.tenant_id = current_tenant() and b.code_key = lower(e.lot_code) and b.item_id = e.item_id),
      net as (
        select item_id, location_id, lot_id, min(lot_code) as lot_code, bool_or(lot_is_new) as lot_is_new, sum(delta) as delta
        from leg group by item_id, location_id, lot_id, case when lot_id is null then lower(lot_code) end),
      changed as (
        select n.*, coalesce(b.on_hand, 0) - case when $7 then n.delta else 0 end as before, coalesce(b.on_hand, 0) + case when $7 then 0 else n.delta end as after,
          coalesce(${heldOf('b')}, 0) as reserved
        from net n left join balance b on b.tenant_id = current_tenant() and b.item_id = n.item_id and b.location_id = n.location_id
          and b.lot_id is not distinct from n.lot_id and (n.lot_id is not null or n.lot_code is null))
      select c.item_id as "itemId", i.sku, i.name as "itemName", i.unit, c.location_id as "locationId", p.code as "locationCode", p.name as "locationName",
        case when c.lot_is_new then null else c.lot_id end as "lotId", c.lot_code as "lotCode",
        json_build_object('before', trim_scale(c.before)::text, 'after', trim_scale(c.after)::text) as "onHand", trim_scale(c.reserved)::text as reserved,
        case when c.after < c.before and c.after < c.reserved
          -- a serial that is not there goes nowhere, whatever the policy
          then case when i.tracking = 'serial' then 'block' else negative_stock_policy(c.item_id, c.location_id) end end as short,
        case when $6::timestamptz < now() then (select json_build_object(
            'lowest', json_build_object('before', trim_scale(s.lowest - c.delta)::text, 'after', trim_scale(s.lowest)::text, 'at', s.at), 'belowZeroFrom', s.below)
          from (${pastOf('c')}) s) end as past
      from changed c
        join item i on i.tenant_id = current_tenant() and i.id = c.item_id
        join location p on p.tenant_id = current_tenant() and p.id = c.location_id
      order by i.sku, i.id, p.code, p.id, c.lot_code`,
    values: [
      ends.map(({ itemId }) => itemId),
      ends.map(({ locationId }) => locationId),
      ends.map(({ delta }) => delta),
      ends.map(({ lotId }) => lotId),
      ends.map(({ lotCode }) => lotCode),
      effectiveAt,
      isPosted,
    ],
  })
}

/** SQL of the lowest that a balance of `changed` stood at since `$6` and when, and of when it first fell below zero by the movement. */
const pastOf = (changed: string) => `
  with step as (
    select e.effective_at as at, sum(e.delta) as delta
    from (${endsOf(`(select l.* from movement_line l where l.item_id = ${changed}.item_id and l.effective_at > $6::timestamptz) l`)}) e
    where e.location_id = ${changed}.location_id and e.lot_id is not distinct from ${changed}.lot_id
    group by e.effective_at),
  stood as (
    select at, ${changed}.after - coalesce(sum(delta) over (order by at desc rows between unbounded preceding and 1 preceding), 0) as amount from step
    union all
    select $6::timestamptz, ${changed}.after - coalesce((select sum(delta) from step), 0))
  select (array_agg(amount order by amount, at))[1] as lowest, (array_agg(at order by amount, at))[1] as at,
    min(at) filter (where amount < 0 and amount - ${changed}.delta >= 0) as below
  from stood`

/** The real ends of a line. One that names no right ends was refused before. */
function toEnds(kind: BaseMovement['kind'], line: BaseMovement['lines'][number], index: number): End[] {
  const leg = toLeg(kind, line, index)
  if ('message' in leg) throw new Error('a line without its ends was not refused')
  const lot = toLot(line)
  const named = { lotId: lot && 'id' in lot ? lot.id : null, lotCode: lot && 'code' in lot ? lot.code : null }
  const quantity = toQuantity(line.quantity)
  const ends: End[] = []
  if ('location' in leg.from)
    ends.push({ itemId: line.itemId, locationId: leg.from.location, delta: toDecimal(quantity.neg()), ...named })
  if ('location' in leg.to)
    ends.push({ itemId: line.itemId, locationId: leg.to.location, delta: toDecimal(quantity), ...named })
  return ends
}

/** Months that have ended since an instant, by the organisation's calendar: what they closed with is told anew. */
export async function readClosings(tx: Tx, effectiveAt: string): Promise<MovementPreview['closings']> {
  const [row] = await tx.query<{ first: string; last: string; months: number }>({
    name: 'preview-closings',
    text: `
      select to_char(m.first, 'YYYY-MM-DD') as first, to_char(m.last, 'YYYY-MM-DD') as last,
        (extract(year from m.last) - extract(year from m.first))::int * 12 + (extract(month from m.last) - extract(month from m.first))::int + 1 as months
      from (
        select date_trunc('month', $1::timestamptz at time zone t.time_zone) as first,
          date_trunc('month', now() at time zone t.time_zone) - interval '1 month' as last from tenant t) m
      where m.first <= m.last`,
    values: [effectiveAt],
  })
  return row ?? null
}
