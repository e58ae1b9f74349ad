-- The transaction that posted a movement: what tells, without looking again, which movements have been proved. See
-- docs/decisions/0025.
alter table movement add column xact xid8 not null default pg_current_xact_id();
create index movement_xact on movement (tenant_id, xact);

-- How far a tenant's ledger has been proved, and what the proof found. One row a tenant.
create table ledger_proof (
  tenant_id uuid primary key references tenant (id) on delete cascade,
  -- movements of transactions before this one are in ledger_batch, ledger_sum and ledger_period; no other can follow
  summed_to xid8 not null default '0',
  batches int not null default 0,
  movements bigint not null default 0,
  lines bigint not null default 0,
  -- of the last batch: stands for all lines proved so far, in their order
  chain bytea not null default '\x',
  checked_at timestamptz,
  checked_lines bigint not null default 0,
  checked_balances bigint not null default 0,
  -- of the last check or rebuild
  difference_count int not null default 0,
  differences jsonb not null default '[]',
  differs_since timestamptz,
  rebuilt_at timestamptz,
  rebuilt_lines bigint,
  -- differences that only reading all lines finds; they stand until a rebuild finds none
  rebuilt_differences jsonb not null default '[]'
);

-- Lines proved together, and what they were then.
create table ledger_batch (
  tenant_id uuid not null references tenant (id) on delete cascade,
  batch_no int not null,
  -- movements of transactions from the first and before the second
  from_xact xid8 not null,
  to_xact xid8 not null,
  movements int not null,
  lines int not null,
  -- SHA-256 over the batch's movements and their lines; chained with those of all batches before it
  digest bytea not null,
  chain bytea not null,
  proved_at timestamptz not null default now(),
  primary key (tenant_id, batch_no)
);

-- The sum of the proved lines at each balance. Derived, so nothing here refers to items and locations.
create table ledger_sum (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  location_id uuid not null,
  total numeric not null,
  primary key (tenant_id, item_id, location_id)
) with (fillfactor = 70);

-- The same, summed again from all lines while a rebuild runs.
create table ledger_rebuild (
  tenant_id uuid not null references tenant (id) on delete cascade,
  item_id uuid not null,
  location_id uuid not null,
  total numeric not null,
  primary key (tenant_id, item_id, location_id)
) with (fillfactor = 70);

do $$
declare
  t text;
begin
  foreach t in array array['ledger_proof', 'ledger_batch', 'ledger_sum', 'ledger_rebuild'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to inventory_app', t);
  end loop;
end $$;
-- a batch that was proved is a fact
revoke update on ledger_batch from inventory_app;
grant delete on ledger_rebuild to inventory_app;

-- Tenants whose ledger has moved since it was last proved, or that was not looked at for so long; longest unproved first.
-- One index look-up a tenant. The system's role sees no movements, so this runs as their owner.
create function tenants_to_prove(idle interval) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.id
    from tenant t left join ledger_proof p on p.tenant_id = t.id
    where exists (select from movement m where m.tenant_id = t.id and m.xact >= coalesce(p.summed_to, '0'::xid8))
      or p.checked_at < now() - idle
    order by p.checked_at nulls first;
  end;
revoke execute on function tenants_to_prove from public;
grant execute on function tenants_to_prove to inventory_system;

-- The installation whose transaction numbers `movement.xact` holds.
create table ledger_installation (system_identifier bigint not null);
alter table ledger_installation enable row level security;
alter table ledger_installation force row level security;
create policy owner on ledger_installation to current_user using (true) with check (true);
insert into ledger_installation select system_identifier from pg_control_system();

-- A database restored from a dump brings transaction numbers of another installation, which may lie in the future of this
-- one. Movements then get small numbers in their order, and all is proved from the first line again. Runs at every start,
-- before anything posts: nothing but one comparison on an installation that stayed where it was.
create function adopt_restored_ledger() returns boolean language plpgsql as $$
declare
  here bigint := (select system_identifier from pg_control_system());
  spread bigint := greatest(1, pg_current_xact_id()::text::bigint - 10);
begin
  if here = (select system_identifier from ledger_installation) then
    return false;
  end if;
  update movement m
  set xact = (1 + n.place * (spread - 1) / n.size)::text::xid8
  from (
    select tenant_id, id, row_number() over (order by id) - 1 as place, count(*) over () as size from movement
  ) n
  where m.tenant_id = n.tenant_id and m.id = n.id;
  delete from ledger_batch;
  delete from ledger_sum;
  delete from ledger_rebuild;
  delete from ledger_proof;
  update ledger_installation set system_identifier = here;
  return true;
end $$;
revoke execute on function adopt_restored_ledger from public;
