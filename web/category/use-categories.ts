'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { type Category, listCategories } from '#contract/category.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'
import { layOutTree } from '#web/lib/tree-order.ts'

/** Every category of the organisation, archived ones too, by id and as a tree of the living ones. @param enabled  false: nothing is read yet */
export function useCategories(enabled = true) {
  const locale = useLocale()
  const { data, error, refetch } = useQuery({
    queryKey: [...readKey(listCategories), 'all'],
    queryFn: ({ signal }) => readAllPages<Category>((query) => api.call(listCategories, { query, signal })),
    staleTime: 60_000,
    enabled,
  })
  return useMemo(() => {
    const byId = new Map(data?.map((one) => [one.id, one]))
    const living = data?.filter((one) => !one.archivedAt)
    return { all: data, byId, tree: living && layOutTree(living, locale), error, refetch }
  }, [data, error, refetch, locale])
}

/** A category and all above it, the nearest first; what decides which fields an item has. */
export function withAncestors(
  byId: ReadonlyMap<string, Pick<Category, 'id' | 'parentId'>>,
  categoryId: string | null | undefined,
): string[] {
  const ids: string[] = []
  for (let at = categoryId; at && !ids.includes(at); at = byId.get(at)?.parentId) ids.push(at)
  return ids
}
