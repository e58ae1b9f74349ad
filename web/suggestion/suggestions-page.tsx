'use client'
import { useQueryClient } from '@tanstack/react-query'
import { ScanSearch, Sparkles, WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listSuggestionGroups, listValueSuggestions, startSuggestionSearch } from '#contract/value-suggestion.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { SuggestionGroups } from '#web/suggestion/suggestion-groups.tsx'
import { useReview } from '#web/suggestion/use-review.ts'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What items of the catalogue lack and may have, by value, for a person to accept, correct or reject. */
export function SuggestionsPage() {
  const t = useTranslations('valueSuggestion')
  const item = useTranslations('item')
  const problemText = useProblemText()
  const query = useRead(listSuggestionGroups, {})
  const review = useReview()
  const { data } = query
  const look = <LookButton />
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
      <Panel flush>
        {query.isError && !data ? (
          <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
        ) : !data ? (
          <div aria-busy="true" className="space-y-3 p-4">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        ) : data.data.length === 0 ? (
          <EmptyState icon={Sparkles} title={t('emptyTitle')} actions={look}>
            {t(data.searchedAt === null ? 'emptyNever' : 'empty')}
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

function LookButton() {
  const t = useTranslations('valueSuggestion')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [taskId, setTaskId] = useState<string>()
  const start = useWrite(startSuggestionSearch, {
    onSuccess: ({ task }) => setTaskId(task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  useTask(taskId, (task) => {
    setTaskId(undefined)
    if (task.state !== 'succeeded') return toastFailed(t('lookFailed'))
    toastDone(t('looked', { count: Number(task.result?.['suggestions'] ?? 0) }))
    for (const stale of [listSuggestionGroups, listValueSuggestions])
      void cache.invalidateQueries({ queryKey: readKey(stale) })
  })
  return (
    <Button pending={start.isPending || taskId !== undefined} onClick={() => start.mutate({})}>
      <ScanSearch />
      {t('look')}
    </Button>
  )
}
