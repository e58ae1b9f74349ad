'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type DeadJob, discardDeadJob, retryDeadJob } from '#contract/operator.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { operatorApi } from '#web/operator/operator-client.ts'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/**
 * The jobs that the queue gave up, to be tried again or discarded.
 * @param rows  the latest; undefined while they load
 * @param count  of all
 */
export function DeadJobs({
  operatorKey,
  rows,
  count,
}: {
  operatorKey: string
  rows: readonly DeadJob[] | undefined
  count: number
}) {
  const t = useTranslations('operator.deadJobs')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const confirm = useConfirm()
  const act = useMutation({
    mutationFn: ({ key, endpoint }: { key: string; endpoint: typeof retryDeadJob | typeof discardDeadJob }) =>
      operatorApi(operatorKey).call(endpoint, { params: { jobKey: key } }),
    onSuccess: (_, { endpoint }) => {
      toastDone(t(endpoint === retryDeadJob ? 'retried' : 'discarded'))
      void cache.invalidateQueries({ queryKey: ['operator'] })
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const discard = async (key: string) => {
    if (await confirm({ title: t('ask'), body: t('askBody'), action: t('discard'), danger: true }))
      act.mutate({ key, endpoint: discardDeadJob })
  }
  return (
    <Panel
      flush
      title={t('title')}
      note={rows && rows.length > 0 && rows.length < count ? t('latest', { shown: rows.length, count }) : undefined}
    >
      {rows === undefined ? (
        <div aria-busy="true" className="p-4">
          <Skeleton className="h-10" />
        </div>
      ) : rows.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('empty')} />
      ) : (
        <ul>
          {rows.map((job) => (
            <li
              key={job.key}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t px-4 py-2.5 first:border-t-0"
            >
              <div className="min-w-0 flex-1 basis-72">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <Code>{job.job}</Code>
                  <span className="text-sm text-faint">
                    {t('after', { attempts: job.attempts })} <DateTime value={job.failedAt} />
                  </span>
                </p>
                <p className="mt-0.5 line-clamp-3 text-sm [overflow-wrap:anywhere]" title={job.error}>
                  {job.error}
                </p>
                {job.tenantId ? (
                  <p className="mt-0.5 text-xs text-faint [overflow-wrap:anywhere]">
                    {t('organisation')} {job.tenantId}
                  </p>
                ) : null}
              </div>
              <div className="flex gap-2">
                <Button
                  size="sm"
                  pending={act.isPending && act.variables.key === job.key}
                  onClick={() => act.mutate({ key: job.key, endpoint: retryDeadJob })}
                >
                  {t('retry')}
                </Button>
                <Button size="sm" look="danger" onClick={() => void discard(job.key)}>
                  {t('discard')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
