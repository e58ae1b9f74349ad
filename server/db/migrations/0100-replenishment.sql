-- Reorder rules that follow the demand forecast: kind `forecast`, with a service level and a review period of their own or the organisation's.
alter table reorder_policy
  add column service_level float8 check (service_level between 0.5 and 0.9999),
  add column review_days int check (review_days between 1 and 180);
do $$
declare
  c text;
begin
  for c in select conname from pg_constraint where conrelid = 'reorder_policy'::regclass and contype = 'c'
    and pg_get_constraintdef(oid) like '%minMax%' loop
    execute format('alter table reorder_policy drop constraint %I', c);
  end loop;
end $$;
alter table reorder_policy
  add constraint reorder_policy_kind check (kind in ('none', 'minMax', 'reorderPoint', 'forecast')),
  add constraint reorder_policy_rule check (case kind when 'minMax' then point is not null and maximum is not null and maximum > point and order_quantity is null
    when 'reorderPoint' then point is not null and order_quantity is not null and maximum is null
    else num_nonnulls(point, maximum, order_quantity) = 0 end),
  add constraint reorder_policy_service check (kind = 'forecast' or num_nonnulls(service_level, review_days) = 0);

alter table purchasing_settings
  -- what stock is held for: 'cycle' and 'fill' by the service level, 'cost' by the two percentages of an item's price
  add column service_aim text not null default 'cycle' check (service_aim in ('cycle', 'fill', 'cost')),
  add column service_level float8 not null default 0.95 check (service_level between 0.5 and 0.9999),
  add column holding_percent float8 not null default 20 check (holding_percent > 0 and holding_percent <= 1000),
  add column shortage_percent float8 not null default 30 check (shortage_percent > 0 and shortage_percent <= 1000),
  add column review_days int not null default 7 check (review_days between 1 and 180),
  -- where no supplier says or shows how long it takes
  add column lead_time_days int not null default 14 check (lead_time_days between 0 and 365);

-- What stock rules need of a forecast without reading its quantiles; null in forecasts of before, until the next run.
alter table forecast
  add column step_variance float8,
  add column total_variance float8,
  add column is_whole boolean;
