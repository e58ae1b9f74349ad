'use client'
import { type QueryKey, useQuery } from '@tanstack/react-query'
import { getCount } from '#contract/count.ts'
import { type CountLine, listCountLines } from '#contract/count-sheet.ts'
import { api } from '#web/lib/api.ts'
import { readKey, useRead } from '#web/lib/read.ts'

/** How often the work of others on the same sheet is looked at. */
const refreshMs = 20_000

/** A count with all lines of its sheet, so that counting goes on without a connection. */
export function useSheet(countId: string) {
  const enabled = countId !== ''
  const params = { countId }
  const count = useRead(getCount, { params }, { enabled, refetchInterval: refreshMs })
  const lines = useQuery({
    queryKey: sheetKey(countId),
    queryFn: ({ signal }) => readAll(countId, signal),
    enabled,
    refetchInterval: refreshMs,
  })
  return {
    count: count.data,
    lines: lines.data,
    error: count.error ?? lines.error,
    retry: () => void Promise.all([count.refetch(), lines.refetch()]),
  }
}

/** Where the whole sheet is kept. */
export function sheetKey(countId: string): QueryKey {
  return [...readKey(listCountLines), countId, 'all']
}

async function readAll(countId: string, signal: AbortSignal): Promise<CountLine[]> {
  const all: CountLine[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 200, ...(cursor ? { cursor } : {}) }
    const page = await api.call(listCountLines, { params: { countId }, query, signal })
    all.push(...page.data)
    cursor = page.nextCursor
  }
  return all
}
