-- In what goods are handled besides the item's base unit: a box of 12, a roll of 100/3 metres. A variant has its item's packs besides its own.
create table pack (
  tenant_id uuid not null,
  id uuid not null default uuidv7(),
  item_id uuid not null,
  name text not null,
  name_key text not null generated always as (lower(name)) stored,
  -- base units in one: an exact fraction of two whole numbers in lowest terms
  factor_numerator numeric not null check (factor_numerator > 0 and trunc(factor_numerator) = factor_numerator),
  factor_denominator numeric not null check (factor_denominator > 0 and trunc(factor_denominator) = factor_denominator),
  -- scanning it means one of these
  barcode text,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  -- items go with an import that is taken back, or a sample organisation
  foreign key (tenant_id, item_id) references item (tenant_id, id) on delete cascade
);
create unique index pack_name on pack (tenant_id, item_id, name_key);
create unique index pack_barcode on pack (tenant_id, barcode) where barcode is not null;

do $$
begin
  alter table pack enable row level security;
  alter table pack force row level security;
  create policy tenant on pack to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
  execute 'create policy owner on pack to current_user using (true) with check (true)';
  grant select, insert, update, delete on pack to inventory_app;
end $$;

-- What a line was entered in, where that is not the base unit: so many of a unit, each of so many base units. It is what the pack was then:
-- a pack that is changed or gone changes no line.
alter table movement_line
  add column entered_quantity numeric check (entered_quantity > 0),
  add column entered_unit text,
  add column factor_numerator numeric check (factor_numerator > 0),
  add column factor_denominator numeric check (factor_denominator > 0),
  -- nothing is said, or the equation holds exactly
  add constraint movement_line_entered check (case when entered_unit is null
    then num_nonnulls(entered_quantity, factor_numerator, factor_denominator) = 0
    else coalesce(entered_quantity * factor_numerator = quantity * factor_denominator, false) end);
