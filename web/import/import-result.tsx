'use client'
import { Boxes, FileUp, RotateCw, TrendingUp, Truck, Undo2, Warehouse } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { getImport, listImports, reverseImport } from '#contract/import.ts'
import { listTasks, retryTask } from '#contract/task.ts'
import { ImportFigures } from '#web/import/import-figures.tsx'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { recordsOf } from '#web/import/mapping.ts'
import { Refusals } from '#web/import/refusals.tsx'
import { ReversalReport } from '#web/import/reversal-report.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

const icons = { items: Boxes, suppliers: Truck, locations: Warehouse } as const

/** What an import brought, what it refused, where to go on, and the way to take all of it back. */
export function ImportResult({ batch }: { batch: ImportBatch }) {
  const t = useTranslations('import.result')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const { can } = useSession()
  const { data: task } = useTask(batch.taskId ?? undefined)
  const refreshes = [getImport, listImports, listTasks]
  const onError = (error: Error) => toastFailed(problemText(error))
  const reverse = useWrite(reverseImport, { refreshes, onError })
  const retry = useWrite(retryTask, { refreshes, onError })
  const stopped = batch.state === 'failed' || batch.state === 'cancelled'
  const about = recordsOf(batch.kind)
  const isOfRecords = about !== 'items'
  const Icon = icons[about]
  const askReverse = async () => {
    const sure = await confirm({
      title: t('reverseTitle'),
      body: t(batch.counts.movements === 0 ? 'reverseRecords' : 'reverseBody', { file: batch.fileName }),
      action: t('reverse'),
      danger: true,
    })
    if (sure) reverse.mutate({ params: { importId: batch.id } })
  }
  return (
    <div className="space-y-4">
      {batch.state === 'failed' ? (
        <Notice tone="danger" title={t('failed')}>
          {task?.error?.message} {t('failedNote')}
        </Notice>
      ) : batch.state === 'cancelled' ? (
        <Notice tone="warn">{t('cancelled')}</Notice>
      ) : batch.state === 'reversed' ? (
        <Notice>{t(batch.counts.movements === 0 ? 'reversedRecords' : 'reversed')}</Notice>
      ) : null}
      <ImportFigures counts={batch.counts} kind={batch.kind} />
      <div className="flex flex-wrap gap-2">
        {stopped && task && can('task:write') ? (
          <Button
            look="primary"
            pending={retry.isPending}
            onClick={() => retry.mutate({ params: { taskId: task.id } })}
          >
            <RotateCw />
            {t('goOn')}
          </Button>
        ) : null}
        {batch.state === 'succeeded' ? (
          <>
            <ButtonLink look="primary" href={`/${about}`}>
              <Icon />
              {t(about)}
            </ButtonLink>
            {batch.kind === 'sales' && can('forecast:read') ? (
              <ButtonLink href="/forecasts">
                <TrendingUp />
                {t('forecast')}
              </ButtonLink>
            ) : null}
          </>
        ) : null}
        <ButtonLink href={isOfRecords ? `/import?kind=${about}` : '/import'}>
          <FileUp />
          {t('again')}
        </ButtonLink>
        {batch.state === 'reversed' || (stopped && batch.counts.rows === 0) ? null : (
          <Button pending={reverse.isPending} onClick={() => void askReverse()} className="sm:ml-auto">
            <Undo2 />
            {t('reverse')}
          </Button>
        )}
      </div>
      {batch.reversed ? <ReversalReport reversed={batch.reversed} about={about} /> : null}
      <Refusals batch={batch} />
    </div>
  )
}
