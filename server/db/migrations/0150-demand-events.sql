-- Promotions and other events that people know of. See docs/decisions/0070.
create table demand_event (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null,
  kind text not null check (kind in ('promotion', 'event', 'closed', 'oneOff')),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- a category with all below it; the items in demand_event_item; or all items
  touches text not null check (touches in ('all', 'category', 'items')),
  category_id uuid,
  -- null: everywhere; else there and below
  location_id uuid,
  expected_percent float8 check (expected_percent between -100 and 1900),
  -- what it did, measured by a forecast up to a day: sums over the items of each category, see core/forecast/event-effect.ts
  effect jsonb not null default '[]',
  measured_to date,
  created_by uuid,
  created_by_name text not null,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint demand_event_category_check check ((touches = 'category') = (category_id is not null)),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, location_id) references location (tenant_id, id)
);
create index demand_event_days on demand_event (tenant_id, starts_on desc, id desc);
create index demand_event_category on demand_event (tenant_id, category_id) where category_id is not null;
create index demand_event_location on demand_event (tenant_id, location_id) where location_id is not null;

create table demand_event_item (
  tenant_id uuid not null,
  event_id uuid not null,
  item_id uuid not null,
  primary key (tenant_id, event_id, item_id),
  foreign key (tenant_id, event_id) references demand_event (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index demand_event_item_item on demand_event_item (tenant_id, item_id);

do $$
declare
  t text;
begin
  foreach t in array array['demand_event', 'demand_event_item'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to inventory_app', t);
  end loop;
end $$;
grant update on demand_event to inventory_app;
grant delete on demand_event_item to inventory_app;

-- A category and all below it, however deep; nothing for one that is not there.
create function category_and_below(top uuid) returns setof uuid language sql stable
  begin atomic
    with recursive below as (
      select id from category where id = top
      union
      select c.id from category c join below b on c.parent_id = b.id
    )
    select id from below;
  end;

-- Whether an event touches an item: by its category, by itself, by what was merged into it. Bound late: merges come in a later migration.
create function event_touches(event demand_event, item uuid) returns boolean language plpgsql stable as $$
begin
  return case event.touches
    when 'all' then true
    when 'category' then exists (
      select from item i where i.tenant_id = event.tenant_id and i.id = item and i.category_id in (select category_and_below(event.category_id)))
    else exists (
      with recursive become as (
        select item as id
        union
        select m.merged_id from become b
          join item_merge m on m.tenant_id = event.tenant_id and m.kept_id = b.id and m.undone_at is null)
      select from become b
        join demand_event_item e on e.tenant_id = event.tenant_id and e.event_id = event.id and e.item_id = b.id)
  end;
end $$;

-- What the forecast made of events: [{ eventId, name, kind, startsOn, endsOn, percent, source, earlier }]
alter table forecast add column events jsonb not null default '[]';
