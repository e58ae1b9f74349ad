-- An item's stock is that of its variants where it has some, so a list by type or category that asks for stock had to look at every item of the type for
-- its axes: 60,000 of them for the first fifty red lamps in a store. With the axes in the index only items that are listed are read.
create index item_by_type_listed on item (tenant_id, item_type_id, name_key, id)
  include (archived_at, choice_1, choice_2, choice_3, choice_4, number_1, number_2, number_3, variant_axes) where item_type_id is not null;
create index item_by_category_listed on item (tenant_id, category_id, name_key, id)
  include (archived_at, choice_1, choice_2, choice_3, choice_4, number_1, number_2, number_3, variant_axes) where category_id is not null;
drop index item_by_type_name;
drop index item_by_category_name;
alter index item_by_type_listed rename to item_by_type_name;
alter index item_by_category_listed rename to item_by_category_name;
-- What people hold, apart from the other side of each movement, of which an item has one for suppliers, customers, losses and what was found
create index balance_real on balance (tenant_id, item_id, location_id) where not is_virtual;
