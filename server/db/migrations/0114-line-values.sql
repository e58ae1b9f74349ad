-- Values of lines' custom fields, a row each, so that a filter of movements by one of them is answered from an index. See docs/decisions/0090.
create table line_value (
  tenant_id uuid not null,
  field_id uuid not null,
  -- days since 1970 of a date, seconds of an instant, 0 and 1 of yes and no; null where the value is no such thing. May be rounded: the line's own
  -- value is looked at again
  number float8,
  -- in small letters, cut; an option's key, an identifier, each entry of a list
  text text not null,
  -- as the line has it: pages are in this order
  effective_at timestamptz not null,
  movement_id uuid not null,
  line_no int not null,
  -- of a list, the number of the entry
  entry int not null default 0,
  primary key (tenant_id, movement_id, line_no, field_id, entry),
  foreign key (tenant_id, movement_id, line_no) references movement_line (tenant_id, movement_id, line_no) on delete cascade
);
create index line_value_number on line_value (tenant_id, field_id, number) include (effective_at, movement_id) where number is not null;
create index line_value_text on line_value (tenant_id, field_id, text) include (effective_at, movement_id);

alter table line_value enable row level security;
alter table line_value force row level security;
create policy tenant on line_value to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on line_value to current_user using (true) with check (true);
-- a line never changes, and nor does this
grant select, insert on line_value to inventory_app;

-- A value as the index holds it, by what it looks like and not by its field's kind: a field may become of another kind that its values fit already.
create function line_value_of(value jsonb, out number float8, out text text) language sql stable parallel safe as $$
  select
    case
      when value = 'true' then 1
      when value = 'false' then 0
      when value #>> '{}' ~ '^-?\d{1,40}(\.\d{1,40})?$' then (value #>> '{}')::float8
      when value #>> '{}' ~ '^\d{4}-\d\d-\d\d$' and pg_input_is_valid(value #>> '{}', 'date') then (value #>> '{}')::date - date '1970-01-01'
      when value #>> '{}' ~ '^\d{4}-\d\d-\d\dT' and pg_input_is_valid(value #>> '{}', 'timestamptz') then extract(epoch from (value #>> '{}')::timestamptz)::float8
    end,
    left(lower(value #>> '{}'), 200)
$$;

create function line_values_of(line movement_line) returns setof line_value language sql stable as $$
  select line.tenant_id, f.id, v.number, v.text, line.effective_at, line.movement_id, line.line_no, (e.entry - 1)::int
  from field f
  cross join lateral jsonb_array_elements(
    case jsonb_typeof(line.attributes -> f.key) when 'array' then line.attributes -> f.key else jsonb_build_array(line.attributes -> f.key) end
  ) with ordinality as e (value, entry)
  cross join lateral line_value_of(e.value) v
  where f.tenant_id = line.tenant_id and f.entity = 'movementLine' and line.attributes ? f.key and v.text is not null
$$;

create function index_line_values() returns trigger language plpgsql as $$
begin
  insert into line_value select * from line_values_of(new);
  return null;
end $$;

-- lines without values, which are nearly all of them, call nothing
create trigger line_values after insert on movement_line for each row when (new.attributes <> '{}') execute function index_line_values();

insert into line_value select v.* from movement_line l cross join lateral line_values_of(l) v where l.attributes <> '{}';
