-- The tenant is read from the settings once for a search, and not once for every item that holds the words: a tenth of a search.

create or replace function search_item_ids(whole tsquery, begun tsquery, most int, archived text) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  begin atomic
    with best as materialized (
      select i.id, ts_rank(i.search, whole) + 10 as rank
      from item i
      where i.search @@ whole and (i.tenant_id = (select current_tenant())) is true
        and (archived = 'include' or (i.archived_at is null) = (archived = 'exclude'))
      order by rank desc, i.id
      limit most
    ), rest as (
      select i.id, ts_rank(i.search, begun) as rank
      from item i
      where i.search @@ begun and (i.tenant_id = (select current_tenant())) is true
        and (archived = 'include' or (i.archived_at is null) = (archived = 'exclude'))
        and (whole is null or not i.search @@ whole) and (select count(*) from best) < most
      order by rank desc, i.id
      limit most
    )
    select b.id, b.rank::real from best b union all select r.id, r.rank from rest r
    order by 2 desc, 1
    limit most;
  end;
