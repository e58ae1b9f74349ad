create table item_type (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  key text not null,
  name text not null,
  description text not null default '',
  -- the template it came from
  template_key text,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, key)
);

-- The organisation's own tree of goods.
create table category (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  parent_id uuid,
  name text not null,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references category (tenant_id, id)
);
create unique index category_name on category (tenant_id, parent_id, lower(name)) nulls not distinct;

-- Fields attached to item types and categories as one.
create table field_set (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  key text not null,
  name text not null,
  description text not null default '',
  entity text not null check (entity in ('item', 'variant', 'location', 'supplier', 'movementLine')),
  -- false: only records of the types and categories in field_set_target have its fields
  everywhere boolean not null default true,
  template_key text,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, id, entity),
  unique (tenant_id, key)
);

create table field_set_target (
  tenant_id uuid not null references tenant (id),
  field_set_id uuid not null,
  item_type_id uuid,
  category_id uuid,
  check (num_nonnulls(item_type_id, category_id) = 1),
  foreign key (tenant_id, field_set_id) references field_set (tenant_id, id),
  foreign key (tenant_id, item_type_id) references item_type (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id)
);
create unique index on field_set_target (tenant_id, field_set_id, item_type_id, category_id) nulls not distinct;
create index on field_set_target (tenant_id, item_type_id) where item_type_id is not null;
create index on field_set_target (tenant_id, category_id) where category_id is not null;

create table field (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  entity text not null default 'item' check (entity in ('item', 'variant', 'location', 'supplier', 'movementLine')),
  field_set_id uuid,
  item_type_id uuid,
  key text not null,
  name text not null,
  kind text not null check (kind in ('text', 'longText', 'integer', 'number', 'money', 'date', 'dateTime', 'boolean', 'select',
    'multiSelect', 'url', 'email', 'phone', 'reference', 'file', 'image', 'barcode', 'autonumber', 'formula')),
  help text not null default '',
  position int not null default 0,
  required boolean not null default false,
  is_unique boolean not null default false,
  unit text,
  options jsonb not null default '[]',
  -- what only some kinds have, in the form of the contract: precision, currency, referenceTo, multiple, min, max, pattern,
  -- numberPattern, formula, resultKind, defaultValue, condition, visibleTo, editableBy
  rules jsonb not null default '{}',
  -- the column of `item` (choice_N, text_N or number_N) that mirrors the field for indexes; null when all are taken
  slot text,
  -- false while values written before the slot was given are still being mirrored: reads then go to the attributes
  is_mirrored boolean not null default true,
  -- the field_change that is converting its values
  change_id uuid,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, entity, key),
  unique (tenant_id, slot),
  foreign key (tenant_id, field_set_id, entity) references field_set (tenant_id, id, entity),
  foreign key (tenant_id, item_type_id) references item_type (tenant_id, id),
  check (field_set_id is null or item_type_id is null)
);
create index on field (tenant_id, item_type_id) where item_type_id is not null;
create index on field (tenant_id, field_set_id) where field_set_id is not null;

-- One row for each value that may occur once: the primary key is the promise of a unique field.
create table unique_value (
  tenant_id uuid not null,
  field_id uuid not null,
  value_key text not null,
  record_id uuid not null,
  primary key (tenant_id, field_id, value_key),
  foreign key (tenant_id, field_id) references field (tenant_id, id)
);
create index on unique_value (tenant_id, record_id, field_id);

-- The last number an autonumber field gave out.
create table field_counter (
  tenant_id uuid not null,
  field_id uuid not null,
  last bigint not null,
  primary key (tenant_id, field_id),
  foreign key (tenant_id, field_id) references field (tenant_id, id)
);

create table supplier (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  code text not null,
  code_key text not null generated always as (lower(code)) stored,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  email text,
  phone text,
  note text not null default '',
  attributes jsonb not null default '{}',
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index supplier_code on supplier (tenant_id, code_key);
create index supplier_name on supplier (tenant_id, name_key, id);

create table location (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  parent_id uuid,
  code text not null,
  name text not null,
  attributes jsonb not null default '{}',
  kind text not null check (kind in
    ('warehouse', 'store', 'zone', 'bin', 'vehicle', 'other', 'supplier', 'customer', 'loss', 'adjustment', 'opening')),
  is_virtual boolean generated always as (kind in ('supplier', 'customer', 'loss', 'adjustment', 'opening')) stored,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, id, is_virtual),
  foreign key (tenant_id, parent_id) references location (tenant_id, id)
);
create unique index location_code on location (tenant_id, lower(code));
create index on location (tenant_id, parent_id);
-- one virtual location of each kind closes a tenant's books
create unique index location_virtual on location (tenant_id, kind) where is_virtual;

