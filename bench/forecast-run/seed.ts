import type pg from 'pg'
import { type Dice, diceOf } from '../forecast/dice.ts'
import { times, weekShape } from '../forecast/shapes.ts'

/** Histories drawn; items share them, each with sizes and a beginning of its own. */
const patterns = 2000
/** Lines of one document, as of a day's sales in one place. */
const perMovement = 50

/** Of twenty items one sells most days, five each week, fourteen now and then, as in a shop. */
function sales(dice: Dice, place: number, days: number): number[] {
  const week = weekShape(dice, 0.4)
  if (place % 20 === 0) {
    const [mean, rise] = [dice.uniform(1, 8), dice.uniform(-0.5, 0.8) / days]
    const from = dice.chance(0.5) ? days - 365 : days - dice.whole(120, 365)
    return times(days, (day) => (day < from ? 0 : dice.pieces(mean * (week[day % 7] ?? 1) * Math.exp(rise * day), 0.3)))
  }
  if (place % 20 < 6) {
    const [chance, mean, year] = [dice.uniform(0.06, 0.2), dice.uniform(1, 20), dice.uniform(0, 0.8)]
    return times(days, (day) =>
      dice.chance(chance * (1 + year * Math.sin((2 * Math.PI * day) / 365))) ? 1 + dice.pieces(mean, 0.4) : 0,
    )
  }
  const [chance, mean] = [dice.uniform(0.004, 0.03), dice.uniform(0, 6)]
  return times(days, () => (dice.chance(chance) ? 1 + dice.pieces(mean, 0.5) : 0))
}

/**
 * Fills an organisation with items that have sold for some time, by SQL with the superuser's rights: each was received once, and sold as a made series says.
 * @returns lines written
 */
export async function seedSales(
  admin: pg.Client,
  { tenantId, items, days }: { tenantId: string; items: number; days: number },
): Promise<number> {
  await admin.query(
    'create table if not exists bench_pattern (pattern int not null, day int not null, quantity int not null)',
  )
  const { rows } = await admin.query<{ count: number }>('select count(*)::int as count from bench_pattern')
  if (rows[0]?.count === 0) await drawPatterns(admin, days)
  await admin.query(
    `insert into item (tenant_id, sku, name, cost)
     select $1, 'SKU-' || n, 'Item ' || n, 1 + n % 90 from generate_series(1, $2::int) n`,
    [tenantId, items],
  )
  await admin.query(
    `insert into location (tenant_id, code, name, kind) values ($1, 'W1', 'Warehouse 1', 'warehouse')
     on conflict do nothing`,
    [tenantId],
  )
  await admin.query('drop table if exists bench_line')
  await admin.query(
    `create unlogged table bench_line as
     select at, item_id, quantity, (row_number() over (partition by kind, at order by item_id) - 1) / ${perMovement} as document,
       (row_number() over (partition by kind, at order by item_id) - 1) % ${perMovement} + 1 as line_no, kind
     from (
       select 'sale' as kind, i.id as item_id, p.quantity * (1 + i.n % 5) as quantity,
         date_trunc('day', now()) - make_interval(days => ${days} - p.day + i.n % 5) + interval '12 hours' as at
       from (select id, (row_number() over (order by sku))::int as n from item where tenant_id = '${tenantId}') i
         join bench_pattern p on p.pattern = i.n % ${patterns}
       union all
       select 'receipt', id, 1000000, date_trunc('day', now()) - make_interval(days => ${days + 10}) from item where tenant_id = '${tenantId}'
     ) line`,
  )
  await admin.query(
    `create unlogged table bench_document as
     select *, uuidv7(at - now()) as id from (select distinct kind, at, document from bench_line) d`,
  )
  await admin.query(
    `insert into movement (tenant_id, id, kind, effective_at, recorded_at, reference, actor_name, source)
     select $1, id, kind, at, at, document::text, 'Bench', 'import' from bench_document order by at`,
    [tenantId],
  )
  const { rowCount } = await admin.query(lines, [tenantId])
  await admin.query(
    `insert into balance (tenant_id, item_id, location_id, tracking, is_virtual, on_hand)
     select $1, e.item_id, location_id, i.tracking, l.is_virtual, sum(delta)
     from (select item_id, from_location_id as location_id, -quantity as delta from movement_line where tenant_id = $1
       union all select item_id, to_location_id, quantity from movement_line where tenant_id = $1) e
     join location l on l.tenant_id = $1 and l.id = e.location_id join item i on i.tenant_id = $1 and i.id = e.item_id
     group by e.item_id, location_id, i.tracking, l.is_virtual`,
    [tenantId],
  )
  await admin.query('drop table bench_line; drop table bench_document')
  await admin.query('vacuum analyze')
  return rowCount ?? 0
}

async function drawPatterns(admin: pg.Client, days: number): Promise<void> {
  for (let pattern = 0; pattern < patterns; pattern++) {
    const sold = sales(diceOf((pattern + 1) * 7919), pattern, days)
    await admin.query(
      'insert into bench_pattern select $1, day - 1, quantity from unnest($2::int[]) with ordinality q (quantity, day) where quantity > 0',
      [pattern, sold],
    )
  }
}

const lines = `
with place as materialized (
  select (array_agg(id order by code) filter (where not is_virtual))[1] as real,
    (array_agg(id) filter (where kind = 'supplier'))[1] as supplier, (array_agg(id) filter (where kind = 'customer'))[1] as customer
  from location where tenant_id = $1)
insert into movement_line (tenant_id, movement_id, line_no, item_id, from_location_id, to_location_id, quantity, unit, unit_price, effective_at)
select $1, d.id, l.line_no, l.item_id, case l.kind when 'receipt' then p.supplier else p.real end,
  case l.kind when 'receipt' then p.real else p.customer end, l.quantity, 'pcs', 2, l.at
from bench_line l join bench_document d using (kind, at, document) cross join place p order by l.at, d.id, l.line_no`
