'use client'
import { CopyCheck, ScanSearch } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type DuplicatePair, duplicateStates, listDuplicates, startDuplicateSearch } from '#contract/duplicate.ts'
import { DuplicateEntry } from '#web/duplicate/duplicate-entry.tsx'
import { useMerge } from '#web/duplicate/use-merge.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { useSearchTask } from '#web/task/use-search-task.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** The queue of items that may be one thing, for a person to decide on. */
export function DuplicatesPage() {
  const t = useTranslations('duplicate')
  const item = useTranslations('item')
  const problemText = useProblemText()
  const [stateText, setState] = useUrlState('state')
  const state = duplicateStates.find((one) => one === stateText) ?? 'open'
  const query = useReadPages(listDuplicates, { query: { limit: 25, state } })
  const { rows } = query
  const search = useSearchTask(startDuplicateSearch, 'duplicate_search', [listDuplicates], (task) =>
    toastDone(t('looked', { count: Number(task.result?.['pairs'] ?? 0) })),
  )
  const look = (
    <Button pending={search.isRunning} onClick={search.start}>
      <ScanSearch />
      {t('look')}
    </Button>
  )
  const hasFailed = state === 'open' && search.failure !== undefined
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: '/items', label: item('title') }}
        actions={rows?.length === 0 && state === 'open' ? null : look}
      />
      <div className="mb-3">
        <Segmented
          label={t('stateLabel')}
          value={state}
          onValueChange={(next) => setState(next === 'open' ? undefined : next)}
          options={duplicateStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      </div>
      {hasFailed && rows && rows.length > 0 ? (
        <Notice tone="danger" title={t('lookFailed')} className="mb-3">
          {search.failure} {t('lookFailedNote')}
        </Notice>
      ) : null}
      <Panel flush>
        {query.isError && !rows ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          hasFailed ? (
            <ErrorState title={t('lookFailed')} onRetry={search.start}>
              {search.failure}
            </ErrorState>
          ) : state === 'open' ? (
            <EmptyState
              icon={CopyCheck}
              title={t(search.isRunning ? 'lookingTitle' : search.wasTried ? 'emptyTitle' : 'neverTitle')}
              actions={look}
            >
              {t(search.isRunning ? 'looking' : 'emptyNote')}
            </EmptyState>
          ) : (
            <EmptyState title={t('emptyState')} />
          )
        ) : (
          <Entries rows={rows} />
        )}
        {rows && rows.length > 0 ? <LoadMore pages={query} count={rows.length} /> : null}
      </Panel>
    </>
  )
}

function Entries({ rows }: { rows: readonly DuplicatePair[] | undefined }) {
  const t = useTranslations('duplicate')
  const shell = useTranslations('shell')
  const acts = useMerge()
  const [chosenId, setChosenId] = useState<string>()
  const entry = useRef<HTMLLIElement>(null)
  const at = rows?.findIndex(({ id }) => id === chosenId) ?? -1
  const choose = (next: DuplicatePair | undefined) => {
    setChosenId(next?.id)
    // after the entry is marked
    requestAnimationFrame(() => entry.current?.focus())
  }
  const go = (to: number) => {
    const next = rows?.[Math.max(0, Math.min(rows.length - 1, to))]
    if (next) choose(next)
  }
  const chosen = rows?.[at]
  const open = chosen?.state === 'open' && !acts.pending ? chosen : undefined
  const answer = (run: (pair: DuplicatePair) => void) => () => {
    if (!open) return
    const next = rows?.[at + 1] ?? rows?.[at - 1]
    run(open)
    choose(next)
  }
  const group = shell('shortcut.page')
  useShortcut({ keys: 'j', label: t('next'), group, run: () => go(at + 1) })
  useShortcut({ keys: 'k', label: t('previous'), group, run: () => go(at - 1) })
  const keepLeft = answer(({ left, right }) => acts.merge(right, left))
  const keepRight = answer(({ left, right }) => acts.merge(left, right))
  useShortcut(open ? { keys: '1', label: t('keepLeft'), group, run: keepLeft } : undefined)
  useShortcut(open ? { keys: '2', label: t('keepRight'), group, run: keepRight } : undefined)
  useShortcut(open ? { keys: 'x', label: t('notSame'), group, run: answer(acts.dismiss) } : undefined)
  if (!rows)
    return (
      <div aria-busy="true" className="space-y-4 p-4">
        {Array.from({ length: 3 }, (_, index) => (
          <Skeleton key={index} className="h-36" />
        ))}
      </div>
    )
  return (
    <ul aria-label={t('list')} className="divide-y">
      {rows.map((pair) => (
        <DuplicateEntry
          key={pair.id}
          pair={pair}
          acts={acts}
          chosen={pair.id === chosenId}
          {...(pair.id === chosenId ? { entry } : {})}
        />
      ))}
    </ul>
  )
}