-- The words of one tenant, told apart from all others' by a tag in front of each: an index of words then holds them by
-- tenant, so that a search reads the tenant's own matches only, however many tenants share the table.
create function tag_words(words tsvector, tenant uuid) returns tsvector language sql immutable parallel safe
  return ltrim(replace(' ' || words::text, ' ''', ' ''' || right(tenant::text, 6)))::tsvector;

-- The words an item is found by. Not inlined into the column's expression: that would be planned anew, at 70 microseconds,
-- by every statement that writes an item.
create function item_words(tenant uuid, sku text, barcode text, name text, description text, attributes jsonb) returns tsvector
  language plpgsql immutable parallel safe as $$
begin
  -- hyphens part words: "X-200" is x and 200, not x and minus 200
  return public.tag_words(
    setweight(to_tsvector('simple', translate(sku || ' ' || coalesce(barcode, ''), '-/_', '   ')), 'A') ||
    setweight(to_tsvector('english', translate(name, '-/_', '   ')), 'B') ||
    setweight(to_tsvector('english', translate(description, '-/_', '   ')) || jsonb_to_tsvector('english', attributes, '["string"]'), 'C'),
    tenant);
end $$;

create table item (
  -- no foreign key to tenant here and on movements: its check would lock the tenant's row at every write, and policies
  -- let the application write rows of the current tenant only
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  sku text not null,
  -- how SKUs are compared and names are sorted; columns, because row-level security keeps the planner from using an
  -- index on an expression of a function that is not leakproof, and lower() is not
  sku_key text not null generated always as (lower(sku)) stored,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  description text not null default '',
  barcode text,
  item_type_id uuid,
  category_id uuid,
  -- a variant's item: what the variant does not hold itself it has from there
  parent_id uuid,
  -- variant: names of the core columns and keys of the attributes it holds itself
  own_values text[],
  -- item with variants: keys of the select fields its variants differ by; such an item holds no stock
  variant_axes text[],
  unit text not null default 'pcs',
  price numeric,
  cost numeric,
  reorder_point numeric,
  attributes jsonb not null default '{}',
  -- typed mirrors of custom fields, see docs/decisions/0003
  choice_1 text, choice_2 text, choice_3 text, choice_4 text, choice_5 text, choice_6 text, choice_7 text, choice_8 text,
  text_1 text, text_2 text, text_3 text, text_4 text, text_5 text, text_6 text,
  text_7 text, text_8 text, text_9 text, text_10 text, text_11 text, text_12 text,
  number_1 float8, number_2 float8, number_3 float8, number_4 float8, number_5 float8, number_6 float8,
  number_7 float8, number_8 float8, number_9 float8, number_10 float8, number_11 float8, number_12 float8, number_13 float8,
  number_14 float8, number_15 float8, number_16 float8, number_17 float8, number_18 float8, number_19 float8, number_20 float8,
  -- entries of fields that hold lists, each with its tenant's tag and its field's key in front
  facets text[],
  created_by_import uuid,
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector generated always as (item_words(tenant_id, sku, barcode, name, description, attributes)) stored,
  -- one item in 256 by chance: what a tenant's items are like is estimated from these (ids end in a random byte)
  sampled boolean generated always as (get_byte(uuid_send(id), 15) = 0) stored,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_type_id) references item_type (tenant_id, id),
  foreign key (tenant_id, category_id) references category (tenant_id, id),
  foreign key (tenant_id, parent_id) references item (tenant_id, id)
);
create unique index item_sku on item (tenant_id, sku_key);
create index item_name on item (tenant_id, name_key, id);
create index item_by_type on item (tenant_id, item_type_id) where item_type_id is not null;
create index item_by_category on item (tenant_id, category_id) where category_id is not null;
create index item_by_parent on item (tenant_id, parent_id) where parent_id is not null;
create index item_barcode on item (tenant_id, barcode) where barcode is not null;
create index item_import on item (tenant_id, created_by_import) where created_by_import is not null;
create index item_updated on item (tenant_id, updated_at, id);
-- every search reads through the pending list, so connections keep it short; imports let it grow, and empty it in the end
create index item_search on item using gin (search) with (fastupdate = on);
create index item_sample on item (tenant_id) where sampled;
create index item_facets on item using gin (facets) with (fastupdate = off) where facets is not null;
-- One choice, and a range besides, in the order of names: answered by the index alone. Texts and numbers in their own order.
do $$
begin
  for n in 1..8 loop
    execute format('create index item_choice_%1$s on item (tenant_id, choice_%1$s, name_key, id) '
      'include (archived_at, number_1, number_2, number_3, number_4, number_5, number_6) where choice_%1$s is not null', n);
  end loop;
  for n in 1..12 loop
    execute format('create index item_text_%1$s on item (tenant_id, text_%1$s, id) where text_%1$s is not null', n);
  end loop;
  for n in 1..20 loop
    execute format('create index item_number_%1$s on item (tenant_id, number_%1$s, id) where number_%1$s is not null', n);
  end loop;
