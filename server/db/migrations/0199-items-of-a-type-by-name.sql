-- Items of one type or category in the order of their names, which is what most lists are. Names that begin with what a thing is stand together in the
-- index of names, and a list of one type walked all before it: 50,000 of 100,000 items for the first fifty lamps.
create index item_by_type_name on item (tenant_id, item_type_id, name_key, id) where item_type_id is not null;
create index item_by_category_name on item (tenant_id, category_id, name_key, id) where category_id is not null;
drop index item_by_type;
drop index item_by_category;
