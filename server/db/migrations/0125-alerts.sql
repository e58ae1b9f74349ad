-- What looks wrong in the ledger: found at night over all items, and minutes after it was posted. See docs/decisions/0049.
create table alert (
  tenant_id uuid not null references tenant (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null,
  item_id uuid,
  location_id uuid,
  -- of what it is about, in the organisation's time zone; of a silence, the last day with a sale
  day date not null,
  -- of a single entry: the line
  movement_id uuid,
  line_no int,
  -- what `observed` and the expected range count
  measure text not null check (measure in ('quantity', 'orders', 'days')),
  observed float8 not null,
  expected_low float8 not null,
  expected_high float8 not null,
  -- what the reason tells besides, by kind, in the form of the contract
  facts jsonb not null,
  -- what led up to it, the observed last: days, or lines where it is about one; null where nothing is known
  history float8[] not null,
  -- minus the decimal logarithm of its chance
  surprise float8 not null,
  -- money at stake; null where the item has no price
  worth float8,
  -- surprise times money: the order of a day's alerts
  rank float8 not null,
  found_by text not null check (found_by in ('night', 'arrival')),
  found_on date not null,
  found_at timestamptz not null default now(),
  -- resolved: what it told of is gone
  state text not null default 'open' check (state in ('open', 'muted', 'confirmed', 'resolved')),
  decided_at timestamptz,
  decided_by_name text,
  -- infinity: for good
  muted_until date,
  version int not null default 1,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade
);
-- a thing is told once, however often it is looked at
create unique index alert_once on alert (tenant_id, kind, item_id, location_id, day, movement_id, line_no) nulls not distinct;
create index alert_newest on alert (tenant_id, found_on desc, rank desc, id desc);
create index alert_open on alert (tenant_id, kind) where state = 'open';
create index alert_item on alert (tenant_id, item_id);
create index alert_location on alert (tenant_id, location_id) where location_id is not null;
create index alert_movement on alert (tenant_id, movement_id) where movement_id is not null;

-- What people's answers have taught of an item and kind.
create table alert_tuning (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  kind text not null,
  -- how many times rarer a thing must be to be told
  strictness float8 not null default 1 check (strictness > 0),
  muted_until date,
  primary key (tenant_id, item_id, kind),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);

-- How far a tenant's ledger has been looked at. One row a tenant.
create table alert_watch (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  -- movements of transactions before this one have been looked at; no other can follow
  judged_to xid8 not null default '0',
  -- the last night that was begun, by its evening
  night date
);

do $$
declare
  t text;
begin
  foreach t in array array['alert', 'alert_tuning', 'alert_watch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;

-- Tenants that had posted something by midnight, whose clocks show two in the morning or later, and whose night has not begun, which it has with this. A caller starts the work in the
-- same transaction. Runs as the tables' owner, because the system's role sees no movements.
create function begin_alert_nights() returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    insert into alert_watch as w (tenant_id, night)
    select t.id, (now() at time zone t.time_zone)::date - 1
    from tenant t left join alert_watch known on known.tenant_id = t.id
    where extract(hour from now() at time zone t.time_zone) >= 2
      and (known.night is null or known.night < (now() at time zone t.time_zone)::date - 1)
      and (select m.recorded_at from movement m where m.tenant_id = t.id order by m.id limit 1) < (now() at time zone t.time_zone)::date::timestamp at time zone t.time_zone
    order by t.id
    on conflict (tenant_id) do update set night = excluded.night
      where w.night is null or w.night < excluded.night
    returning tenant_id;
  end;

-- Tenants in whose ledger something was posted that has not been looked at: where a process ended between the commit and its notice.
create function tenants_with_arrivals() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id
    from tenant t left join alert_watch w on w.tenant_id = t.id
    where exists (select from movement m where m.tenant_id = t.id and m.xact >= coalesce(w.judged_to, '0'::xid8));
  end;
revoke execute on function begin_alert_nights, tenants_with_arrivals from public;
grant execute on function begin_alert_nights, tenants_with_arrivals to inventory_system;

-- Transaction numbers of another installation mean nothing here: what is told already is not told again.
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
  delete from ledger_period;
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
