'use client'
import { useQueryClient } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { getImport, listImportDifferences, listImports, startDryRun, startImport } from '#contract/import.ts'
import { cancelTask, listTasks } from '#contract/task.ts'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { recordsOf } from '#web/import/mapping.ts'
import { type DifferenceKind, TrialTable } from '#web/import/trial-table.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { useFootBar } from '#web/ui/foot-bar.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'

type DryRun = NonNullable<ImportBatch['dryRun']>
type Outcome = NonNullable<DryRun['outcome']>

/** What an import would do: under way, then row by row, and from there the import itself. */
export function ImportTrial({ batch, dryRun, onBack }: { batch: ImportBatch; dryRun: DryRun; onBack: () => void }) {
  const t = useTranslations('import.trial')
  const footBar = useFootBar()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { data: task } = useTask(dryRun.taskId, () => {
    for (const stale of [getImport, listImportDifferences]) void cache.invalidateQueries({ queryKey: readKey(stale) })
  })
  const refreshes = [getImport, listImports, listTasks]
  const start = useWrite(startImport, { refreshes })
  const again = useWrite(startDryRun, { refreshes })
  const cancel = useWrite(cancelTask, { refreshes })
  const { outcome, mapping, options } = dryRun
  const body = { kind: batch.kind, mapping, options }
  const params = { importId: batch.id }
  const error = start.error ?? again.error
  const back = (
    <Button onClick={onBack}>
      <ArrowLeft />
      {t('back')}
    </Button>
  )
  if (task?.state === 'failed' || task?.state === 'cancelled')
    return (
      <div className="max-w-4xl space-y-4">
        <Notice tone="danger" title={t('failed')}>
          {task.error?.message}
        </Notice>
        <div className="flex gap-2">
          {back}
          <Button pending={again.isPending} onClick={() => again.mutate({ params, body })}>
            {t('again')}
          </Button>
        </div>
      </div>
    )
  if (!outcome)
    return (
      <Panel
        title={t('running')}
        note={t('runningNote')}
        className="max-w-4xl"
        actions={
          <Button
            size="sm"
            pending={cancel.isPending}
            onClick={() => cancel.mutate({ params: { taskId: dryRun.taskId } })}
          >
            {t('stop')}
          </Button>
        }
      >
        <TaskProgress task={task} />
      </Panel>
    )
  return (
    <div className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error)}</Notice> : null}
      {outcome.complete ? null : <Notice tone="warn">{t('incomplete', { rows: outcome.counts.rows })}</Notice>}
      <Found batch={batch} outcome={outcome} />
      <div
        ref={footBar}
        className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-10 -mx-4 flex flex-wrap items-center gap-2 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:bottom-0"
      >
        {back}
        <Button look="primary" pending={start.isPending} onClick={() => start.mutate({ params, body })}>
          {t('start')}
        </Button>
      </div>
    </div>
  )
}

function Found({ batch, outcome }: { batch: ImportBatch; outcome: Outcome }) {
  const t = useTranslations('import.trial')
  const words = useTranslations('import.made')
  const [kind, setKind] = useState<DifferenceKind>()
  const { counts, made, madeCount } = outcome
  const numbers = {
    new: counts.itemsCreated,
    changed: counts.itemsUpdated,
    refused: counts.refused,
    warned: counts.warned,
    skipped: counts.skipped,
  }
  const all = numbers.new + numbers.changed + numbers.refused + numbers.warned + numbers.skipped
  const facts = [
    ...(counts.itemsUnchanged > 0 ? [t(`unchanged.${recordsOf(batch.kind)}`, { count: counts.itemsUnchanged })] : []),
    ...(counts.lines > 0 ? [t('lines', { count: counts.lines })] : []),
  ]
  return (
    <Panel flush title={t('title')} note={`${t('note')} ${facts.join(' ')}`}>
      {made.length > 0 ? (
        <p className="border-b px-4 py-2.5 text-sm">
          <span className="text-soft">{t('made')}: </span>
          {made.map(({ kind: what, name }) => words(what, { name })).join(', ')}
          {madeCount > made.length ? ` ${t('more', { count: madeCount - made.length })}` : null}
        </p>
      ) : null}
      {all === 0 ? (
        <p className="px-4 py-8 text-center text-soft">{t('nothing')}</p>
      ) : (
        <>
          <ul aria-label={t('column.what')} className="flex flex-wrap gap-1.5 border-b px-4 py-2.5">
            {[undefined, 'new' as const, 'changed' as const, 'refused' as const, 'warned' as const, 'skipped' as const]
              .filter((one) => one === undefined || numbers[one] > 0)
              .map((one) => (
                <li key={one ?? ''}>
                  <button
                    type="button"
                    aria-pressed={kind === one}
                    onClick={() => setKind(one)}
                    className={classNames(
                      'flex min-h-7 items-center gap-1.5 rounded-md px-2 py-0.5 text-left text-sm pointer-coarse:min-h-9',
                      kind === one ? 'bg-wash font-medium text-accent-strong' : 'bg-sunken text-soft hover:text-ink',
                    )}
                  >
                    {t(`kind.${one ?? 'all'}`)}
                    <Amount value={one === undefined ? all : numbers[one]} className="opacity-75" />
                  </button>
                </li>
              ))}
          </ul>
          <TrialTable
            importId={batch.id}
            about={recordsOf(batch.kind)}
            kind={kind}
            total={kind ? numbers[kind] : all}
          />
        </>
      )}
    </Panel>
  )
}
