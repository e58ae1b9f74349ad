-- Goods that come back to who sold them are a movement of their own kind, out of a real place.
do $$
declare
  definition text;
begin
  select pg_get_constraintdef(oid) into strict definition
  from pg_constraint where conrelid = 'movement'::regclass and conname = 'movement_kind_check';
  alter table movement drop constraint movement_kind_check;
  execute 'alter table movement add constraint movement_kind_check '
    || replace(definition, '''receipt''::text', '''receipt''::text, ''supplierReturn''::text');
  -- the document of an order is a file that only the order leads to
  select pg_get_constraintdef(oid) into strict definition
  from pg_constraint where conrelid = 'file'::regclass and conname = 'file_purpose_check';
  alter table file drop constraint file_purpose_check;
  execute 'alter table file add constraint file_purpose_check '
    || replace(definition, '''export''::text', '''export''::text, ''order''::text');
end $$;

-- What a supplier sells of the organisation's items, and how. Quantities and prices count its packs.
create table supplier_item (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  supplier_id uuid not null,
  item_id uuid not null,
  -- the supplier's own
  code text not null default '',
  -- null: the item's base unit
  pack_unit text,
  -- base units in a pack
  pack_size numeric not null default 1 check (pack_size > 0),
  currency text not null,
  -- [{"from": "10", "price": "2.40"}], rising; from so many packs a pack costs that
  prices jsonb not null default '[]',
  minimum_quantity numeric check (minimum_quantity > 0),
  order_multiple numeric check (order_multiple > 0),
  lead_time_days int check (lead_time_days >= 0),
  is_preferred boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, supplier_id, item_id),
  -- suppliers and items go with a sample organisation only
  foreign key (tenant_id, supplier_id) references supplier (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index supplier_item_by_item on supplier_item (tenant_id, item_id);
create unique index supplier_item_preferred on supplier_item (tenant_id, item_id) where is_preferred;

create table purchasing_settings (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  -- how much more than ordered may be received
  over_receipt_percent numeric not null default 0 check (over_receipt_percent between 0 and 1000),
  -- the last order number given out; raised in the transaction that makes the order, so that none is skipped
  last_number bigint not null default 0,
  version int not null default 1
);

create table purchase_order (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  number text not null,
  state text not null default 'draft' check (state in
    ('draft', 'approved', 'sent', 'partlyReceived', 'received', 'closed', 'cancelled')),
  supplier_id uuid not null,
  -- where the goods are to arrive
  location_id uuid not null,
  currency text not null,
  reference text not null default '',
  note text not null default '',
  expected_on date,
  -- null: the organisation's
  over_receipt_percent numeric check (over_receipt_percent between 0 and 1000),
  created_by_name text not null,
  approved_at timestamptz,
  approved_by_name text,
  sent_at timestamptz,
  sent_by_name text,
  -- who it is mailed to; null: it is not
  mail_to text,
  mailed_at timestamptz,
  mail_failed_at timestamptz,
  document_file_id uuid,
  -- closed or cancelled
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, supplier_id) references supplier (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade,
  foreign key (tenant_id, document_file_id) references file (tenant_id, id) on delete set null (document_file_id)
);
create index purchase_order_by_supplier on purchase_order (tenant_id, supplier_id, id);
create index purchase_order_by_location on purchase_order (tenant_id, location_id);
create index purchase_order_by_file on purchase_order (tenant_id, document_file_id) where document_file_id is not null;
create index purchase_order_open on purchase_order (tenant_id, id)
  where state in ('draft', 'approved', 'sent', 'partlyReceived');

create table purchase_order_line (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  order_id uuid not null,
  line_no int not null,
  item_id uuid not null,
  supplier_code text not null default '',
  -- packs
  quantity numeric not null check (quantity > 0),
  pack_unit text,
  pack_size numeric not null check (pack_size > 0),
  -- of a pack, in the order's currency; null: not known
  unit_price numeric check (unit_price >= 0),
  expected_on date,
  -- these three in the item's base unit
  ordered numeric not null generated always as (quantity * pack_size) stored,
  received numeric not null default 0 check (received >= 0),
  returned numeric not null default 0 check (returned >= 0),
  primary key (tenant_id, id),
  unique (tenant_id, order_id, line_no),
  constraint purchase_returned check (returned <= received),
  foreign key (tenant_id, order_id) references purchase_order (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index purchase_order_line_by_item on purchase_order_line (tenant_id, item_id);

-- Which order line a line of the ledger received or returned goods of.
create table purchase_receipt_line (
  tenant_id uuid not null,
  movement_id uuid not null,
  line_no int not null,
  order_line_id uuid not null,
  is_return boolean not null,
  quantity numeric not null check (quantity > 0),
  primary key (tenant_id, movement_id, line_no),
  foreign key (tenant_id, movement_id, line_no) references movement_line (tenant_id, movement_id, line_no) on delete cascade,
  foreign key (tenant_id, order_line_id) references purchase_order_line (tenant_id, id) on delete cascade
);
create index purchase_receipt_by_line on purchase_receipt_line (tenant_id, order_line_id);

-- When to order again, and how much. Of an item at a location (and below it), of an item everywhere else, or of all items of
-- a category that have none of their own.
create table reorder_policy (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid,
  category_id uuid,
  location_id uuid,
  kind text not null check (kind in ('none', 'minMax', 'reorderPoint')),
  -- the minimum, or the reorder point
  point numeric check (point >= 0),
  maximum numeric,
  order_quantity numeric check (order_quantity > 0),
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  check (num_nonnulls(item_id, category_id) = 1),
  check (location_id is null or item_id is not null),
  check (case kind when 'none' then num_nonnulls(point, maximum, order_quantity) = 0
    when 'minMax' then point is not null and maximum is not null and maximum > point and order_quantity is null
    else point is not null and order_quantity is not null and maximum is null end),
  constraint reorder_policy_place unique nulls not distinct (tenant_id, item_id, category_id, location_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, category_id) references category (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade
);
create index reorder_policy_by_category on reorder_policy (tenant_id, category_id) where category_id is not null;
create index reorder_policy_by_location on reorder_policy (tenant_id, location_id) where location_id is not null;

do $$
declare
  t text;
begin
  foreach t in array array['supplier_item', 'purchasing_settings', 'purchase_order', 'purchase_order_line', 'purchase_receipt_line', 'reorder_policy'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to inventory_app', t);
  end loop;
end $$;
-- An order stays, and so does what was received of it.
revoke delete on purchase_order, purchasing_settings from inventory_app;
revoke update, delete on purchase_receipt_line from inventory_app;

-- The state that follows from what has been received. Orders that a person has ended stay so.
create function settle_purchase_order(of uuid) returns void language sql
  begin atomic
    update purchase_order o
    set state = case when s.complete then 'received' when s.begun then 'partlyReceived' else 'sent' end,
      version = o.version + 1, updated_at = now()
    from (select bool_and(received >= ordered) as complete, bool_or(received > 0) as begun from purchase_order_line where order_id = of) s
    where o.id = of and o.state in ('sent', 'partlyReceived', 'received');
  end;

-- A movement that is reversed gives the order back what it had received or returned, whoever reverses it and however: in the
-- statement that posts the reversal. The order is locked before its lines, as a receipt does.
create function give_back_purchase() returns trigger language plpgsql as $$
declare
  one uuid;
begin
  for one in
    select distinct l.order_id from purchase_receipt_line r
    join purchase_order_line l on l.tenant_id = r.tenant_id and l.id = r.order_line_id
    where r.tenant_id = new.tenant_id and r.movement_id = new.reverses_id
  loop
    perform from purchase_order where tenant_id = new.tenant_id and id = one for update;
    begin
      update purchase_order_line l
      set received = l.received - b.received, returned = l.returned - b.returned
      from (
        select order_line_id, coalesce(sum(quantity) filter (where not is_return), 0) as received, coalesce(sum(quantity) filter (where is_return), 0) as returned
        from purchase_receipt_line where tenant_id = new.tenant_id and movement_id = new.reverses_id group by order_line_id) b
      where l.tenant_id = new.tenant_id and l.order_id = one and l.id = b.order_line_id;
    exception when check_violation then
      perform refuse('goods_returned', '{}');
    end;
    perform settle_purchase_order(one);
  end loop;
  return null;
end $$;
create trigger give_back_purchase after insert on movement
  for each row when (new.reverses_id is not null) execute function give_back_purchase();
