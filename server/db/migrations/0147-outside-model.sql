-- The language model elsewhere that an organisation lets explain words of its questions.
create table outside_model (
  tenant_id uuid primary key references tenant (id),
  kind text not null default 'openai' check (kind in ('openai', 'ollama')),
  base_url text not null default '' check (length(base_url) <= 300),
  model text not null default '' check (length(model) <= 120),
  -- under the installation's secret; empty: none
  sealed_key text not null default '' check (length(sealed_key) <= 2000),
  is_on boolean not null default false,
  -- who let names leave for this address, and when
  consented_by text,
  consented_at timestamptz,
  daily_limit int not null default 200 check (daily_limit between 0 and 100000),
  -- for a million tokens, in the organisation's currency
  input_price numeric check (input_price >= 0),
  output_price numeric check (output_price >= 0),
  version int not null default 1,
  updated_at timestamptz not null default now(),
  check (not is_on or (consented_at is not null and base_url <> '' and model <> ''))
);

-- What was asked of it, by the organisation's days.
create table outside_model_use (
  tenant_id uuid not null references tenant (id),
  day date not null,
  calls int not null default 0,
  -- without an answer that could be used
  failures int not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  -- at the prices of the time
  cost numeric not null default 0,
  primary key (tenant_id, day)
);

alter table outside_model enable row level security;
alter table outside_model force row level security;
create policy tenant on outside_model to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on outside_model to current_user using (true) with check (true);
grant select, insert, update on outside_model to inventory_app;

alter table outside_model_use enable row level security;
alter table outside_model_use force row level security;
create policy tenant on outside_model_use to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on outside_model_use to current_user using (true) with check (true);
grant select, insert, update on outside_model_use to inventory_app;
