import type { SortOrder } from '#contract/filter.ts'

/** An order as a query tells it: `name`, or `-price` for descending. */
export function readSort(sort: string): SortOrder {
  return sort.startsWith('-') ? { field: sort.slice(1), descending: true } : { field: sort, descending: false }
}
