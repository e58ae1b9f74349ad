-- The year first: of an organisation that statistics do not know the planner expects one row, took this index for a single balance, and read all of
-- the organisation's figures for each balance of a bulk.
drop index ledger_year_whole;
create index ledger_year_whole on ledger_year (year, tenant_id);
