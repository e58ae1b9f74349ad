-- Values that items lack and may have, for a person to look at; made anew by each search. See docs/decisions/0075.
create table value_suggestion (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  -- as in filters: categoryId, attributes.colour
  field text not null,
  -- as the API takes it
  value jsonb not null,
  -- 0 to 1
  confidence float8 not null,
  is_sure boolean not null,
  -- a sentence, said when it is read
  reason jsonb not null,
  -- of the search that found it
  found_at timestamptz not null,
  primary key (tenant_id, id),
  constraint value_suggestion_once unique (tenant_id, item_id, field),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index value_suggestion_value on value_suggestion (tenant_id, field, value, confidence desc, id desc);

-- What people said that items do not have: not suggested for them again, and learned from.
create table value_rejection (
  tenant_id uuid not null,
  item_id uuid not null,
  field text not null,
  value jsonb not null,
  rejected_at timestamptz not null default now(),
  rejected_by_name text not null,
  primary key (tenant_id, item_id, field, value),
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create index value_rejection_newest on value_rejection (tenant_id, rejected_at desc);

-- When a tenant's items were last looked at, begun or done.
create table suggestion_search (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  begun_at timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['value_suggestion', 'value_rejection', 'suggestion_search'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to inventory_app', t);
  end loop;
end $$;
