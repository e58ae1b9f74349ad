-- Movements by the transaction that posted them. The comparisons of xid8 are not leakproof, so row-level security keeps the planner from
-- the bounds of movement_xact: it would read every movement of the tenant and look at each. These run as the tables' owner, whose
-- policy bars nothing, and tell the current tenant's rows only.
create function posted_between(first xid8, past xid8) returns table (id uuid, xact xid8)
  language sql stable security definer rows 200 set search_path = public, pg_temp
  begin atomic
    select m.id, m.xact from movement m
    where m.tenant_id = current_tenant() and m.xact >= first and m.xact < coalesce(past, '18446744073709551615'::xid8);
  end;

-- The transaction that a batch of some movements from `first` on ends before, which is never cut in two; null: all before `top` fit.
create function batch_end(first xid8, top xid8, size int) returns xid8
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select coalesce(
      case when n.xact > (select min(m.xact) from movement m where m.tenant_id = current_tenant() and m.xact >= first) then n.xact end,
      (select min(m.xact) from movement m where m.tenant_id = current_tenant() and m.xact > n.xact and m.xact < top))
    from (
      select m.xact from movement m where m.tenant_id = current_tenant() and m.xact >= first and m.xact < top
      order by m.xact offset size limit 1) n;
  end;
revoke execute on function posted_between, batch_end from public;
grant execute on function posted_between, batch_end to inventory_app;
