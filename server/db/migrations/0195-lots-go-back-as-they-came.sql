-- What of a lot has gone back to a supplier beyond what an order received of it: of the lots that one movement of the order received, or returned. Where a
-- line was received without lots, as before its item was tracked, none is asked for.
create function purchase_lots_short(posted uuid, returned boolean) returns table (order_line_id uuid, lot_id uuid, short numeric) language sql stable
  begin atomic
    with stands as (
      select r.order_line_id, l.lot_id, case when r.is_return then -r.quantity else r.quantity end as amount
      from purchase_receipt_line r join movement_line l on l.tenant_id = r.tenant_id and l.movement_id = r.movement_id and l.line_no = r.line_no
      where r.order_line_id in (select o.order_line_id from purchase_receipt_line o where o.movement_id = posted and o.is_return = returned)
        and not exists (select from movement v where v.tenant_id = r.tenant_id and v.reverses_id = r.movement_id))
    select s.order_line_id, s.lot_id, -sum(s.amount)
    from stands s
    where s.lot_id in (select l.lot_id from movement_line l where l.movement_id = posted)
      and not exists (select from stands u where u.order_line_id = s.order_line_id and u.lot_id is null and u.amount > 0)
    group by s.order_line_id, s.lot_id having sum(s.amount) < 0;
  end;

-- The same of customers: what of a lot has come back beyond what an order shipped of it.
create function sale_lots_short(posted uuid, returned boolean) returns table (order_line_id uuid, lot_id uuid, short numeric) language sql stable
  begin atomic
    with stands as (
      select r.order_line_id, l.lot_id, case when r.disposition is null then r.quantity else -r.quantity end as amount
      from sales_shipment_line r join movement_line l on l.tenant_id = r.tenant_id and l.movement_id = r.movement_id and l.line_no = r.line_no
      where r.order_line_id in (select o.order_line_id from sales_shipment_line o where o.movement_id = posted and (o.disposition is not null) = returned)
        and not exists (select from movement v where v.tenant_id = r.tenant_id and v.reverses_id = r.movement_id))
    select s.order_line_id, s.lot_id, -sum(s.amount)
    from stands s
    where s.lot_id in (select l.lot_id from movement_line l where l.movement_id = posted)
      and not exists (select from stands u where u.order_line_id = s.order_line_id and u.lot_id is null and u.amount > 0)
    group by s.order_line_id, s.lot_id having sum(s.amount) < 0;
  end;

-- A receipt is not reversed while goods of its lots are with the supplier again, nor a shipment while goods of its lots are back: as it was of
-- the lines' sums. The triggers run when the reversing movement is there, so the one it reverses does not stand any more.
create function refuse_lots_returned() returns trigger language plpgsql as $$
begin
  if exists (select from purchase_lots_short(new.reverses_id, false)) then
    perform refuse('goods_returned', '{}');
  end if;
  if exists (select from sale_lots_short(new.reverses_id, false)) then
    perform refuse('shipment_returned', '{}');
  end if;
  return null;
end $$;
-- by name after give_back_purchase and give_back_sale, which lock the order
create trigger refuse_lots_returned after insert on movement
  for each row when (new.reverses_id is not null) execute function refuse_lots_returned();
