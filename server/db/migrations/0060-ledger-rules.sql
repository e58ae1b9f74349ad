-- What an organisation settles about its ledger: what happens where stock would fall below zero, until when the books are closed, and
-- which reasons movements have.

-- block: refused; reason: only with a reason; warn: posted, and the reply says so; allow: posted
alter table tenant
  drop constraint tenant_negative_stock_check,
  add constraint tenant_negative_stock_check check (negative_stock in ('block', 'reason', 'warn', 'allow')),
  -- nothing is posted with effect before it; null: the books are open
  add column locked_before timestamptz;
alter table item add column negative_stock text check (negative_stock in ('block', 'reason', 'warn', 'allow'));
alter table location add column negative_stock text check (negative_stock in ('block', 'reason', 'warn', 'allow'));

-- The policy that holds for an item at a place: the item's own, else that of the place or the nearest above it, else the organisation's.
create function negative_stock_policy(item uuid, place uuid) returns text language sql stable
  begin atomic
    with recursive up as (
      select l.parent_id, l.negative_stock, 0 as depth from location l where l.id = place
      union all
      select l.parent_id, l.negative_stock, u.depth + 1 from location l join up u on l.id = u.parent_id where u.negative_stock is null and u.depth < 50
    )
    select coalesce(
      (select i.negative_stock from item i where i.id = item),
      (select u.negative_stock from up u where u.negative_stock is not null order by u.depth limit 1),
      (select t.negative_stock from tenant t where t.id = current_tenant()));
  end;

-- The period lock. Movements that take effect as they are recorded lie behind any lock, which is never in the future; others take a shared
-- lock that the change of the period waits for, and none that is posted meanwhile slips through.
create function refuse_locked_period() returns trigger language plpgsql as $$
declare
  locked timestamptz;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('period:' || new.tenant_id, 0));
  select t.locked_before into locked from tenant t where t.id = new.tenant_id;
  if new.effective_at < locked then
    raise exception using errcode = 'IP001', message = 'period_locked', detail = json_build_object('lockedBefore', locked)::text;
  end if;
  return new;
end $$;
create trigger refuse_locked_period before insert on movement for each row
  when (new.effective_at < now()) execute function refuse_locked_period();
create function move_period_lock() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('period:' || new.id, 0));
  if new.locked_before > now() then
    raise exception using errcode = 'check_violation', constraint = 'tenant_locked_before', message = 'the books are not closed in advance';
  end if;
  return new;
end $$;
create trigger move_period_lock before update of locked_before on tenant for each row
  when (new.locked_before is distinct from old.locked_before) execute function move_period_lock();

-- Why stock moves, in an organisation's own words, each with one meaning for figures.
create table reason (
  tenant_id uuid not null references tenant (id),
  id uuid not null default uuidv7(),
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  meaning text not null check (meaning in ('purchase', 'sale', 'return', 'supplierReturn', 'move', 'spoilage', 'theft', 'sample', 'use', 'found', 'correction', 'other')),
  archived_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index reason_name on reason (tenant_id, name_key);
insert into reason (tenant_id, name, meaning)
select t.id, n.name, n.meaning from tenant t cross join (values
  ('Damaged', 'spoilage'), ('Expired', 'spoilage'), ('Stolen', 'theft'), ('Given as a sample', 'sample'), ('Used in house', 'use'),
  ('Counted differently', 'correction'), ('Turned up', 'found'), ('Wrong item sent', 'return'), ('Changed their mind', 'return'), ('Faulty delivery', 'supplierReturn')) as n (name, meaning);

alter table movement_line
  add column reason_id uuid,
  add foreign key (tenant_id, reason_id) references reason (tenant_id, id);

alter table reason enable row level security;
alter table reason force row level security;
create policy tenant on reason to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on reason to current_user using (true) with check (true);
grant select, insert, update on reason to inventory_app;
-- founding an organisation gives it its reasons
create policy system on reason to inventory_system using (false) with check (true);
grant insert on reason to inventory_system;
