'use client'
import { useQueryClient } from '@tanstack/react-query'
import { RotateCw, Trash2, X } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { cancelTask, discardTask, getTask, listTasks, retryTask, type Task } from '#contract/task.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Duration } from '#web/task/duration.tsx'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { taskStage } from '#web/task/task-stage.ts'
import { TaskStateBadge } from '#web/task/task-state-badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { HeadingSkeleton, Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** One task, live: progress, cancel, try again, why it failed, where its result stands. */
export function TaskPage() {
  const t = useTranslations('task')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { can } = useSession()
  const taskId = useSearchParams().get('id') ?? undefined
  const query = useTask(taskId)
  const failed = { onError: (error: Error) => toastFailed(problemText(error)) }
  const show = (task: Task) => {
    cache.setQueryData(readKey(getTask, { params: { taskId: task.id } }), task)
  }
  const cancel = useWrite(cancelTask, { ...failed, refreshes: [listTasks], onSuccess: show })
  const retry = useWrite(retryTask, {
    ...failed,
    refreshes: [listTasks],
    onSuccess: (task) => {
      toastDone(t('retried'))
      show(task)
    },
  })
  const discard = useWrite(discardTask, {
    ...failed,
    refreshes: [listTasks],
    onSuccess: (task) => {
      toastDone(t('discarded'))
      show(task)
    },
  })
  const task = query.data
  const back = { href: '/tasks', label: t('all') }
  if (!taskId || (query.isError && !task)) {
    const missing = !taskId || (query.error instanceof ApiProblem && query.error.status === 404)
    return (
      <>
        <PageHeader title={t('one')} back={back} />
        <Panel>
          {missing ? (
            <ErrorState title={t('missing')} />
          ) : (
            <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
          )}
        </Panel>
      </>
    )
  }
  if (!task) {
    return (
      <div aria-busy="true" className="max-w-2xl">
        <PageHeader title={<HeadingSkeleton className="w-44">{t('one')}</HeadingSkeleton>} back={back} />
        <Panel>
          <Skeleton className="h-44" />
        </Panel>
      </div>
    )
  }
  const mayAct = can('task:write')
  // what ended before it did anything has no progress to show
  const hasBegun = !hasEnded(task) || task.stage !== 'queued'
  const mayStartAgain = task.state === 'failed' || task.state === 'cancelled'
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={t(`kind.${task.kind}`)}
        back={back}
        badge={<TaskStateBadge state={task.state} />}
        actions={
          <>
            {mayAct && !hasEnded(task) ? (
              <Button
                pending={cancel.isPending}
                disabled={task.cancelRequested}
                onClick={() => cancel.mutate({ params: { taskId: task.id } })}
              >
                <X />
                {task.cancelRequested ? t('cancelling') : t('cancel')}
              </Button>
            ) : null}
            {mayAct && mayStartAgain && !task.discardedAt ? (
              <Button
                title={t('discardHelp')}
                pending={discard.isPending}
                onClick={() => discard.mutate({ params: { taskId: task.id } })}
              >
                <Trash2 />
                {t('discard')}
              </Button>
            ) : null}
            {mayAct && mayStartAgain ? (
              <Button
                look="primary"
                pending={retry.isPending}
                onClick={() => retry.mutate({ params: { taskId: task.id } })}
              >
                <RotateCw />
                {t('retry')}
              </Button>
            ) : null}
            <ResultLink task={task} />
          </>
        }
      />
      <div className="space-y-4">
        {task.error ? (
          <Notice tone="danger" title={t('error')}>
            {task.error.message}
          </Notice>
        ) : null}
        <Panel>
          {hasBegun ? <TaskProgress task={task} /> : null}
          <KeyValues
            className={hasBegun ? 'mt-4' : undefined}
            rows={[
              ...(hasBegun ? [{ key: 'stage', label: t('stage'), value: taskStage(t, task) }] : []),
              { key: 'created', label: t('created'), value: <DateTime value={task.createdAt} /> },
              ...(task.startedAt
                ? [{ key: 'started', label: t('started'), value: <DateTime value={task.startedAt} /> }]
                : []),
              ...(task.finishedAt
                ? [{ key: 'finished', label: t('finished'), value: <DateTime value={task.finishedAt} /> }]
                : []),
              ...(task.startedAt ? [{ key: 'took', label: t('took'), value: <Duration task={task} /> }] : []),
              ...(task.discardedAt
                ? [{ key: 'discarded', label: t('discarded'), value: <DateTime value={task.discardedAt} /> }]
                : []),
              ...(task.attempt > 1 ? [{ key: 'attempt', label: t('attempt'), value: task.attempt }] : []),
            ]}
          />
        </Panel>
      </div>
    </div>
  )
}

/** The report of the place it was made of. */
function reportHref({ result }: Task): string {
  const locationId = result?.locationId
  return typeof locationId === 'string' ? `/reports?location=${encodeURIComponent(locationId)}` : '/reports'
}

function ResultLink({ task }: { task: Task }) {
  const t = useTranslations('task')
  const importId = task.result?.importId
  if (typeof importId === 'string') {
    return <ButtonLink href={`/import/view?id=${encodeURIComponent(importId)}`}>{t('openImport')}</ButtonLink>
  }
  if (task.kind === 'ledger_rebuild') return <ButtonLink href="/ledger">{t('openLedger')}</ButtonLink>
  if (task.state !== 'succeeded') return null
  if (task.kind === 'alert_check') return <ButtonLink href="/alerts">{t('openAlerts')}</ButtonLink>
  if (task.kind === 'forecast') return <ButtonLink href="/forecasts">{t('openForecasts')}</ButtonLink>
  if (task.kind === 'stock_report') return <ButtonLink href={reportHref(task)}>{t('openReport')}</ButtonLink>
  if (task.kind === 'valuation') return <ButtonLink href="/valuation">{t('openValuation')}</ButtonLink>
  return task.kind === 'sample' ? <ButtonLink href="/">{t('openDashboard')}</ButtonLink> : null
}
