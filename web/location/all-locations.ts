'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { type Location, listLocations } from '#contract/location.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { layOutTree } from '#web/lib/tree-order.ts'

/** Pages of 200 that are read at most: a tree of more than 10,000 places wants a search, not a list. */
const mostPages = 50

/** Every location of the organisation, virtual and archived ones too, by id and as a tree of the real, living ones. */
export function useAllLocations(enabled = true) {
  const locale = useLocale()
  const query = useQuery({ queryKey: [...readKey(listLocations), 'all'], queryFn: readAll, staleTime: 60_000, enabled })
  const { data } = query
  return useMemo(() => {
    const real = data?.filter((one) => !one.isVirtual)
    const living = real?.filter((one) => !one.archivedAt)
    return {
      query,
      all: data,
      real,
      byId: new Map(data?.map((one) => [one.id, one])),
      tree: living && layOutTree(living, locale),
    }
  }, [query, data, locale])
}

async function readAll({ signal }: { signal: AbortSignal }): Promise<Location[]> {
  const all: Location[] = []
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const read = await api.call(listLocations, {
      query: { limit: 200, virtual: 'include', ...(cursor ? { cursor } : {}) },
      signal,
    })
    all.push(...read.data)
    if (!read.nextCursor) break
    cursor = read.nextCursor
  }
  return all
}
