-- Stock of tracked items is counted by lot, serials one by one.
alter table count_line
  add column lot_id uuid,
  add foreign key (tenant_id, item_id, lot_id) references lot (tenant_id, item_id, id) on delete cascade,
  drop constraint count_line_tenant_id_count_id_item_id_location_id_key,
  add constraint count_line_key unique nulls not distinct (tenant_id, count_id, item_id, location_id, lot_id);
create index on count_line (tenant_id, item_id, lot_id) where lot_id is not null;
