-- Lists of suppliers and of locations are imported by themselves.
alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check check (kind in ('sales', 'items', 'suppliers', 'locations'));

-- Suppliers and locations as they were before an import of them changed them, so that the batch can be undone.
create table import_record (
  tenant_id uuid not null,
  import_id uuid not null,
  -- no foreign key: one table or the other, by the import's kind; made in the order of the file, so that the last is the lowest in a tree
  record_id uuid not null,
  -- the row; null: the import made it
  before jsonb,
  -- what the import wrote: an edit since is told from it
  after jsonb not null,
  primary key (tenant_id, import_id, record_id),
  foreign key (tenant_id, import_id) references import (tenant_id, id) on delete cascade
);

alter table import_record enable row level security;
alter table import_record force row level security;
create policy tenant on import_record to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on import_record to current_user using (true) with check (true);
grant select, insert, update, delete on import_record to inventory_app;
