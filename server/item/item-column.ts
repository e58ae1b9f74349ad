import type { SqlColumn } from '#server/http/column-sql.ts'

/** What a filter or an order reads of `item i`. */
export interface ItemColumn extends SqlColumn {
  /** the value itself, where `expression` is its mirror, which cuts texts and rounds numbers */
  whole?: ItemColumn | undefined
  /** list: the field's key, by which its entries stand in `facets` */
  facetKey?: string
  /** indexed in the order of names within a value: sorted so, it is read in order */
  isChoice?: boolean
}

/** SQL: the items whose balances are the stock of `item i`: itself, or its variants where it has some. Such an item holds nothing itself. */
export const stockHolderIds =
  'case when i.variant_axes is null then array[i.id] else array(select v.id from item v where v.tenant_id = i.tenant_id and v.parent_id = i.id) end'

/** SQL: any of them, to compare with. */
export const stockHolders = `any(${stockHolderIds})`
