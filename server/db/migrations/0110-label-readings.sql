-- What was read on photos of labels, for whoever may read the photo. It goes with the file.
create table label_reading (
  tenant_id uuid not null,
  file_id uuid not null,
  -- lines as they stand below each other
  text text not null,
  barcodes text[] not null,
  -- 0 to 1, as the reader of letters says of its own work
  confidence float8 not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, file_id),
  foreign key (tenant_id, file_id) references file (tenant_id, id) on delete cascade
);
alter table label_reading enable row level security;
alter table label_reading force row level security;
create policy tenant on label_reading to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on label_reading to current_user using (true) with check (true);
grant select, insert, update on label_reading to inventory_app;
