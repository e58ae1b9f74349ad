-- Goods that came back and may be sold again only after someone has looked at them lie in a place of their own kind: nothing is
-- proposed or reserved there.
alter table location
  drop constraint location_kind_check,
  add constraint location_kind_check check (kind in ('warehouse', 'store', 'zone', 'bin', 'vehicle', 'quarantine', 'other',
    'supplier', 'customer', 'loss', 'adjustment', 'opening', 'found', 'transit', 'production'));

-- Stock that is promised: so much of an item at a place, of one lot where stock is tracked. A hard one stands until it is released or shipped, a
-- soft one ends by itself as well.
create table reservation (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  location_id uuid not null,
  lot_id uuid,
  quantity numeric not null check (quantity > 0),
  kind text not null check (kind in ('soft', 'hard')),
  expires_at timestamptz,
  -- for whom or what
  reference text not null default '',
  created_by_name text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check ((kind = 'soft') = (expires_at is not null)),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, location_id) references location (tenant_id, id),
  foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id)
);
create index reservation_by_item on reservation (tenant_id, item_id, id);
create index reservation_by_location on reservation (tenant_id, location_id);
create index reservation_by_lot on reservation (tenant_id, item_id, lot_id) where lot_id is not null;
create index reservation_expiry on reservation (expires_at) where expires_at is not null;

alter table reservation enable row level security;
alter table reservation force row level security;
create policy tenant on reservation to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
do $$
begin
  execute 'create policy owner on reservation to current_user using (true) with check (true)';
end $$;
grant select, insert, delete on reservation to inventory_app;
-- where it stands never changes: that would be another one
grant update (quantity, kind, expires_at, reference, version) on reservation to inventory_app;

-- What is reserved of a balance is the sum of its reservations, whoever writes them.
create function carry_reservation() returns trigger language plpgsql as $$
declare
  of reservation := case when tg_op = 'DELETE' then old else new end;
  change numeric := case tg_op when 'INSERT' then new.quantity when 'DELETE' then -old.quantity else new.quantity - old.quantity end;
begin
  update balance b set reserved = b.reserved + change, updated_at = now()
  where b.tenant_id = of.tenant_id and b.item_id = of.item_id and b.location_id = of.location_id and b.lot_id is not distinct from of.lot_id;
  if not found and tg_op = 'INSERT' then
    perform refuse('insufficient_stock', jsonb_build_object('itemId', of.item_id, 'locationId', of.location_id, 'lotId', of.lot_id,
      'available', '0', 'requested', trim_scale(change)::text));
  end if;
  return null;
end $$;
create trigger carry_reservation after insert or delete or update of quantity on reservation for each row execute function carry_reservation();

-- Nothing is reserved that is not there, whatever the policy for stock below zero: who raises what is reserved beyond what is on hand, or in a
-- place that promises nothing, is refused. Movements do not touch the column and do not ask.
create function refuse_over_reservation() returns trigger language plpgsql as $$
begin
  if new.is_virtual or new.reserved > new.on_hand or exists (
    select from location l where l.tenant_id = new.tenant_id and l.id = new.location_id and l.kind = 'quarantine') then
    perform refuse('insufficient_stock', jsonb_build_object('itemId', new.item_id, 'locationId', new.location_id, 'lotId', new.lot_id,
      'available', trim_scale(case when new.is_virtual or new.reserved <= new.on_hand then 0 else greatest(old.on_hand - old.reserved, 0) end)::text,
      'requested', trim_scale(new.reserved - old.reserved)::text));
  end if;
  return new;
end $$;
create trigger refuse_over_reservation before update of reserved on balance for each row
  when (new.reserved > old.reserved) execute function refuse_over_reservation();
create function refuse_reserved_at_once() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'check_violation', constraint = 'balance_reserved', message = 'a balance begins with nothing reserved';
end $$;
create trigger refuse_reserved_at_once before insert on balance for each row
  when (new.reserved <> 0) execute function refuse_reserved_at_once();

-- Tenants with reservations that have ended. The system's role sees none of them, so this runs as their owner.
create function tenants_with_ended_reservations() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select distinct tenant_id from reservation where expires_at <= now();
  end;
revoke execute on function tenants_with_ended_reservations from public;
grant execute on function tenants_with_ended_reservations to inventory_system;
