-- What of an item is on the road: few of all lines that were ever shipped.
create index transfer_line_open on transfer_line (tenant_id, item_id) where received + missing < quantity;
