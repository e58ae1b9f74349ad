-- What stock is worth. Derived from the ledger in the background, item by item, in the order of effect; posting knows nothing of it. See
-- docs/decisions/0034.

-- How an organisation values its stock; an item type may have a method of its own
alter table tenant add column cost_method text not null default 'average' check (cost_method in ('fifo', 'average', 'standard'));
alter table item_type add column cost_method text check (cost_method in ('fifo', 'average', 'standard'));

-- When an item's own cost changed, and what it was before: the standard of then values what happened then.
create table item_cost_change (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  changed_at timestamptz not null default now(),
  cost_before numeric,
  xact xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create index item_cost_change_item on item_cost_change (tenant_id, item_id, changed_at, id);
create index item_cost_change_xact on item_cost_change (tenant_id, xact);
create function note_cost_change() returns trigger language plpgsql as $$
begin
  insert into item_cost_change (tenant_id, item_id, cost_before) values (new.tenant_id, new.id, old.cost);
  return null;
end $$;
create trigger note_cost_change after update of cost on item for each row
  when (old.cost is distinct from new.cost) execute function note_cost_change();

-- How far a tenant's ledger has been valued. One row a tenant.
create table valuation (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  -- movements and changes of cost of transactions before this one are known to item_value; no other can follow
  valued_to xid8 not null default '0',
  -- when everything known was valued last
  valued_at timestamptz,
  -- the settings that items were last looked at with
  cost_method text not null default '',
  schema_version bigint not null default 0
);

-- Items that something moved, and how far each is valued. Derived, like all below, so nothing here refers to items and locations.
create table item_value (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  -- what it was valued by; '' before
  method text not null default '',
  -- the earliest effect that is not in its value yet; null: it is current
  stale_from timestamptz,
  -- effect of the last line in its value
  valued_to timestamptz,
  primary key (tenant_id, item_id)
) with (fillfactor = 80);
create index item_value_stale on item_value (tenant_id, item_id) where stale_from is not null;

-- An item's stock in one of our places, goods on the road included, and its cost layers: [[quantity, value], ...], the oldest first.
create table place_value (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  location_id uuid not null,
  quantity numeric not null,
  value numeric not null,
  layers jsonb not null,
  -- what a unit cost when stock last came in or went out
  last_cost numeric,
  primary key (tenant_id, item_id, location_id)
) with (fillfactor = 70);
create index place_value_location on place_value (tenant_id, location_id, item_id);

-- The same at the beginning of a month (UTC) in which something happened: where valuing starts again from, and what a past moment
-- is counted from.
create table value_checkpoint (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  starts_on date not null,
  location_id uuid not null,
  quantity numeric not null,
  value numeric not null,
  layers jsonb not null,
  last_cost numeric,
  primary key (tenant_id, item_id, starts_on, location_id)
);

-- What a line of the ledger changed at a place, in quantity and value; with line number 0, what a change of the standard did.
create table value_entry (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  effective_at timestamptz not null,
  -- the movement, or the change of cost
  source_id uuid not null,
  line_no int not null,
  location_id uuid not null,
  quantity numeric not null,
  value numeric not null,
  -- between what stock cost and what it was booked out at; an expense above zero
  variance numeric not null default 0,
  -- no cost was known of the line itself
  assumed boolean not null default false,
  primary key (tenant_id, item_id, effective_at, source_id, line_no, location_id)
);

do $$
declare
  t text;
begin
  foreach t in array array['item_cost_change', 'valuation', 'item_value', 'place_value', 'value_checkpoint', 'value_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to inventory_app', t);
  end loop;
end $$;
grant update on valuation, item_value to inventory_app;
grant update, delete on place_value, value_checkpoint, value_entry to inventory_app;

-- Tenants in whose ledger something has happened since it was valued, or whose settings are others now; longest unvalued first. A few
-- index look-ups a tenant. The system's role sees no movements, so this runs as their owner.
create function tenants_to_value() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id
    from tenant t left join valuation v on v.tenant_id = t.id
    where exists (select from movement m where m.tenant_id = t.id and m.xact >= coalesce(v.valued_to, '0'::xid8))
      or exists (select from item_cost_change c where c.tenant_id = t.id and c.xact >= coalesce(v.valued_to, '0'::xid8))
      or v.cost_method <> t.cost_method or v.schema_version <> t.schema_version
      or exists (select from item_value i where i.tenant_id = t.id and i.stale_from is not null)
    order by v.valued_at nulls first;
  end;
revoke execute on function tenants_to_value from public;
grant execute on function tenants_to_value to inventory_system;

-- Transaction numbers of another installation mean nothing here: all is valued from the first line again.
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
  update ledger_installation set system_identifier = here;
  return true;
end $$;
