-- Looking at a table of items took more than a second of an import, twice: the sample of 30,000 rows is put to each partial index. An organisation
-- that is tenfold what is known of it is planned for no worse than one known exactly, and the automatic look comes within seconds; what
-- cannot wait is that it is known at all, which a sample of a third tells as well, and of one column while more is on its way.

create or replace function refresh_statistics(items bigint, lines bigint, early boolean) returns void language plpgsql security definer
  set search_path = public, pg_temp set default_statistics_target = 30 as $$
declare
  one record;
begin
  if items > 0 then
    perform gin_clean_pending_list('item_search');
  end if;
  for one in
    select t.name, t.written, c.reltuples
    from (values ('item', items), ('movement', lines), ('movement_line', lines), ('balance', lines)) t (name, written)
      join pg_class c on c.oid = t.name::regclass
  loop
    continue when one.written = 0 or early and one.reltuples <= 0 or known_rows(one.name::regclass) * 10 >= one.written;
    execute format(case when early then 'analyze %I (tenant_id)' else 'analyze %I' end, one.name);
  end loop;
end $$;
