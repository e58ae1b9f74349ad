'use client'
import { History } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { getItem } from '#contract/item.ts'
import { simulation as simulationShape, startSimulation } from '#contract/simulation.ts'
import { listTasks } from '#contract/task.ts'
import { SimulationForm } from '#web/forecast/simulation-form.tsx'
import { SimulationOutcome } from '#web/forecast/simulation-outcome.tsx'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useUrlState } from '#web/lib/url-state.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Plays the reorder rule of an item on its own past; item and task stand in the address, so that a result can be shared. */
export function SimulationPage() {
  const t = useTranslations('forecast.simulation')
  const forecasts = useTranslations('forecast')
  const problemText = useProblemText()
  const [itemId, setItem] = useUrlState('item')
  const [taskId, setTask] = useUrlState('task')
  const item = useRead(getItem, { params: { itemId: itemId ?? '' } }, { enabled: itemId !== undefined })
  const start = useWrite(startSimulation, { refreshes: [listTasks], onSuccess: ({ task }) => setTask(task.id) })
  const { data: task } = useTask(taskId)
  const running = taskId !== undefined && (task === undefined || !hasEnded(task))
  const read = simulationShape.safeParse(task?.result?.simulation)
  const result = read.success && read.data.itemId === itemId ? read.data : undefined
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} back={{ href: '/forecasts', label: forecasts('title') }} />
      <div className="space-y-4">
        <Panel>
          <Field label={t('item')} className="mb-4 max-w-96">
            <ItemPicker
              value={itemId}
              onValueChange={(id: string) => {
                setTask(undefined)
                setItem(id || undefined)
              }}
            />
          </Field>
          {itemId ? (
            <SimulationForm
              pending={start.isPending || running}
              onStart={(body) => start.mutate({ params: { itemId }, body })}
            />
          ) : null}
        </Panel>
        {start.error ? <Notice tone="danger">{problemText(start.error)}</Notice> : null}
        {item.isError ? (
          <Panel>
            <ErrorState onRetry={() => void item.refetch()}>{problemText(item.error)}</ErrorState>
          </Panel>
        ) : running ? (
          <Panel title={t('playing')}>{task ? <TaskProgress task={task} /> : <Skeleton className="h-10" />}</Panel>
        ) : task?.error ? (
          <Notice tone="danger" title={t('failed')}>
            {task.error.message}
          </Notice>
        ) : result ? (
          <SimulationOutcome simulation={result} />
        ) : (
          <Panel>
            <EmptyState icon={History} title={t('emptyTitle')}>
              {t('empty')}
            </EmptyState>
          </Panel>
        )}
      </div>
    </>
  )
}
