'use client'
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { listCategories } from '#contract/category.ts'
import { listFields } from '#contract/field.ts'
import { getImport, listImportRefusals, listImports } from '#contract/import.ts'
import { listItems } from '#contract/item.ts'
import { listItemTypes } from '#contract/item-type.ts'
import { listLocations } from '#contract/location.ts'
import { listSuppliers } from '#contract/supplier.ts'
import { cancelTask, getTask } from '#contract/task.ts'
import { ImportFigures } from '#web/import/import-figures.tsx'
import type { ImportBatch } from '#web/import/import-state-badge.tsx'
import { useSpeed } from '#web/import/speed.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { Duration } from '#web/task/duration.tsx'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Button } from '#web/ui/button.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { toastFailed } from '#web/ui/toast.tsx'

/** What an import may have made or changed, the fields and types of its columns among it. */
const touched = [
  getImport,
  listImports,
  listImportRefusals,
  listItems,
  listItemTypes,
  listFields,
  listCategories,
  listLocations,
  listSuppliers,
]

/** An import or its reversal under way, live. */
export function ImportRun({ batch }: { batch: ImportBatch }) {
  const t = useTranslations('import.run')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { can } = useSession()
  const { data: task } = useTask(batch.taskId ?? undefined, () => {
    for (const stale of touched) void cache.invalidateQueries({ queryKey: readKey(stale) })
  })
  const cancel = useWrite(cancelTask, {
    onSuccess: (stopped) => {
      cache.setQueryData(readKey(getTask, { params: { taskId: stopped.id } }), stopped)
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  const hasBegun = task?.state === 'running' && batch.state === 'queued'
  useEffect(() => {
    if (hasBegun) void cache.invalidateQueries({ queryKey: readKey(getImport) })
  }, [hasBegun, cache])
  const speed = useSpeed(task)
  const stopping = task?.cancelRequested || cancel.isSuccess
  return (
    <div className="max-w-4xl space-y-4">
      <Panel
        title={t('title')}
        note={t('note')}
        actions={
          task && can('task:write') && batch.state !== 'reversing' ? (
            <Button
              size="sm"
              pending={cancel.isPending}
              disabled={stopping}
              onClick={() => cancel.mutate({ params: { taskId: task.id } })}
            >
              <X />
              {stopping ? t('cancelling') : t('cancel')}
            </Button>
          ) : null
        }
      >
        {batch.state === 'reversing' ? <p className="mb-3 text-soft">{t('reversing')}</p> : null}
        <TaskProgress task={task} />
        <p className="mt-1 flex gap-4 text-sm text-faint">
          {task ? (
            <span>
              {t('running')} <Duration task={task} />
            </span>
          ) : null}
          {speed === undefined ? null : <span>{t('perSecond', { count: speed })}</span>}
        </p>
      </Panel>
      {batch.state === 'reversing' ? null : <ImportFigures counts={batch.counts} kind={batch.kind} />}
    </div>
  )
}
