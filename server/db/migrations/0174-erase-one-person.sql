-- Who is erased is told apart from others of the same name also where the person does not stand beside the name: whatever is done is written into the
-- record in the same transaction, at the same instant, with the person who did it.
drop function person_name_columns();

-- Columns that hold the name of somebody of the organisation as it was then, by how they are called: `created_by_name`, `actor_name`. Where the person
-- stands beside the name, `person_column` says where; `time_column` is when the name was written.
create function person_name_columns() returns table (table_name text, column_name text, person_column text, time_column text)
  language sql stable set search_path = public, pg_temp
  begin atomic
    select c.relname::text, a.attname::text, (
      select p.attname::text from pg_attribute p
      where p.attrelid = c.oid and p.atttypid = 'uuid'::regtype and not p.attisdropped
        and p.attname in (regexp_replace(a.attname, '_name$', ''), regexp_replace(a.attname, '_name$', '_id'), regexp_replace(a.attname, '_name$', '_user_id'))
      limit 1), (
      select t.attname::text from pg_attribute t
      where t.attrelid = c.oid and t.atttypid = 'timestamptz'::regtype and not t.attisdropped
        and t.attname in (regexp_replace(a.attname, '_by(_name)?$', '_at'), 'created_at')
      order by t.attname = 'created_at'
      limit 1)
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'text'::regtype and not a.attisdropped
      and a.attname ~ '(_by_name|^consented_by|^(actor|counter|assignee|owner|author|holder)_name)$';
  end;

-- Replaces the name of somebody who has left by another, in everything that keeps it; what was posted stays otherwise as it is, for the proof of the
-- ledger leaves names out. Of others who have, or had, the same name in the same organisation nothing is changed. Tokens of programs that acted for the
-- person end. Runs as the owner: posted history and the audit record are changed by nobody else.
-- Sequential reads of the tables of each organisation the person was in; minutes where there are millions of movements.
create or replace function erase_person(person uuid, by_name text) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  home uuid;
  place record;
  known text[];
  namesake boolean;
  former_email text := (select u.email from auth."user" u where u.id = person);
  changed bigint := 0;
  step bigint;
begin
  if exists (select from member m where m.user_id = person) then
    raise exception 'only somebody who is in no organisation can be erased' using errcode = '42501';
  end if;
  for home in
    select t.id from tenant t
    where exists (select from audit_log a where a.tenant_id = t.id and a.entity = 'member' and a.entity_id = person::text)
  loop
    select array_agg(distinct n.name) into known
    from (
      select u.name from auth."user" u where u.id = person
      union select a.before ->> 'name' from audit_log a where a.tenant_id = home and a.entity = 'member' and a.entity_id = person::text
      union select a.after ->> 'name' from audit_log a where a.tenant_id = home and a.entity = 'member' and a.entity_id = person::text) n
    where n.name is not null;
    namesake := exists (
        select from audit_log a
        where a.tenant_id = home and (
          (a.actor_id <> person and a.actor_name = any(known))
          or (a.entity = 'member' and a.entity_id <> person::text and (a.before ->> 'name' = any(known) or a.after ->> 'name' = any(known)))))
      or exists (
        select from member m join auth."user" u on u.id = m.user_id where m.tenant_id = home and u.name = any(known));
    for place in select * from person_name_columns() loop
      if place.person_column is not null then
        execute format('update %I set %I = $1 where tenant_id = $2 and %I = $3', place.table_name, place.column_name, place.person_column)
          using by_name, home, person;
      elsif not namesake then
        execute format('update %I set %I = $1 where tenant_id = $2 and %2$I = any($3)', place.table_name, place.column_name)
          using by_name, home, known;
      else
        execute format('update %I set %I = $1 where tenant_id = $2 and %2$I = any($3)
            and %I in (select a.at from audit_log a where a.tenant_id = $2 and a.actor_id = $4)',
            place.table_name, place.column_name, place.time_column)
          using by_name, home, known, person;
      end if;
      get diagnostics step = row_count;
      changed := changed + step;
    end loop;
    update audit_log a
    set before = with_words_replaced(a.before, words.gone, by_name), after = with_words_replaced(a.after, words.gone, by_name)
    from (
      select e.id, case when not namesake or (e.entity = 'member' and e.entity_id = person::text)
          or strpos(concat(e.before, e.after), person::text) > 0 or (e.actor_id = person and e.before is null)
        then known || former_email else array[former_email] end as gone
      from audit_log e where e.tenant_id = home) words
    where a.tenant_id = home and a.id = words.id
      and exists (
        select from unnest(words.gone) w where strpos(a.before::text, to_jsonb(w)::text) > 0 or strpos(a.after::text, to_jsonb(w)::text) > 0);
    get diagnostics step = row_count;
    changed := changed + step;
    update invitation i set email = null where i.tenant_id = home and lower(i.email) = lower(former_email);
  end loop;
  delete from auth."oauthAccessToken" t where t."userId" = person;
  delete from auth."oauthRefreshToken" t where t."userId" = person;
  delete from auth."oauthConsent" c where c."userId" = person;
  delete from auth.session s where s."userId" = person;
  delete from auth.account a where a."userId" = person;
  delete from auth.verification v where strpos(lower(v.identifier), lower(former_email)) > 0;
  update auth."user" u set name = by_name, email = person || '@erased.invalid', image = null where u.id = person;
  return changed;
end $$;
