-- Items that may be one thing, two and two, for a person to decide on. What was decided is kept and not asked again.
create table duplicate_pair (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  left_id uuid not null,
  right_id uuid not null,
  -- 0 to 1
  score float8 not null,
  reasons text[] not null,
  -- merged: one of them became the other
  state text not null default 'open' check (state in ('open', 'dismissed', 'merged')),
  -- of the search that found it last; one that a later search does not find again is dropped while it is open
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by_name text,
  version int not null default 1,
  primary key (tenant_id, id),
  constraint duplicate_pair_once unique (tenant_id, left_id, right_id),
  constraint duplicate_pair_order check (left_id < right_id),
  foreign key (tenant_id, left_id) references item (tenant_id, id) on delete cascade,
  foreign key (tenant_id, right_id) references item (tenant_id, id) on delete cascade
);
create index duplicate_pair_right on duplicate_pair (tenant_id, right_id);
create index duplicate_pair_state on duplicate_pair (tenant_id, state, score desc, id desc);

-- When a tenant's catalogue was last looked through, begun or done.
create table duplicate_search (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  begun_at timestamptz not null
);

do $$
declare
  t text;
begin
  foreach t in array array['duplicate_pair', 'duplicate_search'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;
grant delete on duplicate_pair to inventory_app;

-- A merge decides its pair, and its undoing opens it again.
create function decide_duplicate_pair() returns trigger language plpgsql as $$
begin
  update duplicate_pair set version = version + 1,
    state = case when new.undone_at is null then 'merged' else 'open' end,
    decided_at = case when new.undone_at is null then now() end,
    decided_by_name = case when new.undone_at is null then new.merged_by_name end
  where tenant_id = new.tenant_id and left_id = least(new.merged_id, new.kept_id) and right_id = greatest(new.merged_id, new.kept_id);
  return null;
end $$;
create trigger decide_duplicate_pair after insert or update on item_merge
  for each row execute function decide_duplicate_pair();

-- Tenants with items that were imported since their catalogue was looked through; it has begun with this. A caller starts the work in the same transaction.
-- Runs as the tables' owner, because the system's role sees no imports.
create function begin_duplicate_searches() returns setof uuid
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    insert into duplicate_search as s (tenant_id, begun_at)
    select distinct i.tenant_id, now() from import i left join duplicate_search known on known.tenant_id = i.tenant_id
    where i.kind = 'items' and i.finished_at > coalesce(known.begun_at, '-infinity')
    on conflict (tenant_id) do update set begun_at = excluded.begun_at
    returning tenant_id;
  end;
revoke execute on function begin_duplicate_searches from public;
grant execute on function begin_duplicate_searches to inventory_system;
