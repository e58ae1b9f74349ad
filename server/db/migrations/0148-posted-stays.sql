-- Posted movements and their lines are changed and taken away by nobody, the owner of the tables included: what was wrong is reversed. Three functions
-- are let through, each for its own: `erase_person` puts another name, `adopt_restored_ledger` other transaction numbers, both left out of the digests of
-- the proof; `delete_sample_tenant` takes a sample organisation away whole. They are known by the call stack, so that no setting opens the way to others.
-- Insertion fires none of these triggers.
create function refuse_change_of_posted() returns trigger language plpgsql as $$
declare
  stack text;
begin
  get diagnostics stack = pg_context;
  if stack !~ format('\m(%s)\(', tg_argv[0]) then
    raise exception 'posted history is never changed' using errcode = '23001', table = tg_table_name, constraint = tg_name,
      hint = 'Reverse the movement instead.';
  end if;
  return null;
end $$;

create function refuse_change_of_movement() returns trigger language plpgsql as $$
begin
  raise exception 'posted history is never changed' using errcode = '23001', table = tg_table_name, constraint = tg_name,
    hint = 'Only the name of an erased person and the number of the transaction may become others.';
end $$;

-- Of transition tables, because a sample has tens of thousands of lines.
create function refuse_loss_of_posted() returns trigger language plpgsql as $$
begin
  if exists (select from gone g where not exists (select from tenant t where t.id = g.tenant_id and t.is_sample)) then
    raise exception 'posted history is never taken away' using errcode = '23001', table = tg_table_name, constraint = tg_name,
      hint = 'Only a sample organisation goes, as a whole.';
  end if;
  return null;
end $$;

create trigger posted_line_stays before update or truncate on movement_line for each statement
  execute function refuse_change_of_posted('nobody');
create trigger posted_line_is_kept before delete on movement_line for each statement
  execute function refuse_change_of_posted('delete_sample_tenant');
create trigger posted_line_of_sample after delete on movement_line referencing old table as gone for each statement
  execute function refuse_loss_of_posted();

create trigger posted_movement_stays before update on movement for each statement
  execute function refuse_change_of_posted('erase_person|adopt_restored_ledger');
create trigger posted_movement_as_it_was before update on movement for each row
  when (to_jsonb(old) - '{actor_name,xact}'::text[] is distinct from to_jsonb(new) - '{actor_name,xact}'::text[])
  execute function refuse_change_of_movement();
create trigger posted_movement_is_whole before truncate on movement for each statement
  execute function refuse_change_of_posted('nobody');
create trigger posted_movement_is_kept before delete on movement for each statement
  execute function refuse_change_of_posted('delete_sample_tenant');
create trigger posted_movement_of_sample after delete on movement referencing old table as gone for each statement
  execute function refuse_loss_of_posted();
