'use client'
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { Filter } from '#contract/filter.ts'
import { listItems } from '#contract/item.ts'
import type { Archived, ItemLines } from '#web/item/item-lines.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { type PageStart, pageRows, RowPages } from '#web/item/row-pages.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Which items a list shows, and in which order. */
export type ItemsSelection = {
  filter: Filter | undefined
  text: string | undefined
  archived: Archived
  sort: string | undefined
}

/** Lists that were looked at last, so that coming back to one shows it at once. */
const kept = new Map<string, RowPages<ItemRow>>()
const mostKept = 60

/** The pages of a selection; the same ones for the same selection. */
export function pagesOf(selection: ItemsSelection): RowPages<ItemRow> {
  const key = JSON.stringify([currentTenantId(), selection])
  const known = kept.get(key)
  kept.delete(key)
  const pages = known ?? new RowPages<ItemRow>(sourceOf(selection))
  kept.set(key, pages)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return pages
}

function sourceOf({ filter, text, archived, sort }: ItemsSelection) {
  const query = {
    archived,
    // the client writes the filter as JSON into the address, which is the parameter's wire form
    ...(filter ? { filter: JSON.stringify(filter) } : {}),
    ...(text ? { text } : {}),
    ...(sort ? { sort } : {}),
  }
  return {
    load: (from: PageStart, signal: AbortSignal) =>
      api.call(listItems, {
        query: { ...query, limit: pageRows, ...(from === 'first' ? { total: 'true' as const } : from) },
        signal,
      }),
  }
}

/** Least time between two looks at what a moving scroll has in sight. */
const restMs = 90

/** Pages as lines. While another list's first page is on its way, the one before stays. */
export function useItemLines(wanted: RowPages<ItemRow> | undefined): ItemLines & { isStale: boolean } {
  const before = useRef(wanted)
  useSyncExternalStore(wanted?.subscribe ?? none, wanted?.version ?? zero, zero)
  const isReady = wanted !== undefined && (wanted.total !== undefined || wanted.error !== undefined)
  if (isReady || !before.current) before.current = wanted
  const shown = before.current ?? wanted
  useEffect(() => {
    if (!wanted) return
    // what was looked at before may be old by now
    if (wanted.total !== undefined) void wanted.refresh()
    else wanted.want(0, 0)
  }, [wanted])
  const onWindow = useThrottled((first: number, last: number) => wanted?.want(first, last))
  const version = shown?.version()
  return useMemo(
    () => ({ ...toLines(shown), onWindow, isStale: shown !== wanted }),
    // another version is another list of lines
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [shown, version, wanted, onWindow],
  )
}

const none = () => () => undefined
const zero = () => 0

function toLines(pages: RowPages<ItemRow> | undefined): Omit<ItemLines, 'onWindow'> {
  return {
    count: pages?.total,
    countIsEstimate: pages?.totalIsEstimate ?? false,
    error: pages?.error,
    entryAt: (index) => {
      const row = pages?.rowAt(index)
      return row && { key: row.id, row }
    },
    read: async (first, last) => (pages ? pages.read(first, last) : []),
    find: (id) => pages?.find((row) => row.id === id),
    replace: (next) =>
      pages?.replace(
        (row) => next.has(row.id),
        (row) => next.get(row.id)?.(row) ?? row,
      ),
    refresh: async () => pages?.refresh(),
  }
}

/** Calls at once, then not more often than every 90 ms, with the latest arguments. */
export function useThrottled(call: (first: number, last: number) => void): (first: number, last: number) => void {
  const latest = useRef(call)
  latest.current = call
  const state = useRef<{ at: number; timer: ReturnType<typeof setTimeout> | undefined }>({ at: 0, timer: undefined })
  return useCallback((first, last) => {
    const { current } = state
    clearTimeout(current.timer)
    const run = () => {
      current.at = Date.now()
      latest.current(first, last)
    }
    const wait = current.at + restMs - Date.now()
    if (wait <= 0) run()
    else current.timer = setTimeout(run, wait)
  }, [])
}
