-- What forecasts expect by week, in whole hundredths of the unit, so that sums over items, categories and places agree to the last digit. See
-- docs/decisions/0071. Null in forecasts of before, and in those that end too soon.
alter table forecast
  add column weeks bigint[],
  add column weeks_start date,
  -- of one of these weeks, and of all together
  add column week_variance float8,
  add column weeks_variance float8;

-- How much the demands of items go together, 0 to 1; null: not measured, the run was not over all items.
alter table forecast_run add column correlation float8;

-- The parts of places in what is expected of an item, by their sales of the year before; they add up to it.
create table forecast_place (
  tenant_id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  weeks bigint[] not null,
  week_variance float8 not null,
  weeks_variance float8 not null,
  primary key (tenant_id, item_id, location_id),
  foreign key (tenant_id, item_id) references forecast (tenant_id, item_id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade
);
create index forecast_place_location on forecast_place (tenant_id, location_id);
alter table forecast_place enable row level security;
alter table forecast_place force row level security;
create policy tenant on forecast_place to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on forecast_place to current_user using (true) with check (true);
grant select, insert, delete on forecast_place to inventory_app;
