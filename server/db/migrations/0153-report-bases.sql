-- Reports class items by sales and by stock as well as by the cost of what was consumed, and are made anew at night. See docs/decisions/0077. A report of before tells
-- nothing of sales until it is made anew.
alter table stock_report
  add column sold_value float8 not null default 0,
  add column stock_value float8 not null default 0,
  -- the night it was last begun anew, by the organisation's date
  add column night date;
alter table stock_report_item
  -- what was sold less what came back, at the prices of the lines
  add column sold_value numeric not null default 0,
  -- share of all sales, and of all stock, that the items before it make up; null: none of its own
  add column share_before_sold float8,
  add column share_before_stock float8;
create index stock_report_item_sold on stock_report_item (tenant_id, report_id, sold_value desc, item_id);

-- Reports made before today where clocks show three in the morning or later and something has been posted since, whose night has not begun, which it has with this. A caller
-- starts the work in the same transaction. Runs as the tables' owner, because the system's role sees neither reports nor movements.
create function begin_report_nights() returns table (tenant_id uuid, location_id uuid, months smallint, step text)
  language sql volatile security definer set search_path = public, pg_temp
  begin atomic
    update stock_report r set night = (now() at time zone t.time_zone)::date
    from tenant t
    where t.id = r.tenant_id and extract(hour from now() at time zone t.time_zone) >= 3
      and r.made_at < (now() at time zone t.time_zone)::date::timestamp at time zone t.time_zone
      and (r.night is null or r.night < (now() at time zone t.time_zone)::date)
      and (select m.recorded_at from movement m where m.tenant_id = r.tenant_id order by m.id desc limit 1) > r.made_at
    returning r.tenant_id, r.location_id, r.months, r.step;
  end;
revoke execute on function begin_report_nights from public;
grant execute on function begin_report_nights to inventory_system;
