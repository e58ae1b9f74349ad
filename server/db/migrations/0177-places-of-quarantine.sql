-- What lies in a place of quarantine is promised to nobody, and so is what lies in a bin or zone of it.
create function quarantine_and_below() returns setof uuid language sql stable
  begin atomic
    with recursive below as (
      select tenant_id, id from location where kind = 'quarantine'
      union
      select l.tenant_id, l.id from location l join below b on l.tenant_id = b.tenant_id and l.parent_id = b.id)
    select id from below;
  end;

-- Upwards, for one place.
create function is_quarantined(tenant uuid, place uuid) returns boolean language sql stable
  begin atomic
    with recursive above as (
      select kind, parent_id from location where tenant_id = tenant and id = place
      union
      select l.kind, l.parent_id from location l join above a on l.tenant_id = tenant and l.id = a.parent_id)
    select exists (select from above where kind = 'quarantine');
  end;

create or replace function refuse_over_reservation() returns trigger language plpgsql as $$
begin
  if new.is_virtual or new.reserved > new.on_hand or is_quarantined(new.tenant_id, new.location_id) then
    perform refuse('insufficient_stock', jsonb_build_object('itemId', new.item_id, 'locationId', new.location_id, 'lotId', new.lot_id,
      'available', trim_scale(case when new.is_virtual or new.reserved <= new.on_hand then 0 else greatest(old.on_hand - old.reserved, 0) end)::text,
      'requested', trim_scale(new.reserved - old.reserved)::text));
  end if;
  return new;
end $$;
