'use client'
import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw, ShieldAlert, ShieldCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listTasks } from '#contract/task.ts'
import { getValuation, listStockValues, runValuation } from '#contract/valuation.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What all stock is worth now, whether that is what is on hand, and how far the figures follow the ledger. */
export function ValuationState() {
  const t = useTranslations('valuation')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const state = useRead(getValuation, {}, { refetchInterval: 60_000 })
  const { data } = state
  if (state.isError && !data)
    return (
      <Panel>
        <ErrorState onRetry={() => void state.refetch()}>{problemText(state.error)}</ErrorState>
      </Panel>
    )
  if (!data)
    return (
      <div aria-busy="true">
        <Skeleton className="h-28" />
      </div>
    )
  const bad = data.differenceCount > 0
  const Icon = bad ? ShieldAlert : ShieldCheck
  return (
    <section aria-label={t('total')} className="rounded-lg border bg-surface px-4 py-3">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure label={t('total')}>
          <Money value={data.value} currency={data.currency} />
        </Figure>
        <Figure label={t('method')} small>
          {t(`methods.${data.method}`)}
        </Figure>
        <Figure label={t('items')} small>
          <Amount value={data.items} />
        </Figure>
        {data.costlessItems > 0 ? (
          <Figure label={t('costless')} small>
            <Amount value={data.costlessItems} className="text-warn" />
            <span className="ml-2 text-sm font-normal text-faint">{t('costlessHelp')}</span>
          </Figure>
        ) : null}
      </dl>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t pt-2 text-sm">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {data.valuedAt === null ? (
            t('notYet')
          ) : (
            <>
              <span className={classNames('inline-flex items-center gap-1.5', bad ? 'text-danger' : 'text-soft')}>
                <Icon aria-hidden="true" className={classNames('size-4 shrink-0', bad ? '' : 'text-accent')} />
                {bad ? t('differs', { count: data.differenceCount }) : t('reconciles')}
              </span>
              <span className="text-soft">
                {t.rich('valued', { ago: () => <DateTime value={data.valuedAt ?? ''} detail="ago" /> })}
              </span>
            </>
          )}
          {data.waitingLines > 0 ? (
            <span className="text-soft">{t('waitingLines', { count: data.waitingLines })}</span>
          ) : null}
          {data.waitingItems > 0 ? (
            <span className="text-soft">{t('waitingItems', { count: data.waitingItems })}</span>
          ) : null}
        </p>
        <ValueNow key={tenant.id} />
      </div>
    </section>
  )
}

function ValueNow() {
  const t = useTranslations('valuation')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { can } = useSession()
  const [taskId, setTaskId] = useState<string>()
  const task = useTask(taskId, (ended) => {
    if (ended.state === 'succeeded') toastDone(t('done'))
    else if (ended.error) toastFailed(ended.error.message)
    for (const endpoint of [getValuation, listStockValues])
      void cache.invalidateQueries({ queryKey: readKey(endpoint) })
  })
  const run = useWrite(runValuation, {
    refreshes: [listTasks],
    onSuccess: (started) => setTaskId(started.task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  if (!can('movement:correct')) return null
  const running = taskId !== undefined && !(task.data && hasEnded(task.data))
  return (
    <Button size="sm" pending={run.isPending || running} onClick={() => run.mutate({})}>
      <RefreshCw />
      {t('run')}
    </Button>
  )
}

function Figure({ label, small = false, children }: { label: string; small?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{label}</dt>
      <dd
        className={classNames(
          'mt-1 flex min-h-8 flex-wrap items-center font-medium',
          small ? 'text-base' : 'text-2xl tracking-tight',
        )}
      >
        {children}
      </dd>
    </div>
  )
}
