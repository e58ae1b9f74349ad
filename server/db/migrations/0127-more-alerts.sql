-- More kinds of alerts: returns, shrinkage, prices, dead stock. What a place loses is of the place and of no item.
alter table alert
  drop constraint alert_measure_check,
  add constraint alert_measure_check check (measure in ('quantity', 'orders', 'days', 'returns', 'money', 'price')),
  add constraint alert_about check (item_id is not null or location_id is not null);

-- What people's answers have taught is of an item in all places, or of a place.
alter table alert_tuning drop constraint alert_tuning_pkey;
alter table alert_tuning
  alter column item_id drop not null,
  add column location_id uuid,
  add constraint alert_tuning_location_fkey foreign key (tenant_id, location_id) references location (tenant_id, id) on delete cascade,
  add constraint alert_tuning_about check (num_nonnulls(item_id, location_id) = 1);
create unique index alert_tuning_once on alert_tuning (tenant_id, item_id, location_id, kind) nulls not distinct;
create index alert_tuning_location on alert_tuning (tenant_id, location_id) where location_id is not null;
