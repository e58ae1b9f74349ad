-- Who gets the alerts of a day by e-mail, and when. A member without a row gets none.
create table alert_digest (
  tenant_id uuid not null,
  user_id uuid not null,
  -- of the day in the organisation's time zone; null: none
  hour int check (hour between 0 and 23),
  -- the last day on which it was begun, and the last on which it was handed to the mail server or found empty: either happens once a day
  begun_on date,
  sent_on date,
  version int not null default 1,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references member (tenant_id, user_id) on delete cascade
);
alter table alert_digest enable row level security;
alter table alert_digest force row level security;
create policy tenant on alert_digest to inventory_app using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
create policy owner on alert_digest to current_user using (true) with check (true);
grant select, insert, update on alert_digest to inventory_app;

-- Digests whose hour has come and that have not been begun today, which they have with this. A caller queues the work in the same transaction. Runs as
-- the tables' owner, because the system's role sees no organisation's rows.
create function begin_alert_digests() returns table (tenant_id uuid, user_id uuid, day date)
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    update alert_digest d
    set begun_on = (now() at time zone t.time_zone)::date
    from tenant t
    where t.id = d.tenant_id and d.hour <= extract(hour from now() at time zone t.time_zone)
      and (d.begun_on is null or d.begun_on < (now() at time zone t.time_zone)::date)
    returning d.tenant_id, d.user_id, d.begun_on;
  end;
revoke execute on function begin_alert_digests from public;
grant execute on function begin_alert_digests to inventory_system;
