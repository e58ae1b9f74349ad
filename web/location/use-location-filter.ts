'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Location, listLocations } from '#contract/location.ts'
import { useRecordFilter } from '#web/item/record-filter.tsx'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'

/**
 * Finds locations by name, code and their own fields.
 * @param all  every location that may be shown; undefined while it is read
 * @returns `shown`: those that match and what holds them, so that they stay where they are in the tree; `matching`: undefined where nothing is asked
 */
export function useLocationFilter(all: readonly Location[] | undefined) {
  const [text, setText] = useState('')
  const record = useRecordFilter()
  const byFields = record.conditions.length > 0
  const query = useQuery({
    queryKey: [...readKey(listLocations), 'matching', record.query],
    queryFn: ({ signal }) =>
      readAllPages<Location>((page) => api.call(listLocations, { query: { ...page, ...record.query }, signal })),
    enabled: byFields,
    placeholderData: keepPreviousData,
  })
  const asked = text.trim().toLowerCase()
  const found = byFields ? query.data : undefined
  const isReading = byFields && !found && !query.isError
  return {
    text,
    setText,
    record,
    isReading,
    error: byFields ? query.error : null,
    retry: () => void query.refetch(),
    ...useMemo(() => {
      if (!all || (asked === '' && !byFields)) return { shown: all, matching: undefined }
      const ids = found && new Set(found.map(({ id }) => id))
      const matching = new Set<string>()
      for (const { id, name, code } of all)
        if ((!ids || ids.has(id)) && (name.toLowerCase().includes(asked) || code.toLowerCase().includes(asked)))
          matching.add(id)
      const byId = new Map(all.map((one) => [one.id, one]))
      const kept = new Set(matching)
      for (const id of matching)
        for (let at = byId.get(id)?.parentId; at && !kept.has(at); at = byId.get(at)?.parentId) kept.add(at)
      return { shown: all.filter(({ id }) => kept.has(id)), matching }
    }, [all, asked, byFields, found]),
  }
}
