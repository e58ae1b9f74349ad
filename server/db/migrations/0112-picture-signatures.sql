-- How a picture looks, in 112 bytes: what looks alike among one's own photos is found by it. It goes with the file.
create table picture_signature (
  tenant_id uuid not null,
  file_id uuid not null,
  -- null, as the other: the picture cannot be read
  shape bit(64),
  colours bytea check (octet_length(colours) = 48),
  primary key (tenant_id, file_id),
  check ((shape is null) = (colours is null)),
  foreign key (tenant_id, file_id) references file (tenant_id, id) on delete cascade
);
alter table picture_signature enable row level security;
alter table picture_signature force row level security;
create policy tenant on picture_signature to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on picture_signature to current_user using (true) with check (true);
grant select, insert, update on picture_signature to inventory_app;
