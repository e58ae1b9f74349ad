-- Counts: what was found on the shelf, line by line, against what the books said at that moment. What is expected stands
-- nowhere here until a count is approved: it is worked out from the ledger for those who may see it.
create table count (
  tenant_id uuid not null references tenant (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- how people call it: counts of a tenant are numbered as they are planned
  number int not null,
  name text not null,
  note text not null default '',
  state text not null default 'counting' check (state in ('counting', 'review', 'approved', 'cancelled', 'reversed')),
  is_blind boolean not null,
  -- what was to be counted, in the form of the contract
  selection jsonb not null,
  -- beyond any of these a line is counted again
  recount_quantity numeric check (recount_quantity >= 0),
  recount_percent numeric check (recount_percent >= 0),
  recount_value numeric check (recount_value >= 0),
  -- who counts; empty: whoever may
  counter_ids uuid[] not null default '{}',
  -- goes up with each handing in that asks for recounts; only lines of this round can be counted
  round int not null default 1,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  handed_in_at timestamptz,
  approved_at timestamptz,
  approved_by_name text,
  reversed_at timestamptz,
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create index on count (tenant_id, approved_at, id) where state = 'approved';

create table count_line (
  tenant_id uuid not null,
  -- in the order of the sheet: by place, then by SKU; what was found besides comes last
  id uuid not null default uuidv7(),
  count_id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  -- what the quantity counts: the item's unit when the line was made
  unit text not null,
  is_unexpected boolean not null default false,
  abc_class text check (abc_class in ('A', 'B', 'C')),
  round int not null,
  -- `left`: handed in without having been counted
  state text not null default 'open' check (state in ('open', 'counted', 'recount', 'left')),
  -- the latest figure of the round and the moment it was true: the discrepancy is told against the books of that moment
  quantity numeric check (quantity >= 0),
  counted_at timestamptz,
  counter_id uuid,
  counter_name text,
  -- who counts it again
  assignee_id uuid,
  assignee_name text,
  decision text check (decision in ('accept', 'ignore')),
  reason text not null default '',
  -- as it was approved
  book numeric,
  discrepancy numeric,
  unit_cost numeric,
  primary key (tenant_id, id),
  unique (tenant_id, count_id, item_id, location_id),
  foreign key (tenant_id, count_id) references count (tenant_id, id) on delete cascade,
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade,
  check ((state = 'counted') = (quantity is not null and counted_at is not null))
);
create index on count_line (tenant_id, count_id, id);
create index on count_line (tenant_id, item_id, location_id);
create index on count_line (tenant_id, location_id);

-- Every figure that was entered. Append-only; its id is the device's, so that what was sent twice is there once.
create table count_entry (
  tenant_id uuid not null,
  id uuid not null,
  count_line_id uuid not null,
  round int not null,
  quantity numeric not null check (quantity >= 0),
  counted_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  counter_id uuid not null,
  counter_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, count_line_id) references count_line (tenant_id, id) on delete cascade
);
create index on count_entry (tenant_id, count_line_id, round, counted_at desc);

-- The movements that an approval posted.
create table count_movement (
  tenant_id uuid not null,
  count_id uuid not null,
  movement_id uuid not null,
  primary key (tenant_id, count_id, movement_id),
  foreign key (tenant_id, count_id) references count (tenant_id, id) on delete cascade,
  foreign key (tenant_id, movement_id) references movement (tenant_id, id) on delete cascade
);
create index on count_movement (tenant_id, movement_id);

do $$
declare
  t text;
begin
  foreach t in array array['count', 'count_line', 'count_entry', 'count_movement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;
revoke update on count_entry, count_movement from inventory_app;
