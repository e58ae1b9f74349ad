'use client'
import { History, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getLedger, rebuildLedger } from '#contract/ledger.ts'
import { listTasks } from '#contract/task.ts'
import { Differences } from '#web/ledger/differences.tsx'
import { type Ledger, ProofText, useLedger } from '#web/ledger/proof-line.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { CodeBlock } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** How the ledger's proof stands, what differs if anything does, and the rebuild from the lines. */
export function LedgerPage() {
  const t = useTranslations('ledger')
  const problemText = useProblemText()
  const { can } = useSession()
  const state = useLedger()
  const [taskId, setTaskId] = useState<string>()
  const task = useTask(taskId, (ended) => {
    if (ended.state === 'succeeded') toastDone(t('rebuildDone'))
    else if (ended.error) toastFailed(ended.error.message)
  })
  const rebuild = useWrite(rebuildLedger, {
    refreshes: [listTasks, getLedger],
    onSuccess: (started) => setTaskId(started.task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  const running = taskId !== undefined && !(task.data && hasEnded(task.data))
  const acts = (
    <ButtonLink href="/ledger/stock">
      <History />
      {t('stockAt.open')}
    </ButtonLink>
  )
  const button = can('movement:correct') ? (
    <Button pending={rebuild.isPending || running} onClick={() => rebuild.mutate({})}>
      <RotateCcw />
      {t('rebuild')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            {acts}
            {button}
          </>
        }
      />
      {state.isError && !state.data ? (
        <Panel>
          <ErrorState onRetry={() => void state.refetch()}>{problemText(state.error)}</ErrorState>
        </Panel>
      ) : (
        <div className="space-y-4">
          <ProofPanel state={state.data} />
          {running ? (
            <Panel title={t('rebuildRunning')} note={t('rebuildNote')}>
              <TaskProgress task={task.data} />
            </Panel>
          ) : null}
          {state.data?.differences.length ? <Differences rows={state.data.differences} /> : null}
        </div>
      )}
    </>
  )
}

function ProofPanel({ state }: { state: Ledger | undefined }) {
  const t = useTranslations('ledger')
  if (!state) {
    return (
      <Panel>
        <div aria-busy="true">
          <Skeleton className="h-44" />
        </div>
      </Panel>
    )
  }
  const count = state.differenceCount
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {state.checkedAt === null ? null : (
          <Badge tone={count > 0 ? 'danger' : 'accent'}>{count > 0 ? t('differs', { count }) : t('clean')}</Badge>
        )}
        <p>
          <ProofText state={state} />
        </p>
      </div>
      <KeyValues
        className="mt-3"
        rows={[
          {
            key: 'checked',
            label: t('checkedAt'),
            value: state.checkedAt ? <DateTime value={state.checkedAt} /> : t('never'),
          },
          { key: 'balances', label: t('balances'), value: <Amount value={state.balances} /> },
          { key: 'lines', label: t('lines'), value: <Amount value={state.lines} /> },
          {
            key: 'sealed',
            label: t('provedLines'),
            value: (
              <>
                <Amount value={state.provedLines} />
                <span className="block text-sm text-faint">{t('provedLinesHelp')}</span>
              </>
            ),
          },
          {
            key: 'rebuilt',
            label: t('rebuiltAt'),
            value: state.rebuiltAt ? (
              <>
                <DateTime value={state.rebuiltAt} />
                <span className="ml-2 text-faint">{t('rebuilt', { lines: state.rebuiltLines ?? 0 })}</span>
              </>
            ) : (
              <>
                {t('never')}
                <span className="block text-sm text-faint">{t('rebuildNote')}</span>
              </>
            ),
          },
        ]}
      />
      {state.fingerprint ? (
        <div className="mt-3">
          <h3 className="text-soft">{t('fingerprint')}</h3>
          <CodeBlock code={state.fingerprint} className="mt-1" />
          <p className="mt-1 text-sm text-faint">{t('fingerprintHelp')}</p>
        </div>
      ) : null}
    </Panel>
  )
}
