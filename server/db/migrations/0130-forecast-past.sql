-- Past forecasts, kept until what they foretold is known, and how they turned out. See docs/decisions/0051.

-- A forecast as it was made: at most one an item in a week (daily steps) or four weeks (weeks, months), the first one, so that a later run does
-- not better the record. Steps beyond a month (daily) or a quarter are not kept.
create table forecast_past (
  tenant_id uuid not null,
  item_id uuid not null,
  frequency text not null check (frequency in ('D', 'W', 'M')),
  -- number of the week, or the four weeks, that the first step begins in
  slot int not null,
  -- with the version of the model
  run_id uuid not null,
  made_at timestamptz not null default now(),
  starts_on date not null,
  method text not null,
  classification text not null,
  -- what it was made of: the ledger has it, and this proves it
  history_start date not null,
  history_periods int not null,
  history_digest text not null,
  -- mean error of the naive forecast within the history; null: it makes none
  scale float8,
  mean float8[] not null,
  lower float8[] not null,
  upper float8[] not null,
  naive float8[] not null,
  -- demand of the steps that are over and judged, from the first; null in it: not known
  actual float8[] not null default '{}',
  -- the day on which the next step is over; null: all are judged
  due_on date,
  primary key (tenant_id, item_id, frequency, slot),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, run_id) references forecast_run (tenant_id, id)
);
create index forecast_past_run on forecast_past (tenant_id, run_id);
create index forecast_past_due on forecast_past (tenant_id, due_on) where due_on is not null;

-- Sums of judged steps over all items, by the month they began in: a few dozen rows a month whatever is forecast, and never deleted.
create table forecast_accuracy (
  tenant_id uuid not null references tenant (id) on delete cascade,
  month date not null,
  classification text not null,
  reach text not null check (reach in ('week', 'month', 'quarter')),
  periods int not null,
  inside int not null,
  -- these divided by each item's scale
  error float8 not null,
  naive_error float8 not null,
  excess float8 not null,
  actual float8 not null,
  primary key (tenant_id, month, classification, reach)
);

do $$
declare
  t text;
begin
  foreach t in array array['forecast_past', 'forecast_accuracy'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;
grant delete on forecast_past to inventory_app;

-- Tenants of whose forecasts a step may be over: one index look-up each. The system's role sees no forecasts, so this runs as their owner.
create function tenants_to_judge() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id from tenant t
    where exists (select from forecast_past p where p.tenant_id = t.id and p.due_on <= (now() at time zone t.time_zone)::date)
    order by t.id;
  end;
revoke execute on function tenants_to_judge from public;
grant execute on function tenants_to_judge to inventory_system;
