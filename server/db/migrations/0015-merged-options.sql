-- What a change of a field wrote anew where it named options that became others: conditions and formulas of fields, filters of
-- saved views. Each as it was and as it became, so that undoing puts back what nobody has changed since.
alter table field_change add column rewritten jsonb not null default '[]';
