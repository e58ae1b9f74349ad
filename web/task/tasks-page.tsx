'use client'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listTasks, type Task } from '#contract/task.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Duration } from '#web/task/duration.tsx'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { TaskStateBadge } from '#web/task/task-state-badge.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

const states = ['any', 'running', 'failed', 'succeeded', 'discarded'] as const

/** All tasks, newest first; looks again every few seconds, so that running ones move. */
export function TasksPage() {
  const t = useTranslations('task')
  const problemText = useProblemText()
  const [state, setState] = useState<(typeof states)[number]>('any')
  const tasks = useReadPages(
    listTasks,
    {
      query: {
        limit: 50,
        ...(state === 'any' ? {} : state === 'discarded' ? { discarded: 'only' } : { state }),
      },
    },
    { refetchInterval: 4_000 },
  )
  const columns: Column<Task>[] = [
    {
      id: 'task',
      header: t('column.task'),
      narrow: 'title',
      cell: (task) => <span className="font-medium">{t(`kind.${task.kind}`)}</span>,
    },
    {
      id: 'state',
      header: t('column.state'),
      width: 'w-28',
      narrow: 'value',
      cell: (task) => <TaskStateBadge state={task.state} />,
    },
    {
      id: 'progress',
      header: t('column.progress'),
      width: 'w-[40%]',
      from: 'md',
      cell: (task) =>
        task.state === 'failed' ? (
          <span className="line-clamp-2 text-danger">{task.error?.message}</span>
        ) : task.state === 'running' ? (
          <TaskProgress task={task} />
        ) : task.done > 0 ? (
          <span className="text-soft">
            {task.total ? t('done', { done: task.done, total: task.total }) : t('doneOpen', { done: task.done })}
          </span>
        ) : null,
    },
    {
      id: 'started',
      header: t('column.started'),
      width: 'w-40',
      align: 'end',
      narrow: 'note',
      cell: (task) => <DateTime value={task.createdAt} detail="ago" />,
    },
    {
      id: 'took',
      header: t('column.took'),
      width: 'w-24',
      align: 'end',
      narrow: 'note',
      cell: (task) => <Duration task={task} />,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Segmented
            label={t('filter.label')}
            value={state}
            onValueChange={setState}
            options={states.map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        }
      />
      <Panel flush>
        {tasks.isError && !tasks.rows ? (
          <ErrorState onRetry={() => void tasks.refetch()}>{problemText(tasks.error)}</ErrorState>
        ) : tasks.rows?.length === 0 ? (
          <EmptyState icon={ListChecks} title={t('emptyTitle')}>
            {state === 'any' ? t('empty') : t('emptyFilter')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={tasks.rows}
              rowKey={(task) => task.id}
              href={(task) => `/tasks/view?id=${task.id}`}
            />
            {tasks.rows ? <LoadMore pages={tasks} count={tasks.rows.length} /> : null}
          </>
        )}
      </Panel>
    </>
  )
}
