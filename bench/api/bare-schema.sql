-- The plain schema of the bare server: the same data, no row-level security, no mirrors, the indexes one would make first.
create table item (
  tenant_id uuid not null, id uuid primary key default uuidv7(), sku text not null, name text not null, description text not null default '',
  price numeric, attributes jsonb not null default '{}', version int not null default 1, created_at timestamptz not null default now(),
  search tsvector generated always as (to_tsvector('simple', sku) || to_tsvector('english', name) || to_tsvector('english', description)) stored,
  unique (tenant_id, sku)
);
create index on item (tenant_id, name);
create index on item using gin (attributes jsonb_path_ops);
create index on item using gin (search);
create table balance (tenant_id uuid not null, item_id uuid not null, location_id uuid not null, on_hand numeric not null, primary key (tenant_id, item_id, location_id)) with (fillfactor = 70);
create table movement (id uuid primary key default uuidv7(), tenant_id uuid not null, kind text not null, effective_at timestamptz not null default now());
create table movement_line (
  movement_id uuid not null references movement (id), line_no int not null, tenant_id uuid not null, item_id uuid not null references item (id),
  from_location_id uuid not null, to_location_id uuid not null, quantity numeric not null check (quantity > 0), primary key (movement_id, line_no)
);
create index on movement_line (tenant_id, item_id);
