-- Kits: items that are put together from others, and taken apart again. One level: what has parts is no part, and a part has none.

-- The list of parts of an item, as a whole: what a change of it compares with. Stays when the last part is taken off.
create table kit (
  tenant_id uuid not null,
  item_id uuid not null,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, item_id),
  foreign key (tenant_id, item_id) references item (tenant_id, id)
);

create table kit_part (
  tenant_id uuid not null,
  kit_id uuid not null,
  part_id uuid not null,
  -- for one kit, in the part's base unit
  quantity numeric not null check (quantity > 0),
  position int not null,
  primary key (tenant_id, kit_id, part_id),
  constraint kit_part_other check (kit_id <> part_id),
  foreign key (tenant_id, kit_id) references kit (tenant_id, item_id),
  foreign key (tenant_id, part_id) references item (tenant_id, id)
);
create index kit_part_of on kit_part (tenant_id, part_id);

do $$
declare
  t text;
begin
  foreach t in array array['kit', 'kit_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert on %I to inventory_app', t);
  end loop;
end $$;
grant update on kit to inventory_app;
grant delete on kit_part to inventory_app;

-- One level. Whoever adds a part to any kit of an organisation waits for whoever does so at the same moment, and then sees what the other
-- has written: two halves of a nest are never both accepted.
create function refuse_nested_kit() returns trigger language plpgsql as $$
declare
  part text := (select sku from item where tenant_id = new.tenant_id and id = new.part_id);
  kit text := (select sku from item where tenant_id = new.tenant_id and id = new.kit_id);
  other text;
begin
  perform pg_advisory_xact_lock(hashtextextended('kits:' || new.tenant_id, 0));
  if exists (select from kit_part where tenant_id = new.tenant_id and kit_id = new.part_id) then
    perform refuse('kit_nested', jsonb_build_object('itemId', new.part_id, 'sku', part));
  end if;
  select i.sku into other from kit_part p join item i on i.tenant_id = p.tenant_id and i.id = p.kit_id
  where p.tenant_id = new.tenant_id and p.part_id = new.kit_id limit 1;
  if found then
    perform refuse('kit_nested', jsonb_build_object('itemId', new.kit_id, 'sku', kit, 'kit', other));
  end if;
  return null;
end $$;
create trigger refuse_nested_kit after insert on kit_part for each row execute function refuse_nested_kit();

-- What a line of a production is worth that brought goods in: its share of what the used goods were worth when they went, to the last digit. Goods
-- are weighed by the price that stands on their lines, where one does, else by quantity. Null: what was used up has not been valued.
create function production_cost(made uuid, line int) returns numeric language sql stable
  begin atomic
    with maker as (
      select id from location where kind = 'production' and is_virtual),
    used as (
      select sum(-e.value) as value, count(*) as lines, count(e.value) as valued
      from movement_line l left join value_entry e on e.item_id = l.item_id and e.effective_at = l.effective_at and e.source_id = l.movement_id
        and e.line_no = l.line_no and e.location_id = l.from_location_id
      where l.movement_id = made and l.to_location_id = (select id from maker)),
    brought as (
      select l.line_no, l.quantity, l.quantity * coalesce(l.unit_price, 0) as worth
      from movement_line l where l.movement_id = made and l.from_location_id = (select id from maker)),
    weighed as (
      select line_no, case when sum(worth) over () > 0 then worth else quantity end as weight from brought),
    share as (
      select line_no, weight, sum(weight) over (order by line_no) as upto, sum(weight) over () as whole from weighed)
    select case when u.valued = u.lines then round(u.value * s.upto / s.whole, 9) - round(u.value * (s.upto - s.weight) / s.whole, 9) end
    from used u cross join share s where s.line_no = line;
  end;
