-- Words that questions use and an organisation taught.
create table synonym (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  words text not null check (length(words) between 1 and 60),
  -- stems of the words, which tell teachings apart
  words_key text not null,
  -- in the form of the contract
  meaning jsonb not null,
  author_name text not null,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index synonym_words on synonym (tenant_id, words_key);

alter table synonym enable row level security;
alter table synonym force row level security;
create policy tenant on synonym to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on synonym to current_user using (true) with check (true);
grant select, insert, update, delete on synonym to inventory_app;
