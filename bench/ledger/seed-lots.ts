import type pg from 'pg'

/** Made of one raw lot: lots that are sold, and a set of every four of them. */
const madePerRaw = 400
const madePerSet = 4
const salesOf = { raw: 1_000, made: 12, set: 8 }

/**
 * Adds lots with long histories: each raw lot is received once, sold, and used up in hundreds of productions, whose lots are sold and go
 * into sets, which are sold again. Before balances are summed.
 * @returns lines added
 */
export async function seedLots(admin: pg.Client, tenantId: string, rawLots: number, months: number): Promise<number> {
  await admin.query(
    `insert into item (tenant_id, sku, name, tracking) select $1, kind || '-' || n, kind || ' ' || n, 'lot' from generate_series(1, $2::int) n, unnest(array['RAW', 'MADE', 'SET']) kind`,
    [tenantId, rawLots],
  )
  await admin.query(
    `create table bench_lot as
     with code as (
       select 'RAW-' || n as sku, n, 0 as k from generate_series(1, ${rawLots}) n
       union all
       select 'MADE-' || n, n, k from generate_series(1, ${rawLots}) n, generate_series(1, ${madePerRaw}) k
       union all
       select 'SET-' || n, n, k from generate_series(1, ${rawLots}) n, generate_series(1, ${madePerRaw / madePerSet}) k)
     select split_part(c.sku, '-', 1) as kind, c.n, c.k, i.id as item_id, gen_random_uuid() as id
     from code c join item i on i.tenant_id = '${tenantId}' and i.sku = c.sku`,
  )
  await admin.query(
    `insert into lot (tenant_id, id, item_id, code) select $1, id, item_id, kind || '-' || n || '-' || k from bench_lot`,
    [tenantId],
  )
  await admin.query(
    `create table bench_doc as
     select *, uuidv7(at - now()) as id
     from (select *, now() - make_interval(secs => (1 - part) * $1::int * 2629800) as at from (${documents}) d) d`,
    [months],
  )
  await admin.query(
    `insert into movement (tenant_id, id, kind, effective_at, recorded_at, reference, actor_name, source)
     select $1, id, kind, at, at, 'lots', 'Bench', 'import' from bench_doc order by at`,
    [tenantId],
  )
  const { rowCount } = await admin.query(lines, [tenantId])
  await admin.query('drop table bench_doc')
  return rowCount ?? 0
}

/** Documents: what is done with which lot (`lot_kind`, `n`, `k`), at which part of the time. */
const documents = `
  select 'receipt' as kind, kind as lot_kind, n, k, 0.001 * n / 1000 as part from bench_lot where kind = 'RAW'
  union all
  select 'assembly', kind, n, k, 0.01 + 0.45 * k / ${madePerRaw} from bench_lot where kind = 'MADE'
  union all
  select 'assembly', kind, n, k, 0.5 + 0.1 * k / ${madePerRaw / madePerSet} from bench_lot where kind = 'SET'
  union all
  select 'sale', kind, n, k, case kind when 'RAW' then 0.01 else 0.6 end + 0.39 * s / 1000
  from bench_lot, generate_series(1, ${salesOf.raw}) s
  where s <= case kind when 'RAW' then ${salesOf.raw} when 'MADE' then ${salesOf.made} else ${salesOf.set} end`

/** Their lines: a production uses one of each lot up and makes twenty. */
const lines = `
with place as materialized (
  select (array_agg(id order by code) filter (where not is_virtual))[1] as real,
    (array_agg(id) filter (where kind = 'supplier'))[1] as supplier, (array_agg(id) filter (where kind = 'customer'))[1] as customer,
    (array_agg(id) filter (where kind = 'production'))[1] as production
  from location where tenant_id = $1),
line as (
  select d.id, d.at, 1 as line_no, l.item_id, l.id as lot_id,
    case d.kind when 'receipt' then p.supplier when 'assembly' then p.production else p.real end as from_id,
    case d.kind when 'sale' then p.customer else p.real end as to_id,
    case d.kind when 'receipt' then 10000 when 'assembly' then 20 else 1 end as quantity
  from bench_doc d join bench_lot l on l.kind = d.lot_kind and l.n = d.n and l.k = d.k cross join place p
  union all
  select d.id, d.at, 1 + row_number() over (partition by d.id), l.item_id, l.id, p.real, p.production, 1
  from bench_doc d
    join bench_lot l on l.n = d.n and case d.lot_kind when 'MADE' then l.kind = 'RAW' else l.kind = 'MADE' and (l.k - 1) / ${madePerSet} = d.k - 1 end
    cross join place p
  where d.kind = 'assembly')
insert into movement_line (tenant_id, movement_id, line_no, item_id, lot_id, from_location_id, to_location_id, quantity, unit, effective_at)
select $1, id, line_no, item_id, lot_id, from_id, to_id, quantity, 'pcs', at from line order by at, line_no`
