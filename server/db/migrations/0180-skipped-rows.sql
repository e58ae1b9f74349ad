-- Rows of a list that are none of its records (headings, sums, notes, blank ones) are counted apart from those that were refused.
update import set counts = '{"skipped": 0}' || counts;
update import set dry_run = jsonb_set(dry_run, '{outcome,counts}', '{"skipped": 0}' || (dry_run #> '{outcome,counts}'))
where jsonb_typeof(dry_run #> '{outcome,counts}') = 'object';
alter table import alter column counts set default
  '{"rows": 0, "itemsCreated": 0, "itemsUpdated": 0, "itemsUnchanged": 0, "movements": 0, "lines": 0, "refused": 0, "skipped": 0, "warned": 0}';
alter table import_difference drop constraint import_difference_kind_check;
alter table import_difference add constraint import_difference_kind_check check (kind in ('new', 'changed', 'refused', 'skipped', 'warned'));
