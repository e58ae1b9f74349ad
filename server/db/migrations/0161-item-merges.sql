-- Merges: two items turn out to be one thing. One of them is kept; what lies there of the other becomes stock of it, in one movement through the
-- ledger's production, and the other is archived with a record of what it became.
alter table movement
  drop constraint movement_kind_check,
  add constraint movement_kind_check check (kind in ('opening', 'receipt', 'sale', 'return', 'supplierReturn', 'transfer', 'dispatch', 'arrival',
    'spoilage', 'loss', 'found', 'adjustment', 'count', 'assembly', 'disassembly', 'checkOut', 'checkIn', 'merge'));

create table item_merge (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  -- archived while the merge stands
  merged_id uuid not null,
  kept_id uuid not null,
  -- null: none of it was there
  movement_id uuid,
  -- what the kept item took over: {barcode, attributes, released, suppliers}, as the server writes it; read to give it back
  taken jsonb not null,
  merged_at timestamptz not null default now(),
  merged_by_name text not null,
  undone_at timestamptz,
  undone_by_name text,
  primary key (tenant_id, id),
  constraint item_merge_other check (merged_id <> kept_id),
  check ((undone_at is null) = (undone_by_name is null)),
  foreign key (tenant_id, merged_id) references item (tenant_id, id),
  foreign key (tenant_id, kept_id) references item (tenant_id, id),
  foreign key (tenant_id, movement_id) references movement (tenant_id, id)
);
-- an item becomes one other at a time
create unique index item_merge_standing on item_merge (tenant_id, merged_id) where undone_at is null;
create index item_merge_merged on item_merge (tenant_id, merged_id);
create index item_merge_kept on item_merge (tenant_id, kept_id, id);
create index item_merge_movement on item_merge (tenant_id, movement_id) where movement_id is not null;

do $$
begin
  alter table item_merge enable row level security;
  alter table item_merge force row level security;
  create policy tenant on item_merge to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on item_merge to current_user using (true) with check (true)';
  grant select, insert on item_merge to inventory_app;
  grant update (undone_at, undone_by_name) on item_merge to inventory_app;
end $$;

-- What an item is now, over all merges that stand: itself, where it was never merged. A merge into an item that is merged itself is refused, so
-- there is no circle; should one stand, it ends after 20 steps.
create function kept_item(item uuid) returns uuid language sql stable
  begin atomic
    with recursive way as (
      select kept_item.item as id, 0 as steps
      union all
      select m.kept_id, w.steps + 1 from way w join item_merge m on m.merged_id = w.id and m.undone_at is null where w.steps < 20)
    select id from way order by steps desc limit 1;
  end;

-- The stock of a merge goes back with the merge only.
create function refuse_reversal_of_merge() returns trigger language plpgsql as $$
begin
  if exists (select from item_merge where tenant_id = new.tenant_id and movement_id = new.reverses_id and undone_at is null) then
    perform refuse('item_merged', '{}');
  end if;
  return null;
end $$;
create trigger refuse_reversal_of_merge after insert on movement
  for each row when (new.reverses_id is not null) execute function refuse_reversal_of_merge();

-- Of a merge, a line brings in what the line before it took out: each place and lot keeps its worth. Of other productions as before: a share of what the
-- used goods were worth when they went, to the last digit, weighed by the price that stands on the lines, where one does, else by quantity. Null: what was
-- used up has not been valued.
create or replace function production_cost(made uuid, line int) returns numeric language sql stable
  begin atomic
    with maker as (
      select id from location where kind = 'production' and is_virtual),
    used as (
      select l.line_no, -e.value as value
      from movement_line l left join value_entry e on e.item_id = l.item_id and e.effective_at = l.effective_at and e.source_id = l.movement_id
        and e.line_no = l.line_no and e.location_id = l.from_location_id
      where l.movement_id = made and l.to_location_id = (select id from maker)),
    total as (select sum(value) as value, count(*) as lines, count(value) as valued from used),
    brought as (
      select l.line_no, l.quantity, l.quantity * coalesce(l.unit_price, 0) as worth
      from movement_line l where l.movement_id = made and l.from_location_id = (select id from maker)),
    weighed as (
      select line_no, case when sum(worth) over () > 0 then worth else quantity end as weight from brought),
    share as (
      select line_no, weight, sum(weight) over (order by line_no) as upto, sum(weight) over () as whole from weighed)
    select case
      when (select kind from movement where id = made) = 'merge' then (select u.value from used u where u.line_no = line - 1)
      when t.valued = t.lines then round(t.value * s.upto / s.whole, 9) - round(t.value * (s.upto - s.weight) / s.whole, 9)
    end
    from total t cross join share s where s.line_no = line;
  end;
