-- Transfers in two steps: shipped from one place, on the road, received at another, in one go or in parts; what does not arrive is
-- written off with a reason. The ledger holds the goods in its transit location meanwhile.
create table transfer (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  from_location_id uuid not null,
  to_location_id uuid not null,
  -- cancelled: the dispatch was reversed
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  reference text not null default '',
  note text not null default '',
  expected_on date,
  dispatch_id uuid not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, dispatch_id),
  check (from_location_id <> to_location_id),
  foreign key (tenant_id, from_location_id) references location (tenant_id, id),
  foreign key (tenant_id, to_location_id) references location (tenant_id, id),
  foreign key (tenant_id, dispatch_id) references movement (tenant_id, id)
);
create index transfer_from on transfer (tenant_id, from_location_id);
create index transfer_to on transfer (tenant_id, to_location_id);
create index transfer_open on transfer (tenant_id, id) where state = 'open';

-- What was shipped, line by line as the dispatch has it, and what has become of it.
create table transfer_line (
  tenant_id uuid not null,
  transfer_id uuid not null,
  line_no int not null,
  item_id uuid not null,
  lot_id uuid,
  quantity numeric not null check (quantity > 0),
  received numeric not null default 0 check (received >= 0),
  -- written off
  missing numeric not null default 0 check (missing >= 0),
  primary key (tenant_id, transfer_id, line_no),
  constraint transfer_room check (received + missing <= quantity),
  foreign key (tenant_id, transfer_id) references transfer (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id)
);
create index transfer_line_item on transfer_line (tenant_id, item_id);
create index transfer_line_lot on transfer_line (tenant_id, item_id, lot_id) where lot_id is not null;

-- Which line a line of the ledger received, or wrote off.
create table transfer_arrival (
  tenant_id uuid not null,
  movement_id uuid not null,
  line_no int not null,
  transfer_id uuid not null,
  transfer_line_no int not null,
  is_missing boolean not null,
  quantity numeric not null check (quantity > 0),
  primary key (tenant_id, movement_id, line_no),
  foreign key (tenant_id, movement_id, line_no) references movement_line (tenant_id, movement_id, line_no),
  foreign key (tenant_id, transfer_id, transfer_line_no) references transfer_line (tenant_id, transfer_id, line_no)
);
create index transfer_arrival_line on transfer_arrival (tenant_id, transfer_id, transfer_line_no);

do $$
declare
  t text;
begin
  foreach t in array array['transfer', 'transfer_line', 'transfer_arrival'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to inventory_app', t);
  end loop;
end $$;
grant update on transfer, transfer_line to inventory_app;

-- Open while something of it is on the road.
create function settle_transfer(of uuid) returns void language sql
  begin atomic
    update transfer t
    set state = case when s.complete then 'closed' else 'open' end, version = t.version + 1, updated_at = now()
    from (select bool_and(received + missing = quantity) as complete from transfer_line where transfer_id = of) s
    where t.id = of and t.state <> 'cancelled';
  end;

-- A movement that is reversed gives its transfer back what it had received or written off, whoever reverses it and however. A dispatch
-- is reversed only while all of it is on the road, and its transfer is cancelled then. The transfer is locked before its lines, as a receipt does.
create function give_back_transfer() returns trigger language plpgsql as $$
declare
  one uuid;
begin
  select transfer_id into one from transfer_arrival where tenant_id = new.tenant_id and movement_id = new.reverses_id limit 1;
  if one is not null then
    perform from transfer where tenant_id = new.tenant_id and id = one for update;
    update transfer_line l
    set received = l.received - b.received, missing = l.missing - b.missing
    from (
      select transfer_line_no, coalesce(sum(quantity) filter (where not is_missing), 0) as received, coalesce(sum(quantity) filter (where is_missing), 0) as missing
      from transfer_arrival where tenant_id = new.tenant_id and movement_id = new.reverses_id group by transfer_line_no) b
    where l.tenant_id = new.tenant_id and l.transfer_id = one and l.line_no = b.transfer_line_no;
    perform settle_transfer(one);
  end if;
  select id into one from transfer where tenant_id = new.tenant_id and dispatch_id = new.reverses_id for update;
  if one is not null then
    if exists (select from transfer_line where tenant_id = new.tenant_id and transfer_id = one and received + missing > 0) then
      perform refuse('goods_arrived', '{}');
    end if;
    update transfer set state = 'cancelled', version = version + 1, updated_at = now() where tenant_id = new.tenant_id and id = one;
  end if;
  return null;
end $$;
create trigger give_back_transfer after insert on movement
  for each row when (new.reverses_id is not null) execute function give_back_transfer();
