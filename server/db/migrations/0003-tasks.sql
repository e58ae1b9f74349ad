create table task (
  -- no foreign key to tenant: its check locks the tenant's row at every start, a quarter of the start's time in the database
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  kind text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  done int not null default 0,
  total int,
  stage text not null default '',
  input jsonb not null default '{}',
  result jsonb,
  error jsonb,
  attempt int not null default 1,
  cancel_requested boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- the run that holds the task: what another run writes is refused
  run_id uuid,
  -- that run's last sign of life
  heartbeat_at timestamptz,
  primary key (tenant_id, id)
);
create index on task (tenant_id, kind, id);
-- for the look at tasks whose worker or job is gone
create index task_open on task (state, coalesce(heartbeat_at, created_at)) where state in ('queued', 'running');

-- Jobs written in the transaction of the data they belong to; the dispatcher moves them to the queue after commit.
create table outbox (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  job text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);

create table file (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  purpose text not null default 'import' check (purpose in ('import', 'export', 'attachment', 'image')),
  name text not null,
  -- by the content, not by the name
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  -- of a picture that can be shown, upright
  width int,
  height int,
  thumbnails text not null default 'none' check (thumbnails in ('none', 'pending', 'ready', 'failed')),
  -- who uploaded it: a person or an API key
  created_by uuid,
  -- when it was first found that no record names it; null: one does, or nobody has looked yet
  unused_since timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);

-- Which fields a file has stood in: who sees one of them may read it.
create table file_field (
  tenant_id uuid not null,
  file_id uuid not null,
  field_id uuid not null,
  primary key (tenant_id, file_id, field_id),
  foreign key (tenant_id, file_id) references file (tenant_id, id) on delete cascade,
  foreign key (tenant_id, field_id) references field (tenant_id, id)
);
create index on file_field (tenant_id, field_id);

-- What a tenant's files take, those of imports left out; changed with the files themselves.
create table file_usage (
  tenant_id uuid primary key references tenant (id),
  files int not null check (files >= 0),
  bytes bigint not null check (bytes >= 0)
);

create table import (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('sales', 'items')),
  state text not null default 'uploaded',
  file_id uuid not null,
  file_name text not null,
  file_size bigint not null,
  mapping jsonb,
  options jsonb,
  counts jsonb not null default '{"rows":0,"itemsCreated":0,"itemsUpdated":0,"itemsUnchanged":0,"movements":0,"lines":0,"refused":0,"warned":0}',
  refused_by_reason jsonb not null default '{}',
  -- where a retry goes on: written in the transaction of the chunk it counts
  checkpoint jsonb,
  task_id uuid,
  -- the latest dry run: what it was asked and what came out
  dry_run jsonb,
  dry_run_task_id uuid,
  -- what its reversal did
  reversed jsonb,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, dry_run_task_id) references task (tenant_id, id)
);
create index on import (tenant_id, file_id);
create index on import (tenant_id, task_id);
create index on import (tenant_id, dry_run_task_id);

-- What an import made besides items, which its reversal archives where nothing else uses it.
create table import_made (
  tenant_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('field', 'option', 'itemType', 'category', 'supplier', 'location')),
  -- of an option: its field
  id uuid not null,
  -- of an option
  key text not null default '',
  name text not null,
  primary key (tenant_id, import_id, kind, id, key),
  foreign key (tenant_id, import_id) references import (tenant_id, id)
);

-- What a dry run found of a row or an item.
create table import_difference (
  tenant_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  kind text not null check (kind in ('new', 'changed', 'refused', 'warned')),
  -- no foreign key: what is kept for looking at keeps no item
  item_id uuid,
  sku text not null,
  name text not null,
  -- json and not jsonb: it keeps the order of the columns
  values json not null default '[]',
  reason text,
  column_name text,
  value text,
  on_hand numeric,
  primary key (tenant_id, import_id, row_number, kind),
  foreign key (tenant_id, import_id) references import (tenant_id, id)
);
create index on import_difference (tenant_id, import_id, kind, row_number);

create table import_refusal (
  tenant_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  reason text not null,
  column_name text,
  value text,
  -- json and not jsonb: it keeps the order of the columns
  row json not null,
  -- of a row about stock: what was there when it was read
  on_hand numeric,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references import (tenant_id, id)
);

-- A list written to a file: at once where it is short, else by a task into a file that goes after a week.
create table export (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  -- what is written, in the form of the contract, and in which format
  request jsonb not null,
  file_name text not null,
  -- as counted when it was asked for; perhaps an estimate
  rows int not null,
  task_id uuid,
  file_id uuid,
  -- a person or an API key: nobody else reads it, since it holds what their role sees
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, file_id) references file (tenant_id, id)
);
create index on export (tenant_id, created_by, id);
create index on export (tenant_id, task_id);
create index on export (tenant_id, file_id);

