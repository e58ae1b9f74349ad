-- The proof's sums by the key of balances, lots included. What is kept so far was summed before there were any.
alter table ledger_sum
  drop constraint ledger_sum_pkey,
  add column lot_id uuid,
  add constraint ledger_sum_key unique nulls not distinct (tenant_id, item_id, location_id, lot_id);
alter table ledger_rebuild
  drop constraint ledger_rebuild_pkey,
  add column lot_id uuid,
  add constraint ledger_rebuild_key unique nulls not distinct (tenant_id, item_id, location_id, lot_id);
