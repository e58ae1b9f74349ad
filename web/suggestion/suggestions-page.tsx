'use client'
import { ScanSearch, Sparkles, WandSparkles } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listSuggestionGroups, listValueSuggestions, startSuggestionSearch } from '#contract/value-suggestion.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { SuggestionGroups } from '#web/suggestion/suggestion-groups.tsx'
import { useReview } from '#web/suggestion/use-review.ts'
import { useSearchTask } from '#web/task/use-search-task.ts'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** What items of the catalogue lack and may have, by value, for a person to accept, correct or reject. */
export function SuggestionsPage() {
  const t = useTranslations('valueSuggestion')
  const item = useTranslations('item')
  const problemText = useProblemText()
  const query = useRead(listSuggestionGroups, {})
  const review = useReview()
  const { data } = query
  const search = useSearchTask(
    startSuggestionSearch,
    'suggestion_search',
    [listSuggestionGroups, listValueSuggestions],
    (task) => toastDone(t('looked', { count: Number(task.result?.['suggestions'] ?? 0) })),
  )
  const look = (
    <Button pending={search.isRunning} onClick={search.start}>
      <ScanSearch />
      {t('look')}
    </Button>
  )
  const hasFailed = search.failure !== undefined
  const searchedAt = data?.searchedAt
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        back={{ href: '/items', label: item('title') }}
        actions={
          data && data.data.length > 0 ? (
            <>
              {look}
              {data.sure > 0 ? (
                <Button
                  look="primary"
                  title={t('fillSureHelp')}
                  pending={review.isBusy}
                  onClick={() => void review.accept({ sure: true })}
                >
                  <WandSparkles />
                  {t('fillSure', { count: data.sure })}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      {hasFailed && data && data.data.length > 0 ? (
        <Notice tone="danger" title={t('lookFailed')} className="mb-3">
          {search.failure} {t('lookFailedNote')}
        </Notice>
      ) : null}
      <Panel flush>
        {query.isError && !data ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : !data ? (
          <div aria-busy="true" className="space-y-3 p-4">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        ) : data.data.length === 0 && hasFailed ? (
          <ErrorState title={t('lookFailed')} onRetry={search.start}>
            {search.failure}
          </ErrorState>
        ) : data.data.length === 0 ? (
          <EmptyState
            icon={Sparkles}
            title={t(search.isRunning ? 'lookingTitle' : data.searchedAt === null ? 'neverTitle' : 'emptyTitle')}
            actions={look}
          >
            {t(search.isRunning ? 'looking' : data.searchedAt === null ? 'emptyNever' : 'empty')}
          </EmptyState>
        ) : (
          <SuggestionGroups groups={data.data} review={review} />
        )}
      </Panel>
      {searchedAt ? (
        <p className="mt-3 text-sm text-faint">
          {t.rich('searchedAt', { when: () => <DateTime value={searchedAt} detail="ago" /> })}
        </p>
      ) : null}
    </>
  )
}
