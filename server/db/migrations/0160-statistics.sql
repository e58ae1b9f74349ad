-- The planner learns of new rows when two in a hundred are new, not ten: until it has, an organisation that its statistics do not know
-- counts as one row, and joins of all its movements with all its lines are planned as if each were one. A look at a million rows takes
-- a third of a second.
alter table item set (autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000);
alter table movement set (autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000);
alter table movement_line set (autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000);
alter table balance set (autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000);
