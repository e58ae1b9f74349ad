import type { Filter } from '#contract/filter.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { itemRowText } from '#server/item/item-json.ts'

/** A page of 50 of the product, and the same by hand on native columns. */
export interface Comparison {
  name: string
  /** most of the native query's time it may take */
  bar: number
  sort: { field: string; descending: boolean }
  filter: (low: number) => Filter
  native: (low: number) => string
}

const width = 100_000
const stock = `cross join lateral (
  select coalesce(sum(b.on_hand), 0) as on_hand, coalesce(sum(b.reserved), 0) as reserved
  from balance b where b.tenant_id = i.tenant_id and b.item_id = i.id and not b.is_virtual) s`

function nativePage(where: string, order: string): string {
  return `select string_agg(${itemRowText}, ',') as data from (
    select * from item i where i.archived_at is null and ${where} order by ${order}, i.id limit 51) i ${stock}`
}

/** Ranges of a tenth of the numbers; the select's value is held by a tenth of the items. */
export function comparisons(fields: readonly MirroredField[]): Comparison[] {
  const keyOf = (kind: string, place: number) =>
    `attributes.${fields.filter((field) => field.kind === kind)[place]?.key ?? ''}`
  const [choice, a, b] = [keyOf('select', 0), keyOf('number', 0), keyOf('number', 1)]
  const range = (field: string, low: number): Filter[] => [
    { field, op: 'gte', value: low },
    { field, op: 'lt', value: low + width },
  ]
  const nativeRange = (column: string, low: number) => `i.${column} >= ${low} and i.${column} < ${low + width}`
  const byName = { field: 'name', descending: false }
  return [
    {
      name: 'range, sorted by the same field',
      bar: 1.5,
      sort: { field: a, descending: false },
      filter: (low) => ({ and: range(a, low) }),
      native: (low) => nativePage(nativeRange('native_a', low), 'i.native_a'),
    },
    {
      name: 'range, sorted by name',
      bar: 1.5,
      sort: byName,
      filter: (low) => ({ and: range(a, low) }),
      native: (low) => nativePage(nativeRange('native_a', low), 'i.name_key'),
    },
    {
      name: 'one select and two ranges, sorted by name',
      bar: 2,
      sort: byName,
      filter: (low) => ({ and: [{ field: choice, op: 'eq', value: 'c3' }, ...range(a, low), ...range(b, 300_000)] }),
      native: (low) =>
        nativePage(
          `i.native_choice = 'c3' and ${nativeRange('native_a', low)} and ${nativeRange('native_b', 300_000)}`,
          'i.name_key',
        ),
    },
  ]
}
