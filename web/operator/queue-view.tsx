'use client'
import { useQuery } from '@tanstack/react-query'
import { Activity, Server } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { getQueueState, listDeadJobs, type QueueState } from '#contract/operator.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { DeadJobs } from '#web/operator/dead-jobs.tsx'
import { operatorApi } from '#web/operator/operator-client.ts'
import { useShortTime } from '#web/operator/short-time.ts'
import { Amount } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** How the queue stands, looked at every five seconds. */
export function QueueView({ operatorKey }: { operatorKey: string }) {
  const problemText = useProblemText()
  const state = useQuery({
    queryKey: ['operator', 'queue'],
    queryFn: ({ signal }) => operatorApi(operatorKey).call(getQueueState, { signal }),
    refetchInterval: 5_000,
  })
  const dead = useQuery({
    queryKey: ['operator', 'dead'],
    queryFn: ({ signal }) => operatorApi(operatorKey).call(listDeadJobs, { signal }),
    refetchInterval: 5_000,
  })
  const error = state.error ?? dead.error
  if (error && !(state.data && dead.data))
    return (
      <Panel>
        <ErrorState
          onRetry={() => {
            void state.refetch()
            void dead.refetch()
          }}
        >
          {problemText(error)}
        </ErrorState>
      </Panel>
    )
  if (!state.data)
    return (
      <div aria-busy="true" className="space-y-4">
        <Skeleton className="h-20" />
        <Skeleton className="h-60" />
      </div>
    )
  return (
    <div className="space-y-4">
      <Figures state={state.data} />
      <DeadJobs operatorKey={operatorKey} rows={dead.data?.data} count={state.data.dead} />
      <Jobs jobs={state.data.jobs} />
      <Workers workers={state.data.workers} />
    </div>
  )
}

function Figures({ state }: { state: QueueState }) {
  const t = useTranslations('operator')
  const short = useShortTime()
  const figures = [
    { label: t('waiting'), value: <Amount value={state.waiting} />, note: t(`adapter.${state.adapter}`) },
    {
      label: t('oldest'),
      value: state.oldestWaitingSeconds === null ? t('none') : short(state.oldestWaitingSeconds * 1000),
    },
    { label: t('undispatched'), value: <Amount value={state.undispatched} /> },
    { label: t('running'), value: <Amount value={state.running} /> },
    { label: t('dead'), value: <Amount value={state.dead} />, bad: state.dead > 0 },
  ]
  return (
    <dl className="grid grid-cols-2 gap-px overflow-clip rounded-lg border bg-line sm:grid-cols-5">
      {figures.map(({ label, value, note, bad }) => (
        <div key={label} className="bg-surface px-4 py-2.5 max-sm:last:col-span-2">
          <dt className="text-sm text-soft">{label}</dt>
          <dd className={classNames('text-xl font-semibold tabular-nums', bad && 'text-danger')}>
            {value}
            {note ? <span className="ml-2 text-sm font-normal text-faint">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Job = QueueState['jobs'][number]

function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const t = useTranslations('operator.jobs')
  const short = useShortTime()
  const time = (id: 'p50' | 'p95', of: (job: Job) => number | null): Column<Job> => ({
    id,
    header: t(id),
    align: 'end',
    width: 'w-32',
    ...(id === 'p95' ? { narrow: 'note' } : {}),
    cell: (job) => {
      const value = of(job)
      return (
        <>
          <Told>{t(id)}</Told>
          {value === null ? '–' : short(value)}
        </>
      )
    },
  })
  return (
    <Panel flush title={t('title')}>
      {jobs.length === 0 ? (
        <EmptyState icon={Activity} title={t('empty')} />
      ) : (
        <DataTable
          label={t('title')}
          columns={[
            { id: 'job', header: t('job'), narrow: 'title', cell: ({ job }) => <Code>{job}</Code> },
            {
              id: 'done',
              header: t('done'),
              align: 'end',
              width: 'w-28',
              narrow: 'value',
              cell: ({ done }) => <Amount value={done} />,
            },
            {
              id: 'failed',
              header: t('failed'),
              align: 'end',
              width: 'w-36',
              narrow: 'note',
              cell: ({ failed }) => (
                <>
                  <Told>{t('failed')}</Told>
                  <Amount value={failed} className={failed > 0 ? 'text-danger' : undefined} />
                </>
              ),
            },
            time('p50', ({ p50Ms }) => p50Ms),
            time('p95', ({ p95Ms }) => p95Ms),
          ]}
          rows={jobs}
          rowKey={({ job }) => job}
        />
      )}
    </Panel>
  )
}

/** What a figure is, where the table is a list and has no heads. */
function Told({ children }: { children: string }) {
  return <span className="sm:hidden">{children} </span>
}

function Workers({ workers }: { workers: QueueState['workers'] }) {
  const t = useTranslations('operator.workers')
  return (
    <Panel flush title={t('title')}>
      {workers.length === 0 ? (
        <EmptyState icon={Server} title={t('empty')} />
      ) : (
        <DataTable
          label={t('title')}
          columns={[
            {
              id: 'worker',
              header: t('worker'),
              narrow: 'title',
              cell: ({ host, pid }) => <Code>{`${host} ${pid}`}</Code>,
            },
            {
              id: 'load',
              header: t('load'),
              align: 'end',
              width: 'w-32',
              narrow: 'value',
              cell: (worker) => t('of', worker),
            },
            {
              id: 'started',
              header: t('started'),
              width: 'w-44',
              cell: ({ startedAt }) => <DateTime value={startedAt} />,
            },
            {
              id: 'seen',
              header: t('seen'),
              width: 'w-44',
              narrow: 'note',
              cell: ({ seenAt }) => <DateTime value={seenAt} detail="ago" />,
            },
          ]}
          rows={workers}
          rowKey={({ host, pid }) => `${host} ${pid}`}
        />
      )}
    </Panel>
  )
}