-- A field's definition as it was and became, and what was done to its values. Its rows are the values that differ, so that it can be undone.
create table field_change (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  field_id uuid not null,
  state text not null default 'converting' check (state in ('converting', 'done', 'undoing', 'undone')),
  -- the definition in force is the one this change (or its undoing) leads to; until then its values are untouched
  switched boolean not null default false,
  -- what was asked for, and the definitions it led from and to, in the form of the contract
  change jsonb not null,
  before jsonb not null,
  after jsonb not null,
  -- how the column's texts are read: dateOrder, decimalMark
  setting jsonb not null,
  on_fail text not null check (on_fail in ('refuse', 'clear', 'keep')),
  -- the mirror column that still holds old values while they are converted: no other field may have it before the end
  old_slot text,
  counts jsonb not null default '{"total":0,"converted":0,"unchanged":0,"failed":0}',
  undone jsonb,
  task_id uuid,
  actor_name text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, field_id) references field (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id)
);
create index on field_change (tenant_id, field_id, id);
create index on field_change (tenant_id, task_id);
create index on field_change (tenant_id) where state in ('converting', 'undoing');

-- One record's value in a change: `pending` is not converted yet; `converted` and `failed` are what undoing puts back;
-- `undo` and `undo_new` wait for that; `aside` is a value that has no meaning before the change and was taken out.
create table field_change_value (
  tenant_id uuid not null,
  change_id uuid not null,
  record_id uuid not null,
  state text not null check (state in ('pending', 'converted', 'failed', 'undo', 'undo_new', 'aside')),
  before jsonb,
  after jsonb,
  -- code and facts
  problem jsonb,
  primary key (tenant_id, change_id, record_id),
  foreign key (tenant_id, change_id) references field_change (tenant_id, id)
);
create index on field_change_value (tenant_id, change_id, record_id) where state in ('failed', 'aside');

-- Items as they were before an import changed them, so that the batch can be undone.
create table import_change (
  tenant_id uuid not null,
  import_id uuid not null,
  item_id uuid not null,
  before jsonb not null,
  -- what the import wrote: an edit since is told from it
  after jsonb not null,
  version_after int not null,
  primary key (tenant_id, import_id, item_id),
  foreign key (tenant_id, import_id) references import (tenant_id, id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);
create index on import_change (tenant_id, item_id);

-- Lists as people arranged them.
create table saved_view (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  entity text not null check (entity in ('item')),
  name text not null,
  -- in the form of the contract
  config jsonb not null,
  is_shared boolean not null,
  is_pinned boolean not null,
  -- a person or an API key; a shared view stays when they go
  owner_id uuid not null,
  owner_name text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create index on saved_view (tenant_id, owner_id);

-- One change of many items, asked for as one and taken back as one.
create table bulk_edit (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  state text not null check (state in ('running', 'done', 'refused', 'undoing', 'undone')),
  -- the selection and the change as asked for; null where each item has a change of its own
  request jsonb,
  -- its items are all in bulk_edit_change
  is_listed boolean not null,
  -- all or none
  atomic boolean not null,
  counts jsonb not null default '{"selected":0,"changed":0,"unchanged":0,"refused":0}',
  -- what taking it back did: restored, protected; null while it stands
  undone jsonb,
  task_id uuid,
  actor_name text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id)
);
create index on bulk_edit (tenant_id, task_id);

-- What became of one item: `before` and `after` hold what differed, and only that.
create table bulk_edit_change (
  tenant_id uuid not null,
  bulk_edit_id uuid not null,
  item_id uuid not null,
  state text not null check (state in ('pending', 'changed', 'unchanged', 'refused', 'restored', 'protected')),
  -- this item's own change, and the version it was made for
  change jsonb,
  version int,
  before jsonb,
  after jsonb,
  -- why it was refused, or not put back: part of the item, code, and the sentence
  problem jsonb,
  primary key (tenant_id, bulk_edit_id, item_id),
  -- none to item: its check would lock the items in the order they are named, before the edit locks them in their own
  foreign key (tenant_id, bulk_edit_id) references bulk_edit (tenant_id, id)
);
create index on bulk_edit_change (tenant_id, bulk_edit_id, state, item_id);

create table forecast_run (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  task_id uuid not null,
  -- as asked for; null: chosen for each item from its own history
  frequency text check (frequency in ('D', 'W', 'M')),
  horizon int,
  model_version text not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references task (tenant_id, id)
);
create index on forecast_run (tenant_id, task_id);

-- The latest forecast of each item.
create table forecast (
  tenant_id uuid not null,
  item_id uuid not null,
  run_id uuid not null,
  frequency text not null check (frequency in ('D', 'W', 'M')),
  history_start date not null,
  forecast_start date not null,
  history float8[] not null,
  mean float8[] not null,
  lower float8[] not null,
  upper float8[] not null,
  quantiles jsonb not null,
  method text not null,
  classification text not null,
  score jsonb not null,
  expected_demand float8 not null,
  primary key (tenant_id, item_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id),
  foreign key (tenant_id, run_id) references forecast_run (tenant_id, id)
);
create index on forecast (tenant_id, run_id);
create index forecast_expected on forecast (tenant_id, expected_demand desc, item_id desc);
