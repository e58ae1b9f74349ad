-- A variant has no variants itself, and what it holds itself is told of variants only.
alter table item add constraint item_variant check (
  (parent_id is null or variant_axes is null) and (parent_id is null) = (own_values is null)
);
create index item_with_variants on item (tenant_id, name_key, id) where variant_axes is not null;
