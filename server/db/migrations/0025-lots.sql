-- Lots and serials in the key of the ledger. How an item's stock is told apart:
--   none    by item and place alone
--   lot     by lot as well (batch, expiry)
--   serial  each unit by itself: a lot of one
alter table item add column tracking text not null default 'none' check (tracking in ('none', 'lot', 'serial'));
-- what balances refer to: they follow their item's tracking
create unique index item_tracking on item (tenant_id, id, tracking);

-- A lot of an item, or one serial of it.
create table lot (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  code text not null,
  code_key text not null generated always as (lower(code)) stored,
  -- the last day it may be used; null: it does not expire
  expires_on date,
  expiry_key date not null generated always as (coalesce(expires_on, 'infinity')) stored,
  note text not null default '',
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, item_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
-- by code first: a scanned serial is looked up before its item is known
create unique index lot_code on lot (tenant_id, code_key, item_id);
create index lot_expiry on lot (tenant_id, expiry_key, id);
create index lot_item on lot (tenant_id, item_id, expiry_key, id);

alter table movement_line
  add column lot_id uuid,
  -- skipped where there is no lot; otherwise the lot is one of the line's item
  add foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id);
-- the way of a lot, in and out
create index movement_line_lot on movement_line (tenant_id, lot_id, effective_at desc, movement_id desc) where lot_id is not null;

-- A balance holds its item's tracking, and changes with it. So the database itself sees to it that real stock of a tracked item is
-- stock of a lot and other stock is not, that tracking changes only where that stays true, and that a serial is one unit in one
-- real place. `serial_at` repeats the lot of a serial that is here: an index on on_hand itself would make every movement of any item
-- write all indexes of its balances anew.
alter table balance
  drop constraint balance_pkey,
  add column lot_id uuid,
  add column tracking text not null default 'none',
  add column serial_at uuid generated always as (case when tracking = 'serial' and not is_virtual and on_hand > 0 then lot_id end) stored,
  add constraint balance_key unique nulls not distinct (tenant_id, item_id, location_id, lot_id),
  add foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id),
  add constraint balance_tracking foreign key (tenant_id, item_id, tracking) references item (tenant_id, id, tracking) on update cascade,
  drop constraint balance_tenant_id_item_id_fkey,
  add constraint balance_of_lot check (is_virtual or on_hand = 0 or (tracking = 'none') = (lot_id is null)),
  -- at the end of the statement: in between, a serial that moves is in both places or in none
  add constraint balance_serial_place exclude using btree (tenant_id with =, serial_at with =)
    where (serial_at is not null) deferrable initially immediate;
-- A trigger, because a check would refuse the row an upsert proposes, which is the change and not the balance.
create function refuse_serial_amount() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'balance_of_serial', message = 'a serial is one unit or none';
end $$;
create constraint trigger balance_of_serial after insert or update on balance for each row
  when (new.tracking = 'serial' and not new.is_virtual and new.on_hand not in (0, 1)) execute function refuse_serial_amount();
create index balance_lot on balance (tenant_id, lot_id) where lot_id is not null;

do $$
begin
  alter table lot enable row level security;
  alter table lot force row level security;
  create policy tenant on lot to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on lot to current_user using (true) with check (true)';
  grant select, insert, update on lot to inventory_app;
end $$;

-- Three more virtual places: stock found, goods on the road between two places, and what is used up and made in production.
alter table location
  drop constraint location_kind_check,
  add constraint location_kind_check check (kind in ('warehouse', 'store', 'zone', 'bin', 'vehicle', 'other',
    'supplier', 'customer', 'loss', 'adjustment', 'opening', 'found', 'transit', 'production'));
alter table location alter column is_virtual set expression as
  (kind in ('supplier', 'customer', 'loss', 'adjustment', 'opening', 'found', 'transit', 'production'));
insert into location (tenant_id, code, name, kind)
select t.id,
  case when exists (select from location l where l.tenant_id = t.id and lower(l.code) = lower(n.code)) then n.code || '-' || right(t.id::text, 12) else n.code end,
  n.name, n.kind
from tenant t cross join (values ('FOUND', 'Found', 'found'), ('TRANSIT', 'In transit', 'transit'), ('PRODUCTION', 'Production', 'production')) as n (code, name, kind);

alter table movement
  drop constraint movement_kind_check,
  add constraint movement_kind_check check (kind in ('opening', 'receipt', 'sale', 'return', 'supplierReturn', 'transfer', 'dispatch', 'arrival',
    'spoilage', 'loss', 'found', 'adjustment', 'count', 'assembly', 'disassembly'));

-- Deletes a sample organisation whole; any other is refused. Runs as the tables' owner, because history is otherwise kept. Tables are
-- found in the catalogue, those that refer to others first, so that a table made later is not forgotten.
create or replace function delete_sample_tenant(doomed uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  waiting oid[];
  next oid;
begin
  if doomed is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid then
    raise exception 'only the current tenant can be deleted' using errcode = '42501';
  end if;
  if not exists (select from tenant where id = doomed and is_sample) then
    raise exception 'only a sample can be deleted' using errcode = '42501';
  end if;
  waiting := array(
    select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition);
  while cardinality(waiting) > 0 loop
    select w into next from unnest(waiting) w
    where not exists (
      select from pg_constraint k
      where k.contype = 'f' and k.confrelid = w and k.conrelid <> w and k.conrelid = any(waiting))
    order by w desc limit 1;
    if next is null then
      raise exception 'tables refer to each other in a circle';
    end if;
    execute format('delete from %s where tenant_id = $1', next::regclass) using doomed;
    waiting := array_remove(waiting, next);
  end loop;
  delete from tenant where id = doomed;
end $$;
