'use client'
import { useQueries } from '@tanstack/react-query'
import { listPacks, mostPacks } from '#contract/pack.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'

/** In what items are counted, by their ids, as far as it is read: their base units, and the packs they have. */
export function useUnitsOfItems(ids: readonly string[]): ReadonlyMap<string, UnitsOfItem> {
  const unique = [...new Set(ids)]
  const items = useItemsById(unique)
  return useQueries({
    queries: unique.map((itemId) => {
      const query = { itemId, limit: mostPacks }
      return {
        queryKey: readKey(listPacks, { query }),
        queryFn: ({ signal }: { signal: AbortSignal }) => api.call(listPacks, { query, signal }),
        staleTime: 60_000,
      }
    }),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index) => {
          const id = unique[index] ?? ''
          const item = items.get(id)
          return item && data ? [[id, { unit: item.unit, packs: data.data }] as const] : []
        }),
      ),
  })
}
