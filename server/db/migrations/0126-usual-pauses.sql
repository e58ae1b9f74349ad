-- A silence is held against the item's usual pauses instead of its longest one, and told in days on sale.
update alert
set facts = jsonb_build_object('usualPause', facts -> 'longestBefore', 'everyDays', 7 / greatest(0.01, (facts ->> 'daysAWeek')::float8))
where kind = 'silence';
