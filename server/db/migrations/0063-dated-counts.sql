-- When all that a count holds was counted, such as on paper yesterday; null: each figure as it is entered.
alter table count add column counted_at timestamptz;
