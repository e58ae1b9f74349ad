-- What an AI assistant does on a person's behalf. Its transaction says so once, and whatever writes into the record in it, takes that over:
-- the tool it called, what its program is called, and whose key it acts by.
alter table audit_log add column agent jsonb default nullif(current_setting('app.agent', true), '')::jsonb;

-- What an assistant has made by a confirmed call, so that it can undo that and nothing else.
create table agent_action (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  api_key_id uuid not null,
  tool text not null,
  -- what its program says it is called; null: it did not say
  client text,
  entity text not null check (entity in ('movement', 'reservation', 'purchaseOrder')),
  entity_id uuid not null,
  -- of the row when it was made, where it can change; null: it cannot
  version int,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, api_key_id) references api_key (tenant_id, id)
);
create index agent_action_key on agent_action (tenant_id, api_key_id, id);
create index agent_action_entity on agent_action (tenant_id, entity_id);

do $$
begin
  alter table agent_action enable row level security;
  alter table agent_action force row level security;
  create policy tenant on agent_action to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on agent_action to current_user using (true) with check (true)';
end $$;
grant select, insert on agent_action to inventory_app;
grant update (undone_at) on agent_action to inventory_app;
