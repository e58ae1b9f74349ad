-- Statistics of a table are made anew where they would mislead: where what an organisation has just written is more than half of what they know
-- of it. Making them costs half a second a table, and of twenty small imports one after the other the last need none.

drop function refresh_statistics(boolean);

-- rows of the current organisation in a table, as its statistics have them; 0 where they do not know it
create function known_rows(of regclass) returns float8 language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(f.share * greatest(c.reltuples, 0)), 0)
  from pg_class c
    join pg_stats s on s.schemaname = 'public' and s.tablename = c.relname and s.attname = 'tenant_id'
    cross join lateral unnest(s.most_common_vals::text::uuid[], s.most_common_freqs) as f (tenant_id, share)
  where c.oid = of and f.tenant_id = current_tenant()
$$;

-- items, lines: rows just written. early: a table that nobody has looked at is planned by its size, which needs no look.
create function refresh_statistics(items bigint, lines bigint, early boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
    continue when one.written = 0 or early and one.reltuples <= 0 or known_rows(one.name::regclass) >= 2 * one.written;
    execute format('analyze %I', one.name);
  end loop;
end $$;
revoke execute on function refresh_statistics, known_rows from public;
grant execute on function refresh_statistics to inventory_app;
