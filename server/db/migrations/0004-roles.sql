-- The application's role owns nothing and is held by row-level security; the system role serves sign-in, dispatch
-- and clean-up; the search role owns one function and cannot log in. The migrator makes the roles and their passwords.
grant usage on schema public to inventory_app, inventory_system, inventory_search;
grant usage on schema auth to inventory_system;
grant select, insert, update, delete on all tables in schema auth to inventory_system;

do $$
declare
  t text;
begin
  foreach t in array array[
    'member', 'invitation', 'api_key', 'idempotency', 'audit_log', 'item_type', 'category', 'field_set', 'field_set_target', 'field', 'unique_value',
    'field_counter', 'supplier', 'location', 'item', 'movement',
    'movement_line', 'balance', 'task', 'outbox', 'file', 'file_field', 'file_usage', 'import', 'import_refusal', 'import_change', 'import_made', 'export', 'import_difference', 'saved_view', 'bulk_edit', 'bulk_edit_change', 'field_change', 'field_change_value', 'forecast_run', 'forecast'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to inventory_app', t);
  end loop;
end $$;

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant to inventory_app using (id = current_tenant()) with check (id = current_tenant());
create policy owner on tenant to current_user using (true) with check (true);
grant select, update on tenant to inventory_app;

-- Posted history and the audit record do not change.
revoke update, delete on movement, movement_line, audit_log from inventory_app;
revoke delete on balance, item, location, item_type, category, field_set, field, supplier from inventory_app;
revoke update, delete on outbox from inventory_app;

-- What crosses tenants, and no more: finding out who is calling, founding an organisation, accepting an invitation.
create policy system on tenant to inventory_system using (true) with check (true);
create policy system on member to inventory_system using (true) with check (true);
create policy system on invitation to inventory_system using (true) with check (true);
create policy system on api_key to inventory_system using (true) with check (true);
-- founding an organisation gives it its virtual locations and a first warehouse; only the virtual ones can be read back
create policy system on location to inventory_system using (is_virtual) with check (is_virtual or parent_id is null);
create policy system on audit_log to inventory_system using (false) with check (true);
create policy system on idempotency to inventory_system using (true) with check (true);
create policy system on outbox to inventory_system using (true) with check (true);
create policy system on task to inventory_system using (true) with check (true);
grant select, insert, update on tenant, member to inventory_system;
grant select, update on invitation to inventory_system;
grant select, insert, update on api_key to inventory_system;
grant select, insert on location to inventory_system;
grant insert on audit_log to inventory_system;
grant select, insert, update, delete on idempotency, outbox to inventory_system;
grant select, insert, update on task to inventory_system;

-- A policy hides GIN indexes from operators that are not leakproof (`@@` is not). This function looks the words up with
-- the index under a role of its own and adds the tenant itself; what it returns is read again under the caller's policy.
create policy search on item for select to inventory_search using (true);
grant select on item to inventory_search;
-- Items that hold all words whole come first, then those that only hold their beginnings, which are looked up only where
-- the former are not enough; `whole` may be null. The tenant is compared in a form that no index serves: the words are the
-- tenant's own by their tag, and an index of its items would only be read besides. One plan serves all words.
create function search_item_ids(whole tsquery, begun tsquery, most int, archived text) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  begin atomic
    with best as materialized (
      select i.id, ts_rank(i.search, whole) + 10 as rank
      from item i
      where i.search @@ whole and (i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) is true
        and (archived = 'include' or (i.archived_at is null) = (archived = 'exclude'))
      order by rank desc, i.id
      limit most
    ), rest as (
      select i.id, ts_rank(i.search, begun) as rank
      from item i
      where i.search @@ begun and (i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) is true
        and (archived = 'include' or (i.archived_at is null) = (archived = 'exclude'))
        and (whole is null or not i.search @@ whole) and (select count(*) from best) < most
      order by rank desc, i.id
      limit most
    )
    select b.id, b.rank::real from best b union all select r.id, r.rank from rest r
    order by 2 desc, 1
    limit most;
  end;
revoke execute on function search_item_ids from public;
grant execute on function search_item_ids to inventory_app;

-- The same for entries of fields that hold lists: some of the items that hold any of these, at most so many.
create function item_ids_with_facets(wanted text[], most int) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select i.id
    from item i
    where i.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and i.facets && wanted
    limit most;
  end;
revoke execute on function item_ids_with_facets from public;
grant execute on function item_ids_with_facets to inventory_app;

-- Deletes a sample organisation whole; any other is refused. Runs as the tables' owner, because history is otherwise kept.
create function delete_sample_tenant(doomed uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if doomed is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid then
    raise exception 'only the current tenant can be deleted' using errcode = '42501';
  end if;
  if not exists (select from tenant where id = doomed and is_sample) then
    raise exception 'only a sample can be deleted' using errcode = '42501';
  end if;
  delete from forecast where tenant_id = doomed;
  delete from forecast_run where tenant_id = doomed;
  delete from field_change_value where tenant_id = doomed;
  delete from field_change where tenant_id = doomed;
  delete from saved_view where tenant_id = doomed;
  delete from bulk_edit_change where tenant_id = doomed;
  delete from bulk_edit where tenant_id = doomed;
  delete from import_change where tenant_id = doomed;
  delete from export where tenant_id = doomed;
  delete from import_made where tenant_id = doomed;
  delete from import_difference where tenant_id = doomed;
  delete from import_refusal where tenant_id = doomed;
  delete from import where tenant_id = doomed;
  delete from file_field where tenant_id = doomed;
  delete from file where tenant_id = doomed;
  delete from file_usage where tenant_id = doomed;
  delete from task where tenant_id = doomed;
  delete from outbox where tenant_id = doomed;
  delete from balance where tenant_id = doomed;
  delete from movement_line where tenant_id = doomed;
  delete from movement where tenant_id = doomed;
  delete from item where tenant_id = doomed;
  delete from unique_value where tenant_id = doomed;
  delete from field_counter where tenant_id = doomed;
  delete from field where tenant_id = doomed;
  delete from field_set_target where tenant_id = doomed;
  delete from field_set where tenant_id = doomed;
  delete from item_type where tenant_id = doomed;
  delete from category where tenant_id = doomed;
  delete from supplier where tenant_id = doomed;
  delete from location where tenant_id = doomed;
  delete from audit_log where tenant_id = doomed;
  delete from idempotency where tenant_id = doomed;
  delete from api_key where tenant_id = doomed;
  delete from invitation where tenant_id = doomed;
  delete from member where tenant_id = doomed;
  delete from tenant where id = doomed;
end $$;
revoke execute on function delete_sample_tenant from public;
grant execute on function delete_sample_tenant to inventory_app;

-- After a bulk load the planner must know of it at once, not at the next automatic look: only an owner may ANALYZE.
create function refresh_statistics(moved boolean) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform gin_clean_pending_list('item_search');
  analyze item;
  if not moved then
    return;
  end if;
  analyze movement;
  analyze movement_line;
  analyze balance;
end $$;
revoke execute on function refresh_statistics from public;
grant execute on function refresh_statistics to inventory_app;
