'use client'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listValueSuggestions, type SuggestionGroup, type ValueSuggestion } from '#contract/value-suggestion.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { OtherValue } from '#web/suggestion/other-value.tsx'
import { SuggestionEntry } from '#web/suggestion/suggestion-entry.tsx'
import type { Review } from '#web/suggestion/use-review.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/**
 * The items that may have one value, the surest first; the keyboard goes through them, and an answer goes on to the next.
 * @param onAllAnswered  the last of them is being answered
 */
export function SuggestionEntries({
  group,
  review,
  onAllAnswered,
}: {
  group: SuggestionGroup
  review: Review
  onAllAnswered: () => void
}) {
  const t = useTranslations('valueSuggestion')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const [chosenId, setChosenId] = useState<string>()
  const [other, setOther] = useState<ValueSuggestion>()
  const list = useRef<HTMLUListElement>(null)
  const query = { field: group.field, value: JSON.stringify(group.value), limit: 25 }
  const pages = useReadPages(listValueSuggestions, { query }, { keepPrevious: true })
  const rows = pages.rows?.filter(({ id }) => !review.answered.has(id))
  const at = rows?.findIndex(({ id }) => id === chosenId) ?? -1
  const chosen = review.isBusy ? undefined : rows?.[at]
  const go = (to: number) => {
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, to))]
    if (next) focusEntry(next.id)
  }
  const focusEntry = (id: string) => {
    setChosenId(id)
    // after the entry is marked
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-entry="${id}"]`)?.focus())
  }
  const answer = (one: ValueSuggestion, act: () => Promise<void>) => {
    const place = rows?.indexOf(one) ?? -1
    const next = rows?.[place + 1] ?? rows?.[place - 1]
    void act()
    if (next) focusEntry(next.id)
    else if (pages.hasNextPage) list.current?.focus()
    else onAllAnswered()
  }
  const accept = (one: ValueSuggestion) => answer(one, () => review.accept({ ids: [one.id] }))
  const reject = (one: ValueSuggestion) => answer(one, () => review.reject({ ids: [one.id] }))
  const page = shell('shortcut.page')
  useShortcut({ keys: 'j', label: t('next'), group: page, run: () => go(at + 1) })
  useShortcut({ keys: 'k', label: t('previous'), group: page, run: () => go(at - 1) })
  useShortcut(chosen ? { keys: 'a', label: t('accept'), group: page, run: () => accept(chosen) } : undefined)
  useShortcut(chosen ? { keys: 'o', label: t('other'), group: page, run: () => setOther(chosen) } : undefined)
  useShortcut(chosen ? { keys: 'x', label: t('reject'), group: page, run: () => reject(chosen) } : undefined)
  if (pages.isError && !rows)
    return <ErrorState onRetry={() => void pages.refetch()}>{problemText(pages.error)}</ErrorState>
  if (!rows)
    return (
      <div aria-busy="true" className="space-y-2 px-4 pb-3">
        <Skeleton className="h-10" />
        <Skeleton className="h-10" />
      </div>
    )
  return (
    <div className="border-t bg-sunken/50">
      <ul
        ref={list}
        tabIndex={-1}
        aria-label={t('list', { value: group.label })}
        className="divide-y divide-line/60 outline-none"
      >
        {rows.map((one) => (
          <SuggestionEntry
            key={one.id}
            suggestion={one}
            isChosen={one.id === chosenId}
            isBusy={review.isBusy}
            onChoose={() => setChosenId(one.id)}
            onAccept={() => accept(one)}
            onOther={() => setOther(one)}
            onReject={() => reject(one)}
          />
        ))}
      </ul>
      <LoadMore pages={pages} count={rows.length} />
      {other ? (
        <OtherValue
          suggestion={other}
          fieldLabel={group.fieldLabel}
          onChosen={(value) => {
            setOther(undefined)
            answer(other, () => review.accept({ id: other.id, value }))
          }}
          onClose={() => setOther(undefined)}
        />
      ) : null}
    </div>
  )
}
