-- Begun by the clock or by the product itself, not by somebody who waits for it.
alter table outbox add column planned boolean not null default false;

-- The last turn that each organisation has been given in each lane of the queue. Forgotten when nothing waits in the lane.
create table queue_turn (
  tenant_id uuid not null,
  lane text not null check (lane in ('asked', 'planned')),
  turn integer not null,
  primary key (tenant_id, lane)
);
alter table queue_turn enable row level security;
alter table queue_turn force row level security;
create policy system on queue_turn to inventory_system using (true) with check (true);
grant select, insert, update, delete on queue_turn to inventory_system;
