'use client'
import { useTranslations } from 'use-intl'
import type { Task } from '#contract/task.ts'
import { taskStage } from '#web/task/task-stage.ts'
import { Progress } from '#web/ui/progress.tsx'

/** The bar of a task with what it works on and how far it is; undefined while the task is being read. */
export function TaskProgress({ task }: { task: Task | undefined }) {
  const t = useTranslations('task')
  const value = !task?.total ? undefined : task.done / task.total
  const ended = task?.state === 'succeeded'
  return (
    <div>
      <Progress label={t('progress')} value={ended ? 1 : task?.state === 'queued' ? 0 : value} />
      <p className="mt-2 flex min-h-5 justify-between gap-4 text-sm text-soft">
        <span className="truncate">{task?.state === 'running' ? taskStage(t, task) : ended ? null : t('waiting')}</span>
        <span className="shrink-0">
          {!task || task.state === 'queued'
            ? null
            : task.total
              ? t('done', { done: task.done, total: task.total })
              : t('doneOpen', { done: task.done })}
        </span>
      </p>
    </div>
  )
}
