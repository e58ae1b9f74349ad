-- Columns of `item` that still hold what a field had there: no field may have one of them until it is emptied.
alter table field add column left_slots text[] not null default '{}';
