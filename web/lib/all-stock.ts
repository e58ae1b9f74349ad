'use client'
import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { CallInput } from '#contract/client.ts'
import { type Balance, listStock } from '#contract/stock.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

type Asked = Omit<NonNullable<CallInput<typeof listStock>['query']>, 'limit' | 'cursor'>

/** The read behind `useAllStock`, for several at once; stale whenever `listStock` is. */
export function allStock(query: Asked) {
  return {
    queryKey: [...readKey(listStock, { query }), 'all'],
    queryFn: ({ signal }) =>
      readAllPages<Balance>((page) => api.call(listStock, { query: { ...query, ...page }, signal })),
  } satisfies UseQueryOptions<Balance[]>
}

/**
 * All balances that are asked for and not their first page: of what is summed, or picked from, none may be left out. At most 4,000 are read,
 * a page of 200 after the other.
 */
export function useAllStock(query: Asked, enabled = true) {
  return useQuery({ ...allStock(query), enabled })
}
