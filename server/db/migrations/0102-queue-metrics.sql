-- What the operator of an installation sees of its queue: how jobs ended and who works. Of no tenant; the system's role alone reads and writes it.
-- See docs/decisions/0063.

-- How attempts at jobs ended, by hour: sums over all processes, kept for two weeks.
create table job_metric (
  hour timestamptz not null,
  job text not null,
  done int not null,
  -- attempts that threw, and those of them that were the last
  failed int not null,
  given_up int not null,
  -- attempts by duration: bucket n (from 0) holds those below 2^n ms
  durations int[] not null,
  primary key (hour, job)
) with (fillfactor = 70);

-- Worker processes; one that is not seen for a minute is gone.
create table worker_process (
  id uuid primary key,
  host text not null,
  pid int not null,
  concurrency int not null,
  running int not null,
  started_at timestamptz not null,
  seen_at timestamptz not null default now()
) with (fillfactor = 50);

do $$
declare
  t text;
begin
  foreach t in array array['job_metric', 'worker_process'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to current_user using (true) with check (true)', t);
    execute format('create policy system on %I to inventory_system using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to inventory_system', t);
  end loop;
end $$;
