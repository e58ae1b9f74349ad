'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { ApiProblem } from '#contract/client.ts'
import { getView, type View, type ViewConfig } from '#contract/view.ts'
import { type ColumnChoice, useChosenColumns } from '#web/item/chosen-columns.ts'
import { useRead } from '#web/lib/read.ts'
import { useViews } from '#web/view/use-views.ts'
import { addressParts, isSameView, readParts, writeParts } from '#web/view/view-parts.ts'

/** A list as it stands: what the view in the address says, what the address says besides, and the columns chosen here. */
export type Arrangement = {
  config: ViewConfig
  /** the saved view it began from */
  view: View | undefined
  state: 'ready' | 'loading' | 'missing'
  /** the address holds a filter that is none */
  isUnreadable: boolean
  /** it differs from what is saved */
  isChanged: boolean
  set: (change: Partial<ViewConfig>) => void
  /** back to what is saved */
  reset: () => void
}

const plain = {
  filter: null,
  text: '',
  archived: 'exclude',
  sort: null,
  group: null,
  layout: 'table',
} as const satisfies Partial<ViewConfig>

export function useArrangement(): Arrangement {
  const pathname = usePathname()
  const query = useSearchParams()
  const viewId = query.get('view')
  const read = useRead(getView, { params: { viewId: viewId ?? '' } }, { enabled: viewId !== null, staleTime: 30_000 })
  const { views } = useViews()
  // what the list of views says of it stands in until it is read: the page never shows another arrangement meanwhile
  const view = viewId === null ? undefined : (read.data ?? views?.find((one) => one.id === viewId))
  const isMissing = read.error instanceof ApiProblem && read.error.status === 404
  const [chosen, choose] = useChosenColumns()
  /** columns arranged under a view and not saved */
  const [draft, setDraft] = useState<{ viewId: string; choice: ColumnChoice }>()

  const base = useMemo<ViewConfig>(
    () => view?.config ?? { ...plain, measures: [], ...toConfig(chosen) },
    [view, chosen],
  )
  const { config, isUnreadable } = useMemo(() => {
    const { parts, isUnreadable: broken } = readParts(new URLSearchParams(query), base)
    const columns = view && draft?.viewId === view.id ? toConfig(draft.choice) : {}
    return { config: { ...base, ...parts, ...columns }, isUnreadable: broken }
  }, [query, base, view, draft])

  const replaceAddress = useCallback(
    (write: (next: URLSearchParams) => void) => {
      // Read at the moment of the call, so that two changes in one handler keep each other's.
      const next = new URLSearchParams(window.location.search)
      write(next)
      const text = next.toString()
      window.history.replaceState(null, '', text ? `${pathname}?${text}` : pathname)
    },
    [pathname],
  )
  const { columns, frozen } = config
  const set = useCallback(
    (change: Partial<ViewConfig>) => {
      if (change.columns || change.frozen !== undefined) {
        const choice = { columns: change.columns ?? columns, frozen: change.frozen ?? frozen }
        if (view) setDraft({ viewId: view.id, choice })
        else choose(choice)
      }
      if (addressParts.some((part) => part in change)) replaceAddress((next) => writeParts(next, change, base))
    },
    [columns, frozen, view, choose, base, replaceAddress],
  )
  const reset = useCallback(() => {
    setDraft(undefined)
    if (!view) choose(undefined)
    replaceAddress((next) => {
      for (const part of addressParts) next.delete(part)
    })
  }, [view, choose, replaceAddress])
  return {
    config,
    view,
    state: viewId === null || view ? 'ready' : isMissing ? 'missing' : read.error ? 'missing' : 'loading',
    isUnreadable,
    isChanged: view !== undefined && !isSameView(config, view.config),
    set,
    reset,
  }
}

function toConfig({ columns, frozen }: ColumnChoice): Pick<ViewConfig, 'columns' | 'frozen'> {
  return { columns: [...columns], frozen }
}
