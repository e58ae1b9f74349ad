'use client'
import { useQuery } from '@tanstack/react-query'
import { listViews, type View } from '#contract/view.ts'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

/** Every saved view one sees, pinned first, then by name. */
export function useViews() {
  const { data, error } = useQuery({
    queryKey: [...readKey(listViews), 'all'],
    queryFn: ({ signal }) => readAllPages<View>((query) => api.call(listViews, { query, signal })),
    staleTime: 60_000,
  })
  return { views: data, error }
}
