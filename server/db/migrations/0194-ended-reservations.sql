-- Gives back what reservations of a balance hold that have ended. Asked where a movement leaves less than is reserved, so that none is refused for
-- a promise that is over. Whoever asks holds the balance.
create function give_back_ended(item uuid, place uuid, lot uuid) returns numeric language sql volatile
  begin atomic
    with gone as (
      delete from reservation r
      where r.tenant_id = current_tenant() and r.item_id = give_back_ended.item and r.location_id = place
        and r.lot_id is not distinct from give_back_ended.lot and r.expires_at <= now()
      returning r.quantity)
    select coalesce(sum(quantity), 0) from gone;
  end;
