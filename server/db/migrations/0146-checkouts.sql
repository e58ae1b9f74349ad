-- Check-out: one unit of an item, told by its serial, is with somebody or at a place until a day, and comes back in some condition. The ledger
-- holds what is with somebody in a virtual location of its own: it is ours, and not in stock.
alter table location
  drop constraint location_kind_check,
  add constraint location_kind_check check (kind in ('warehouse', 'store', 'zone', 'bin', 'vehicle', 'quarantine', 'other',
    'supplier', 'customer', 'loss', 'adjustment', 'opening', 'found', 'transit', 'production', 'holder'));
alter table location alter column is_virtual set expression as
  (kind in ('supplier', 'customer', 'loss', 'adjustment', 'opening', 'found', 'transit', 'production', 'holder'));
insert into location (tenant_id, code, name, kind)
select t.id,
  case when exists (select from location l where l.tenant_id = t.id and lower(l.code) = 'holder') then 'HOLDER-' || right(t.id::text, 12) else 'HOLDER' end,
  'Checked out', 'holder'
from tenant t;

alter table movement
  drop constraint movement_kind_check,
  add constraint movement_kind_check check (kind in ('opening', 'receipt', 'sale', 'return', 'supplierReturn', 'transfer', 'dispatch', 'arrival',
    'spoilage', 'loss', 'found', 'adjustment', 'count', 'assembly', 'disassembly', 'checkOut', 'checkIn'));

create table checkout (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  lot_id uuid not null,
  -- cancelled: the movement that checked it out was reversed
  state text not null default 'out' check (state in ('out', 'returned', 'cancelled')),
  -- who or what has it, by the name of then; a member or a place, where it is one
  holder_name text not null,
  holder_user_id uuid,
  holder_location_id uuid,
  from_location_id uuid not null,
  due_on date,
  due_key date not null generated always as (coalesce(due_on, 'infinity')) stored,
  note text not null default '',
  out_movement_id uuid not null,
  condition text check (condition in ('good', 'damaged', 'lost')),
  return_note text not null default '',
  return_movement_id uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, out_movement_id),
  check ((state = 'returned') = (return_movement_id is not null)),
  check ((return_movement_id is null) = (condition is null)),
  check (num_nonnulls(holder_user_id, holder_location_id) < 2),
  foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id),
  foreign key (tenant_id, holder_location_id) references location (tenant_id, id),
  foreign key (tenant_id, from_location_id) references location (tenant_id, id),
  foreign key (tenant_id, out_movement_id) references movement (tenant_id, id),
  foreign key (tenant_id, return_movement_id) references movement (tenant_id, id)
);
-- a unit is with one holder at a time
create unique index checkout_open on checkout (tenant_id, lot_id) where state = 'out';
create index checkout_due on checkout (tenant_id, due_key, id) where state = 'out';
create index checkout_of_lot on checkout (tenant_id, item_id, lot_id, id);
create unique index checkout_return on checkout (tenant_id, return_movement_id) where return_movement_id is not null;

do $$
begin
  alter table checkout enable row level security;
  alter table checkout force row level security;
  create policy tenant on checkout to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on checkout to current_user using (true) with check (true)';
  grant select, insert, update on checkout to inventory_app;
end $$;

-- A reversed check-in is out again; a check-out is reversed only while the unit is out, and is cancelled then. Whoever reverses holds the unit's
-- lot, as whoever checks it out or in does.
create function give_back_checkout() returns trigger language plpgsql as $$
declare
  one checkout;
begin
  update checkout set state = 'out', condition = null, return_note = '', return_movement_id = null, version = version + 1, updated_at = now()
  where tenant_id = new.tenant_id and return_movement_id = new.reverses_id;
  select * into one from checkout where tenant_id = new.tenant_id and out_movement_id = new.reverses_id for update;
  if found then
    if one.state = 'returned' then
      perform refuse('unit_returned', '{}');
    end if;
    update checkout set state = 'cancelled', version = version + 1, updated_at = now() where tenant_id = new.tenant_id and id = one.id;
  end if;
  return null;
end $$;
create trigger give_back_checkout after insert on movement
  for each row when (new.reverses_id is not null) execute function give_back_checkout();
