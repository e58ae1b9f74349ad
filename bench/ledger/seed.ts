import type pg from 'pg'
import { seedLots } from './seed-lots.ts'

export interface LedgerSize {
  lines: number
  items: number
  locations: number
  months: number
  /** raw lots with long histories, some 8,000 lines each, besides `lines` */
  lots: number
}

/** Lines of one document. */
const perMovement = 5
/** Movements of one transaction, as an import would post them. */
const perTransaction = 10_000

/**
 * Fills a tenant by SQL with the superuser's rights, as no road through the application would end today: items,
 * locations, and receipts, sales and transfers spread evenly over the months, then lots, the balances last.
 * @returns lines there are then
 */
export async function seedLedger(
  admin: pg.Client,
  tenantId: string,
  size: LedgerSize,
  progress: (line: string) => void,
): Promise<number> {
  await admin.query(
    `insert into item (tenant_id, sku, name, cost) select $1, 'SKU-' || n, 'Item ' || n, 1 + n % 90 from generate_series(1, $2::int) n`,
    [tenantId, size.items],
  )
  await admin.query(
    `insert into location (tenant_id, code, name, kind) select $1, 'W' || n, 'Warehouse ' || n, 'warehouse' from generate_series(1, $2::int) n`,
    [tenantId, size.locations],
  )
  await admin.query(
    `create table bench_item as select (row_number() over (order by id))::int as n, id from item where tenant_id = '${tenantId}'`,
  )
  await admin.query(`create unique index on bench_item (n)`)
  const movements = Math.ceil(size.lines / perMovement)
  for (let from = 0; from < movements; from += perTransaction) {
    await admin.query(post, [
      tenantId,
      from,
      Math.min(from + perTransaction, movements),
      movements,
      size.months,
      size.items,
    ])
    if ((from / perTransaction) % 20 === 0) progress(`${from * perMovement} lines`)
  }
  const ofLots = await seedLots(admin, tenantId, size.lots, size.months)
  await admin.query(
    `insert into balance (tenant_id, item_id, location_id, lot_id, tracking, is_virtual, on_hand)
     select $1, e.item_id, location_id, lot_id, i.tracking, l.is_virtual, sum(delta)
     from (select item_id, lot_id, from_location_id as location_id, -quantity as delta from movement_line where tenant_id = $1
       union all select item_id, lot_id, to_location_id, quantity from movement_line where tenant_id = $1) e
     join location l on l.tenant_id = $1 and l.id = e.location_id join item i on i.tenant_id = $1 and i.id = e.item_id
     group by e.item_id, location_id, lot_id, i.tracking, l.is_virtual`,
    [tenantId],
  )
  await admin.query('vacuum analyze')
  return movements * perMovement + ofLots
}

/** Of ten movements four are receipts, five sales and one a transfer; a receipt is of 9 units, all else of 3. */
const post = `
with place as materialized (
  select array_agg(id order by code) filter (where not is_virtual) as real,
    (array_agg(id) filter (where kind = 'supplier'))[1] as supplier, (array_agg(id) filter (where kind = 'customer'))[1] as customer
  from location where tenant_id = $1),
document as (
  insert into movement (tenant_id, id, kind, effective_at, recorded_at, reference, actor_name, source)
  select $1, uuidv7(at - now()), case when n % 10 < 4 then 'receipt' when n % 10 < 9 then 'sale' else 'transfer' end, at, at, n::text, 'Bench', 'import'
  from (select n, now() - make_interval(secs => (1 - n::float8 / $4) * $5::int * 2629800) as at from generate_series($2::int, $3::int - 1) n) d
  returning id, kind, effective_at, reference::int as n)
insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, unit_price, effective_at)
select $1, d.id, l, i.id,
  case d.kind when 'receipt' then p.supplier else p.real[1 + d.n % cardinality(p.real)] end,
  case d.kind when 'sale' then p.customer when 'receipt' then p.real[1 + d.n % cardinality(p.real)] else p.real[1 + (d.n + 1) % cardinality(p.real)] end,
  case d.kind when 'receipt' then 9 else 3 end, 'pcs', case d.kind when 'transfer' then null else 1 + d.n % 50 end, d.effective_at
from document d cross join place p cross join generate_series(1, ${perMovement}) l
  join bench_item i on i.n = 1 + ((d.n::bigint * ${perMovement} + l) * 7919) % $6::int`
