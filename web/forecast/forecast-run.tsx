'use client'
import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { listDemandEvents } from '#contract/demand-event.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { listForecasts, startForecast } from '#contract/forecast.ts'
import { getForecastAccuracy, getForecastRecord } from '#contract/forecast-record.ts'
import { getForecastSums } from '#contract/forecast-sums.ts'
import { listReorderRows } from '#contract/reorder.ts'
import { cancelTask, listTasks, type Task } from '#contract/task.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/**
 * Starts a forecast, follows its task, and reads the forecasts anew when it has ended.
 * @param underWay  a forecast that runs already, started elsewhere: it is followed until one is started here
 */
export function useForecastRun(underWay?: string) {
  const t = useTranslations('forecast.run')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const [started, setStarted] = useState<string>()
  const taskId = started ?? underWay
  const start = useWrite(startForecast, {
    refreshes: [listTasks],
    onSuccess: ({ task }) => setStarted(task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  const { data: task } = useTask(taskId)
  const state = task?.id === started ? task?.state : undefined
  // By the state, not by watching the end: a short task has ended before it can be watched.
  useEffect(() => {
    if (state !== 'succeeded' && state !== 'failed' && state !== 'cancelled') return
    for (const stale of [
      listForecasts,
      getForecastRecord,
      getForecastAccuracy,
      listDemandEvents,
      listReorderRows,
      getForecastSums,
    ])
      void cache.invalidateQueries({ queryKey: readKey(stale) })
    if (state === 'succeeded') toastDone(t('done'))
  }, [state, cache, t])
  return {
    task: taskId === undefined ? undefined : task,
    starting: start.isPending,
    running: taskId !== undefined && (task === undefined || !hasEnded(task)),
    start: (body: BodyOf<typeof startForecast>) => start.mutate({ body }),
  }
}

/** The progress of a forecast that was started here, which can be stopped; what went wrong when it failed; nothing otherwise. */
export function ForecastRun({ run }: { run: { task: Task | undefined; running: boolean } }) {
  const t = useTranslations('forecast.run')
  const { task, running } = run
  if (running) {
    return (
      <div className="mb-4 flex items-center gap-4 rounded-md border bg-surface px-4 pt-3.5 pb-2">
        <div className="min-w-0 flex-1">
          <TaskProgress task={task} />
        </div>
        {task ? <StopButton task={task} /> : null}
      </div>
    )
  }
  if (!task || task.state === 'succeeded') return null
  return (
    <Notice
      tone={task.state === 'failed' ? 'danger' : 'plain'}
      className="mb-4"
      title={t(task.state === 'failed' ? 'failed' : 'cancelled')}
      actions={
        <ButtonLink size="sm" href={`/tasks/view?id=${task.id}`}>
          {t('seeTask')}
        </ButtonLink>
      }
    >
      {task.error?.message}
    </Notice>
  )
}

/** What was forecast by then stays; started again, all items are forecast anew. */
function StopButton({ task }: { task: Task }) {
  const t = useTranslations('forecast.run')
  const problemText = useProblemText()
  const { can } = useSession()
  const stop = useWrite(cancelTask, {
    refreshes: [listTasks],
    onError: (error) => toastFailed(problemText(error)),
  })
  if (!can('task:write')) return null
  const stopping = task.cancelRequested || stop.isSuccess
  return (
    <Button
      size="sm"
      pending={stop.isPending}
      disabled={stopping}
      onClick={() => stop.mutate({ params: { taskId: task.id } })}
    >
      <X />
      {t(stopping ? 'stopping' : 'stop')}
    </Button>
  )
}
