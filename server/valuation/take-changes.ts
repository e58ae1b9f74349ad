import type { Tx } from '#server/db/transaction.ts'

/** SQL of the method that values an item: its type's, else the organisation's. */
export const methodOf = (item: string, tenant: string) =>
  `coalesce((select y.cost_method from item_type y where y.id = ${item}.item_type_id), ${tenant}.cost_method)`

/** SQL of changes of items' own cost and from when on they count: the first that an item is given does for all that happened before. */
export const costChanges = `select c.item_id, case when c.cost_before is null then '-infinity' else c.changed_at end from item_cost_change c`

const take = `
with span as materialized (
  select valued_to as first, pg_snapshot_xmin(pg_current_snapshot()) as top from valuation),
touched as (
  select l.item_id, min(l.effective_at) as at
  from span s cross join lateral posted_between(s.first, s.top) m join movement_line l on l.movement_id = m.id
  group by l.item_id
  union all
  ${costChanges} where c.xact >= (select first from span) and c.xact < (select top from span)
  union all
  select v.item_id, '-infinity' from item_value v join item i on i.id = v.item_id cross join tenant t
  where v.method <> '' and v.method <> ${methodOf('i', 't')}),
marked as (
  insert into item_value as v (tenant_id, item_id, stale_from)
  select $1::uuid, item_id, min(at) from touched group by item_id order by item_id
  on conflict (tenant_id, item_id) do update set stale_from = least(v.stale_from, excluded.stale_from))
update valuation v
set valued_to = s.top, cost_method = t.cost_method, schema_version = t.schema_version
from span s, tenant t
returning now() as at`

/**
 * Takes note of what has happened since the last time: marks each item that something moved, whose cost changed or whose method is
 * another now, from the earliest effect on. Takes transactions that began before every one that still runs, as the proof does: none
 * can follow them. Reads the lines since, and one row an item; nothing that posts is waited for or kept waiting.
 * @returns up to when everything is known
 */
export async function takeChanges(tx: Tx): Promise<string> {
  await lockValuation(tx)
  const [row] = await tx.query<{ at: string }>({ name: 'valuation-take', text: take, values: [tx.tenantId] })
  if (!row) throw new Error('the valuation has no row')
  return row.at
}

/** One at a time values a tenant's stock. */
export async function lockValuation(tx: Tx): Promise<void> {
  await tx.query({
    name: 'valuation-row',
    text: 'insert into valuation (tenant_id) values ($1) on conflict do nothing',
    values: [tx.tenantId],
  })
  await tx.query({ name: 'valuation-lock', text: 'select from valuation for update' })
}
