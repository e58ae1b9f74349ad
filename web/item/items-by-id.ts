'use client'
import { useQueries } from '@tanstack/react-query'
import { getItem, type Item } from '#contract/item.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'

/** Items by id, as far as they are read; each is read once and kept for ten minutes. */
export function useItemsById(ids: readonly string[]): ReadonlyMap<string, Item> {
  return useQueries({
    queries: [...new Set(ids)].map((itemId) => ({
      queryKey: readKey(getItem, { params: { itemId } }),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getItem, { params: { itemId }, signal }),
      staleTime: 600_000,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  })
}
