-- Reports on stock: how items are classed, how long stock lasts, how old it is and how often it is turned over. Worked out by a task, whole, and
-- kept with its date until the next one of the same place. See docs/decisions/0062.

create table stock_report (
  tenant_id uuid not null references tenant (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- stock there and below; null: everywhere
  location_id uuid,
  -- as asked for: length of the window, and the steps in which demand is looked at
  months smallint not null check (months between 1 and 60),
  step text not null check (step in ('W', 'M')),
  -- first and last day looked at, in the organisation's time zone
  starts_on date not null,
  ends_on date not null,
  -- complete steps in the window
  steps smallint not null,
  -- of its items: how many, and the sum of what was consumed, where it was more than came back
  items int not null,
  consumed_value float8 not null,
  made_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, location_id) references location (tenant_id, id)
);
-- one of each place
create unique index stock_report_place on stock_report (tenant_id, location_id) nulls not distinct;

-- One item in a report. Quantities and values are exact, the rest are statistics. Derived, so nothing here refers to items and categories.
create table stock_report_item (
  tenant_id uuid not null,
  report_id uuid not null,
  item_id uuid not null,
  -- as they were when the report was made
  category_id uuid,
  item_type_id uuid,
  -- what left for customers or into productions within the window, less what came back, and its cost
  consumed numeric not null,
  consumed_value numeric not null,
  -- share of all cost that the items before it make up; null: nothing was consumed
  share_before float8,
  verdict text not null check (verdict in ('judged', 'new', 'unknown', 'none')),
  variation float8,
  periods smallint not null,
  on_hand numeric not null,
  value numeric not null,
  -- null: not known
  daily_demand float8,
  -- Infinity: nothing is asked for; NaN: not known
  cover_days float8 not null,
  -- by the forecast; null: there is none
  forecast_days float8,
  -- by bucket of age, the youngest first
  age_quantities numeric[] not null,
  age_values numeric[] not null,
  -- of the evenings of the window
  average_value float8 not null,
  -- a year; NaN: nothing was in stock
  turns float8 not null,
  primary key (tenant_id, report_id, item_id),
  foreign key (tenant_id, report_id) references stock_report (tenant_id, id) on delete cascade
);
create index stock_report_item_consumed on stock_report_item (tenant_id, report_id, consumed_value desc, item_id);
create index stock_report_item_value on stock_report_item (tenant_id, report_id, value desc, item_id);
create index stock_report_item_cover on stock_report_item (tenant_id, report_id, cover_days, item_id);
create index stock_report_item_turns on stock_report_item (tenant_id, report_id, turns, item_id);

-- What a month of the window cost and held, by category and type: sums over the items, so that a filter needs no look at them.
create table stock_report_month (
  tenant_id uuid not null,
  report_id uuid not null,
  starts_on date not null,
  category_id uuid,
  item_type_id uuid,
  -- days of the month within the window
  days smallint not null,
  cost numeric not null,
  average_value float8 not null,
  closing_value float8 not null,
  unique nulls not distinct (tenant_id, report_id, starts_on, category_id, item_type_id),
  foreign key (tenant_id, report_id) references stock_report (tenant_id, id) on delete cascade
);

do $$
declare
  t text;
begin
  foreach t in array array['stock_report', 'stock_report_item', 'stock_report_month'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to inventory_app', t);
  end loop;
end $$;
grant delete on stock_report to inventory_app;
