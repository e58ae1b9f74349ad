-- What the digests of a batch cover: 1 all of a line but what it was entered in and its reason, 2 those as well. A batch is held against the
-- edition it was sealed by, so that what was proved before stays proved.
alter table ledger_batch add column edition smallint not null default 1;
