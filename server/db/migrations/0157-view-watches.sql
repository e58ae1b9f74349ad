-- Views a person watches: told when items enter one, or when their number passes a figure. See docs/decisions/0074.
create table view_watch (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  user_id uuid not null,
  -- null: the view was deleted
  view_id uuid,
  -- as it was called when it was last looked at
  view_name text not null,
  kind text not null check (kind in ('enters', 'above', 'below')),
  -- of a number: the figure it passes
  threshold int check (threshold between 0 and 100000),
  -- which items the view shows, as they were when what is known was read: another filter begins anew
  selection jsonb not null,
  -- of a number: it is beyond the figure, which has been told
  is_beyond boolean not null default false,
  -- items of the view at the last look that could tell; of a number, one more than the figure at most
  items int,
  problem text check (problem in ('viewGone', 'fieldGone', 'tooMany', 'tooSlow')),
  checked_at timestamptz not null default now(),
  -- a change that may matter has it looked at from here on, nothing has before
  soonest_at timestamptz not null default now(),
  next_check_at timestamptz not null default now(),
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((kind = 'enters') = (threshold is null)),
  foreign key (tenant_id, user_id) references member (tenant_id, user_id) on delete cascade,
  foreign key (tenant_id, view_id) references saved_view (tenant_id, id) on delete set null (view_id)
);
create unique index view_watch_once on view_watch (tenant_id, user_id, view_id, kind);
create index view_watch_view on view_watch (tenant_id, view_id) where view_id is not null;
create index view_watch_due on view_watch (next_check_at) where view_id is not null;

-- What of a view is known to its watch: told once until it has left.
create table view_watch_item (
  tenant_id uuid not null,
  watch_id uuid not null,
  item_id uuid not null,
  -- in the watch's open alert
  is_told boolean not null,
  primary key (tenant_id, watch_id, item_id),
  foreign key (tenant_id, watch_id) references view_watch (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index view_watch_item_item on view_watch_item (tenant_id, item_id);

do $$
declare
  t text;
begin
  foreach t in array array['view_watch', 'view_watch_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to inventory_app', t);
  end loop;
end $$;

-- An alert of a watched view is of one person. A watch has one open alert at most, which tells what is still so.
alter table alert
  add column user_id uuid,
  add column watch_id uuid,
  add constraint alert_user_fkey foreign key (tenant_id, user_id) references member (tenant_id, user_id) on delete cascade,
  add constraint alert_watch_fkey foreign key (tenant_id, watch_id) references view_watch (tenant_id, id) on delete set null (watch_id),
  drop constraint alert_measure_check,
  add constraint alert_measure_check check (measure in ('quantity', 'orders', 'days', 'returns', 'money', 'price', 'items')),
  drop constraint alert_found_by_check,
  add constraint alert_found_by_check check (found_by in ('night', 'arrival', 'watch')),
  drop constraint alert_about,
  add constraint alert_about check (num_nonnulls(item_id, location_id) > 0 or user_id is not null),
  add constraint alert_personal check ((kind = 'view') = (user_id is not null));
drop index alert_once;
create unique index alert_once on alert (tenant_id, kind, item_id, location_id, day, movement_id, line_no) nulls not distinct where user_id is null;
create unique index alert_of_watch on alert (tenant_id, watch_id) where state = 'open' and watch_id is not null;
create index alert_watch_id on alert (tenant_id, watch_id) where watch_id is not null;
create index alert_user on alert (tenant_id, user_id) where user_id is not null;

-- Tenants with a watch whose time has come. Runs as the tables' owner, because the system's role sees no organisation's rows.
create function tenants_with_due_watches() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from view_watch where view_id is not null and next_check_at <= now();
  end;
revoke execute on function tenants_with_due_watches from public;
grant execute on function tenants_with_due_watches to inventory_system;
