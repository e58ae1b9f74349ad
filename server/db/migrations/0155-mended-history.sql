-- What a forecast learned otherwise than the history shows: { odd: [{ start, quantity, counted }], level: { start, percent } | null }
alter table forecast add column mended jsonb not null default '{"odd": [], "level": null}';
