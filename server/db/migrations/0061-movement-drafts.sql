-- Movements kept for later. A draft is no part of the ledger: it holds what a posting takes, as far as that is known, and is checked when it is
-- posted.
create table movement_draft (
  tenant_id uuid not null references tenant (id) on delete cascade,
  id uuid not null default uuidv7(),
  -- in the form of the contract; what it names is looked up where it is posted
  body jsonb not null,
  -- what was on hand at the ends of its lines when it was saved, to tell what is another since
  seen jsonb not null default '[]',
  -- what it was posted as; null: not yet
  movement_id uuid,
  created_by uuid,
  created_by_name text not null,
  updated_by uuid,
  updated_by_name text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id) on delete cascade
);
create index movement_draft_open on movement_draft (tenant_id, id) where movement_id is null;
create unique index movement_draft_posted on movement_draft (tenant_id, movement_id) where movement_id is not null;

do $$
begin
  alter table movement_draft enable row level security;
  alter table movement_draft force row level security;
  create policy tenant on movement_draft to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on movement_draft to current_user using (true) with check (true)';
  grant select, insert, update, delete on movement_draft to inventory_app;
end $$;