end $$;

-- The ledger. A movement is a posted document; its lines move a quantity from one location to another, so every
-- line is its own debit and credit. The application's role may insert and read, never update or delete.
create table movement (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('opening', 'receipt', 'sale', 'return', 'transfer', 'spoilage', 'adjustment')),
  effective_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  reference text not null default '',
  reason text not null default '',
  actor_id uuid,
  actor_name text not null,
  source text not null check (source in ('web', 'api', 'import', 'sample')),
  reverses_id uuid,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, reverses_id) references movement (tenant_id, id)
);
-- a movement is reversed at most once
create unique index movement_reverses on movement (tenant_id, reverses_id) where reverses_id is not null;
create index movement_effective on movement (tenant_id, effective_at desc, id desc);
create index movement_import on movement (tenant_id, import_id, id) where import_id is not null;

create table movement_line (
  tenant_id uuid not null,
  movement_id uuid not null,
  line_no int not null,
  item_id uuid not null,
  from_location_id uuid not null,
  to_location_id uuid not null,
  quantity numeric not null check (quantity > 0),
  unit text not null,
  unit_price numeric check (unit_price >= 0),
  effective_at timestamptz not null,
  attributes jsonb not null default '{}',
  primary key (tenant_id, movement_id, line_no),
  check (from_location_id <> to_location_id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, from_location_id) references location (tenant_id, id),
  foreign key (tenant_id, to_location_id) references location (tenant_id, id)
);
-- The item's timeline and its demand series. Locations are archived, never deleted, so their columns carry no index.
create index movement_line_item on movement_line (tenant_id, item_id, effective_at desc, movement_id desc);

create table balance (
  tenant_id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  -- a copy of the location's, held equal by the foreign key: sums over real places need no join
  is_virtual boolean not null,
  on_hand numeric not null default 0,
  reserved numeric not null default 0 check (reserved >= 0),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, item_id, location_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, location_id, is_virtual) references location (tenant_id, id, is_virtual)
) with (fillfactor = 70);
create index balance_location on balance (tenant_id, location_id, item_id);

-- A location and all below it, however deep; nothing for one that is not there.
create function location_and_below(top uuid) returns setof uuid language sql stable
  begin atomic
    with recursive below as (
      select id from location where id = top
      union
      select l.id from location l join below b on l.parent_id = b.id
    )
    select id from below;
  end;

-- Ends a statement with a refusal the application knows: `code` is one of its error codes, `facts` what it tells.
create function refuse(code text, facts jsonb) returns json language plpgsql as $$
begin
  raise exception using errcode = 'IP001', message = code, detail = facts::text;
end $$;

-- Ends a statement whose values were checked by a schema that has changed since; the transaction is run again.
create function refuse_stale_schema() returns boolean language plpgsql as $$
begin
  raise exception using errcode = 'serialization_failure', message = 'the schema has changed';
end $$;
