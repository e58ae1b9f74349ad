import type { Filter } from '#contract/filter.ts'

/** Filters that other pages lead to. */
const named = {
  low: { field: 'state', op: 'eq', value: 'belowReorderPoint' },
  out: { field: 'state', op: 'eq', value: 'outOfStock' },
  negative: { field: 'state', op: 'eq', value: 'negativeStock' },
} as const satisfies Record<string, Filter>

/** Address of the items list under a filter; the list shows it as removable conditions. */
export function itemsAddress(filter: Filter): string {
  return `/items?filter=${encodeURIComponent(JSON.stringify(filter))}`
}

/** Address of the items list under one of the named filters. */
export function itemsWhere(name: keyof typeof named): string {
  return itemsAddress(named[name])
}

/** The filter behind a name, for lists that show an excerpt. */
export function namedFilter(name: keyof typeof named): Filter {
  return named[name]
}
