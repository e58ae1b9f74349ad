'use client'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import type { Filter } from '#contract/filter.ts'
import { type LeaveOut, leaveOuts } from '#contract/search.ts'
import { readFilter } from '#web/item/filter-tree.ts'

/** The question in the address, and what a person made of it: both survive reload, back and sharing. */
export type AskedQuestion = {
  text: string
  /** the conditions as changed, null for none; undefined: as they are read from the text */
  filter: Filter | null | undefined
  /** what else is left out */
  without: readonly LeaveOut[]
  isChanged: boolean
  /** asks with other conditions */
  change: (filter: Filter | undefined) => void
  leaveOut: (what: LeaveOut) => void
  /** back to what was asked */
  reset: () => void
}

/** The question of the address: `?q=`, its changed conditions `&filter=` (empty: none) and `&without=`. Undefined: none is asked. */
export function useQuestion(): AskedQuestion | undefined {
  const pathname = usePathname()
  const router = useRouter()
  const query = useSearchParams()
  const text = query.get('q') || undefined
  const tree = query.get('filter')
  const left = query.get('without')
  const go = useCallback(
    (change: (next: URLSearchParams) => void) => {
      // Read at the moment of the call: another part of the address may have changed in the same handler.
      const next = new URLSearchParams(window.location.search)
      change(next)
      router.push(`${pathname}?${next}`)
    },
    [router, pathname],
  )
  return useMemo(() => {
    if (text === undefined) return undefined
    const without = leaveOuts.filter((what) => left?.split(',').includes(what))
    // a damaged filter is said by the page, and the question stands as it was asked
    const filter = tree === '' ? null : (readFilter(tree ?? undefined) ?? undefined)
    return {
      text,
      filter,
      without,
      isChanged: filter !== undefined || without.length > 0,
      change: (next) => go((address) => address.set('filter', next ? JSON.stringify(next) : '')),
      leaveOut: (what) => go((address) => address.set('without', [...without, what].join())),
      reset: () =>
        go((address) => {
          address.delete('filter')
          address.delete('without')
        }),
    }
  }, [text, tree, left, go])
}
