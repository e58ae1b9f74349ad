-- Days with far more demand than any other that a forecast counted as less: [{ day, quantity, counted }]
alter table forecast add column one_offs jsonb not null default '[]';
