-- A kind of alerts that is told neither of a category nor of a place, nor of anything, with what lies below them; at most one of the two is named.
create table alert_mute (
  tenant_id uuid not null references tenant (id) on delete cascade,
  id uuid not null default uuidv7(),
  kind text not null,
  category_id uuid,
  location_id uuid,
  -- infinity: for good
  muted_until date not null,
  muted_at timestamptz not null default now(),
  muted_by_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade,
  check (num_nonnulls(category_id, location_id) < 2)
);
create unique index alert_mute_once on alert_mute (tenant_id, kind, category_id, location_id) nulls not distinct;
create index alert_mute_category on alert_mute (tenant_id, category_id) where category_id is not null;
create index alert_mute_location on alert_mute (tenant_id, location_id) where location_id is not null;
alter table alert_mute enable row level security;
alter table alert_mute force row level security;
create policy tenant on alert_mute to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on alert_mute to current_user using (true) with check (true);
grant select, insert, update, delete on alert_mute to inventory_app;

-- What was put away with a group is told again when it is muted no longer.
alter table alert
  add column muted_with uuid,
  add constraint alert_muted_with_fkey foreign key (tenant_id, muted_with) references alert_mute (tenant_id, id) on delete set null (muted_with);
create index alert_muted_with on alert (tenant_id, muted_with) where muted_with is not null;
