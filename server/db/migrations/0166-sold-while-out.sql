-- A unit that is checked out to a place lies in stock there, so that a movement may take it away. One that takes it out of the books as lost or spoilt ends
-- its check-out; one that sells it, gives it back to its supplier or builds it in is refused: somebody answers for the unit. Whoever moves a unit holds its
-- lot's row, as whoever checks it out or in does.
create function end_checkout() returns trigger language plpgsql as $$
declare
  one checkout;
  goes_to text;
  moved movement;
begin
  select * into one from checkout where tenant_id = new.tenant_id and lot_id = new.lot_id and state = 'out';
  if not found then
    return null;
  end if;
  select kind into goes_to from location where tenant_id = new.tenant_id and id = new.to_location_id and is_virtual;
  if not found or goes_to in ('transit', 'holder') then
    return null;
  end if;
  select * into moved from movement where tenant_id = new.tenant_id and id = new.movement_id;
  if moved.reverses_id is not null or goes_to not in ('loss', 'adjustment') then
    perform refuse('unit_out', json_build_object('line', new.line_no,
      'lot', (select code from lot where tenant_id = new.tenant_id and id = new.lot_id), 'holderName', one.holder_name, 'dueOn', one.due_on)::jsonb);
  end if;
  update checkout
  set state = 'returned', condition = case moved.kind when 'spoilage' then 'damaged' else 'lost' end, return_note = moved.reason,
    return_movement_id = moved.id, version = version + 1, updated_at = now()
  where tenant_id = new.tenant_id and id = one.id;
  return null;
end $$;
create trigger end_checkout after insert on movement_line
  for each row when (new.lot_id is not null) execute function end_checkout();
