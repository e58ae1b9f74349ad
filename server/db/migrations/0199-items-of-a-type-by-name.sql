-- Items of one type or category in the order of their names, which is what most lists are. Names that begin with what a thing is stand together in the
-- index of names, and a list of one type walked all before it: 50,000 of 100,000 items for the first fifty lamps. The first choices and numbers go with
-- them, as in the indexes of choices, so that 'red lamps' are found and counted without reading every lamp.
create index item_by_type_name on item (tenant_id, item_type_id, name_key, id)
  include (archived_at, choice_1, choice_2, choice_3, choice_4, number_1, number_2, number_3) where item_type_id is not null;
create index item_by_category_name on item (tenant_id, category_id, name_key, id)
  include (archived_at, choice_1, choice_2, choice_3, choice_4, number_1, number_2, number_3) where category_id is not null;
drop index item_by_type;
drop index item_by_category;
-- the dearest and the cheapest, the newest, and the few that are to be ordered again: each read every item of the organisation
create index item_price on item (tenant_id, price, id) where price is not null;
create index item_created on item (tenant_id, created_at, id);
create index item_reorder on item (tenant_id, name_key, id) where reorder_point is not null;
