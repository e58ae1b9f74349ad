-- What the proved lines had brought a balance to, in a year (UTC) in which something of it took effect: at the start of each half of a
-- month, the first and the sixteenth day, and at the year's end. Stock at a past moment is one figure a balance and the lines of half a month.
-- A back-dated line changes all figures after it. See docs/decisions/0093.
create table ledger_year (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  location_id uuid not null,
  -- no lot: zeros, so that a balance is found by its key
  lot_key uuid not null,
  year int not null,
  -- the next year that this balance has a row for, 2147483647 where there is none: until then the figure of the year's end stands
  next_year int not null check (next_year > year),
  -- null where nothing had taken effect by then
  figures numeric[] not null check (cardinality(figures) = 25),
  primary key (tenant_id, item_id, location_id, lot_key, year)
) with (fillfactor = 80);
create index ledger_year_whole on ledger_year (tenant_id, year);
create index ledger_year_standing on ledger_year (tenant_id, next_year, year) where next_year > year + 1;
alter table ledger_year enable row level security;
alter table ledger_year force row level security;
create policy tenant on ledger_year to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on ledger_year to current_user using (true) with check (true);
grant select, insert, update on ledger_year to inventory_app;

-- Periods know months only, so it is the lines that say what lies between: some 30 s for 10 million.
do $$
begin
  execute (
    select $insert$
    insert into ledger_year (tenant_id, item_id, location_id, lot_key, year, next_year, figures)
    with line as (
      select l.* from ledger_proof p join movement m on m.tenant_id = p.tenant_id and m.xact < p.summed_to
        join movement_line l on l.tenant_id = m.tenant_id and l.movement_id = m.id),
    ends as (
      select tenant_id, item_id, from_location_id as location_id, lot_id, effective_at at time zone 'UTC' as at, -quantity as delta from line
      union all
      select tenant_id, item_id, to_location_id, lot_id, effective_at at time zone 'UTC', quantity from line),
    half as (
      select tenant_id, item_id, location_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000') as lot_key,
        extract(year from at)::int as year, 2 * extract(month from at)::int - (extract(day from at) < 16)::int as half, delta
      from ends),
    within as (
      select tenant_id, item_id, location_id, lot_key, year, sum(delta) as whole,
        array[$insert$ || string_agg(format('sum(delta) filter (where half < %s)', n), ', ' order by n) || $insert$] as changes
      from half group by tenant_id, item_id, location_id, lot_key, year),
    running as (
      select *, lead(year) over (partition by tenant_id, item_id, location_id, lot_key order by year) as next_year,
        sum(whole) over (partition by tenant_id, item_id, location_id, lot_key order by year rows between unbounded preceding and 1 preceding) as before
      from within)
    select tenant_id, item_id, location_id, lot_key, year, coalesce(next_year, 2147483647),
      (select array_agg(case when before is null then c else before + coalesce(c, 0) end order by n) from unnest(changes) with ordinality as f (c, n))
    from running$insert$
    from generate_series(1, 25) n);
end $$;

drop table ledger_period;

create or replace function adopt_restored_ledger() returns boolean language plpgsql as $$
declare
  here bigint := (select system_identifier from pg_control_system());
  spread bigint := greatest(1, pg_current_xact_id()::text::bigint - 10);
begin
  if here = (select system_identifier from ledger_installation) then
    return false;
  end if;
  update movement m
  set xact = (1 + n.place * (spread - 1) / n.size)::text::xid8
  from (
    select tenant_id, id, row_number() over (order by id) - 1 as place, count(*) over () as size from movement
  ) n
  where m.tenant_id = n.tenant_id and m.id = n.id;
  update item_cost_change set xact = '1';
  delete from ledger_batch;
  delete from ledger_sum;
  delete from ledger_year;
  delete from ledger_rebuild;
  delete from ledger_proof;
  delete from value_entry;
  delete from value_checkpoint;
  delete from place_value;
  delete from item_value;
  delete from valuation;
  update alert_watch set judged_to = '1';
  update ledger_installation set system_identifier = here;
  return true;
end $$;
