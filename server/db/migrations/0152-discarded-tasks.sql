-- A failed or cancelled task that somebody has put away: it is not listed, and the job that the queue gave up for it is forgotten. Trying it again takes it back.
alter table task add column discarded_at timestamptz check (discarded_at is null or state in ('failed', 'cancelled'));
