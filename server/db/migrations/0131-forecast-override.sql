-- What people say in place of the forecast. See docs/decisions/0052.
create table forecast_override (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  -- null: the item as a whole
  location_id uuid,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  quantity numeric not null check (quantity >= 0),
  reason text not null,
  -- what the forecast said of these days and this place then
  expected float8 not null,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  -- of days that had begun: no longer used, and judged all the same
  withdrawn_at timestamptz,
  -- null in what is judged: stock was out
  actual float8,
  judged_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade
);
create index forecast_override_item on forecast_override (tenant_id, item_id, ends_on);
create index forecast_override_location on forecast_override (tenant_id, location_id) where location_id is not null;
create index forecast_override_due on forecast_override (tenant_id, ends_on) where judged_at is null;

alter table forecast_override enable row level security;
alter table forecast_override force row level security;
create policy tenant on forecast_override to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on forecast_override to current_user using (true) with check (true);
grant select, insert, update, delete on forecast_override to inventory_app;

create or replace function tenants_to_judge() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id from tenant t
    cross join lateral (select (now() at time zone t.time_zone)::date as today) d
    where exists (select from forecast_past p where p.tenant_id = t.id and p.due_on <= d.today)
      or exists (select from forecast_override o where o.tenant_id = t.id and o.judged_at is null and o.ends_on < d.today)
    order by t.id;
  end;
