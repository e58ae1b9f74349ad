-- The last order number given out; raised in the transaction that makes the order, so that none is skipped.
create table sales_counter (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  last_number bigint not null default 0
);

create table sales_order (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  number text not null,
  state text not null default 'open' check (state in ('open', 'partlyShipped', 'shipped', 'closed', 'cancelled')),
  -- as people call them; empty where goods went over the counter
  customer_name text not null default '',
  -- where the goods are taken from, with what lies below it
  location_id uuid not null,
  currency text not null,
  reference text not null default '',
  note text not null default '',
  due_on date,
  created_by_name text not null,
  -- closed or cancelled
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number),
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade
);
create index sales_order_by_location on sales_order (tenant_id, location_id);
create index sales_order_open on sales_order (tenant_id, id) where state in ('open', 'partlyShipped');

create table sales_order_line (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  order_id uuid not null,
  line_no int not null,
  item_id uuid not null,
  -- all in the item's base unit
  quantity numeric not null check (quantity > 0),
  unit_price numeric check (unit_price >= 0),
  shipped numeric not null default 0 check (shipped >= 0),
  returned numeric not null default 0 check (returned >= 0),
  primary key (tenant_id, id),
  unique (tenant_id, order_id, line_no),
  constraint sales_shipped check (shipped <= quantity),
  constraint sales_returned check (returned <= shipped),
  foreign key (tenant_id, order_id) references sales_order (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index sales_order_line_by_item on sales_order_line (tenant_id, item_id);

-- Which order line a line of the ledger shipped, or took back.
create table sales_shipment_line (
  tenant_id uuid not null,
  movement_id uuid not null,
  line_no int not null,
  order_line_id uuid not null,
  quantity numeric not null check (quantity > 0),
  -- what became of goods that came back; null: they were shipped
  disposition text check (disposition in ('restock', 'quarantine', 'scrap')),
  primary key (tenant_id, movement_id, line_no),
  foreign key (tenant_id, movement_id, line_no) references movement_line (tenant_id, movement_id, line_no) on delete cascade,
  foreign key (tenant_id, order_line_id) references sales_order_line (tenant_id, id) on delete cascade
);
create index sales_shipment_by_line on sales_shipment_line (tenant_id, order_line_id);

-- Stock that is reserved for a line of an order is what is to be picked for it.
alter table reservation
  add column order_line_id uuid,
  add foreign key (tenant_id, order_line_id) references sales_order_line (tenant_id, id);
create index reservation_by_order_line on reservation (tenant_id, order_line_id) where order_line_id is not null;

do $$
declare
  t text;
begin
  foreach t in array array['sales_counter', 'sales_order', 'sales_order_line', 'sales_shipment_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;
-- An order stays, and so does what was shipped of it; lines are replaced while nothing has come of them.
grant delete on sales_order_line to inventory_app;
revoke update on sales_shipment_line from inventory_app;

-- The state that follows from what has been shipped. Orders that a person has ended stay so.
create function settle_sales_order(of uuid) returns void language sql
  begin atomic
    update sales_order o
    set state = case when s.complete then 'shipped' when s.begun then 'partlyShipped' else 'open' end,
      version = o.version + 1, updated_at = now()
    from (select bool_and(shipped >= quantity) as complete, bool_or(shipped > 0) as begun from sales_order_line where order_id = of) s
    where o.id = of and o.state in ('open', 'partlyShipped', 'shipped');
  end;

-- A movement that is reversed gives the order back what it had shipped or taken back, whoever reverses it and however: in the statement that
-- posts the reversal. The order is locked before its lines, as a shipment does.
create function give_back_sale() returns trigger language plpgsql as $$
declare
  one uuid;
begin
  for one in
    select distinct l.order_id from sales_shipment_line s
    join sales_order_line l on l.tenant_id = s.tenant_id and l.id = s.order_line_id
    where s.tenant_id = new.tenant_id and s.movement_id = new.reverses_id
  loop
    perform from sales_order where tenant_id = new.tenant_id and id = one for update;
    begin
      update sales_order_line l
      set shipped = l.shipped - b.shipped, returned = l.returned - b.returned
      from (
        select order_line_id, coalesce(sum(quantity) filter (where disposition is null), 0) as shipped,
          coalesce(sum(quantity) filter (where disposition is not null), 0) as returned
        from sales_shipment_line where tenant_id = new.tenant_id and movement_id = new.reverses_id group by order_line_id) b
      where l.tenant_id = new.tenant_id and l.order_id = one and l.id = b.order_line_id;
    exception when check_violation then
      perform refuse('shipment_returned', '{}');
    end;
    perform settle_sales_order(one);
  end loop;
  return null;
end $$;
create trigger give_back_sale after insert on movement
  for each row when (new.reverses_id is not null) execute function give_back_sale();
