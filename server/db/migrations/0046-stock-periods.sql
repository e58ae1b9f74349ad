-- What the proved lines changed at each balance in a month and in a year (UTC) of their effect: stock at a past moment is
-- the years and months before it and the lines of its own month. A back-dated line adds to the periods it falls in.
create table ledger_period (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  location_id uuid not null,
  lot_id uuid,
  -- length: 1 or 12 months
  months smallint not null check (months in (1, 12)),
  starts_on date not null,
  delta numeric not null,
  unique nulls not distinct (tenant_id, item_id, location_id, lot_id, months, starts_on)
) with (fillfactor = 80);
create index ledger_period_whole on ledger_period (tenant_id, months, starts_on) include (item_id, location_id, lot_id, delta);
alter table ledger_period enable row level security;
alter table ledger_period force row level security;
create policy tenant on ledger_period to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on ledger_period to current_user using (true) with check (true);
grant select, insert, update on ledger_period to inventory_app;

-- Lines by the time of their effect, over all items.
create index movement_line_effective on movement_line (tenant_id, effective_at);

-- Ledgers proved before there were periods are proved again from their first line.
delete from ledger_batch;
delete from ledger_sum;
delete from ledger_proof;

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
  delete from ledger_batch;
  delete from ledger_sum;
  delete from ledger_period;
  delete from ledger_rebuild;
  delete from ledger_proof;
  update ledger_installation set system_identifier = here;
  return true;
end $$;
