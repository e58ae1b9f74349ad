'use client'
import { useQueries } from '@tanstack/react-query'
import { type ItemRow, listItems } from '#contract/item.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'

/** Ids asked for in one request; a list that grows at its end asks again for its last part only. */
const part = 100

/** Items by id, archived ones too, as far as they are read; kept for ten minutes. */
export function useItemsById(ids: readonly string[]): ReadonlyMap<string, ItemRow> {
  return useItemsByIdRead(ids).items
}

/** The same with why some could not be read, for who cannot go on without them. */
export function useItemsByIdRead(ids: readonly string[]): {
  items: ReadonlyMap<string, ItemRow>
  error: Error | undefined
  retry: () => void
} {
  const unique = [...new Set(ids)]
  const parts = Array.from({ length: Math.ceil(unique.length / part) }, (_, n) =>
    unique.slice(n * part, (n + 1) * part),
  )
  return useQueries({
    queries: parts.map((value) => {
      const query = { filter: { field: 'id', op: 'in', value } as const, limit: part, archived: 'include' as const }
      return {
        queryKey: readKey(listItems, { query }),
        // the client writes the filter as JSON into the address, which is the parameter's wire form
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(listItems, { query: query as never, signal }),
        staleTime: 600_000,
        placeholderData: (before: Awaited<ReturnType<typeof api.call<typeof listItems>>> | undefined) => before,
      }
    }),
    combine: (results) => ({
      items: new Map(results.flatMap(({ data }) => data?.data ?? []).map((item) => [item.id, item] as const)),
      error: results.find(({ error }) => error)?.error ?? undefined,
      retry: () => void Promise.all(results.filter(({ isError }) => isError).map(({ refetch }) => refetch())),
    }),
  })
}
