'use client'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reportMonths, type StockReport, startStockReport } from '#contract/report.ts'
import { listTasks } from '#contract/task.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { useWrite } from '#web/lib/write.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const steps = ['M', 'W'] as const

/** Makes a report of a place, and follows it until it is there. @param made  the one there is, whose settings are offered again */
export function ReportRun({ locationId, made }: { locationId: string | null; made: StockReport | null }) {
  const t = useTranslations('report.run')
  const problemText = useProblemText()
  const [taskId, setTaskId] = useState<string>()
  const [chosen, setChosen] = useState<{ months?: (typeof reportMonths)[number]; step?: 'M' | 'W' }>({})
  const { data: task } = useTask(taskId, (ended) => {
    if (ended.state === 'succeeded') toastDone(t('done'))
  })
  const start = useWrite(startStockReport, {
    refreshes: [listTasks],
    onSuccess: (started) => setTaskId(started.task.id),
    onError: (error) => toastFailed(problemText(error)),
  })
  const months = chosen.months ?? reportMonths.find((one) => one === made?.months) ?? 12
  const step = months < 6 ? 'W' : (chosen.step ?? made?.step ?? 'M')
  const running = taskId !== undefined && !(task && hasEnded(task))
  return (
    <section aria-label={t('title')} className="mb-4 rounded-lg border bg-surface px-4 py-3">
      <div className="grid gap-3 sm:flex sm:flex-wrap sm:items-end">
        <Field label={t('months')} className="sm:w-36">
          <Select
            value={months}
            onChange={(event) =>
              setChosen({ ...chosen, months: reportMonths.find((one) => String(one) === event.target.value) ?? 12 })
            }
          >
            {reportMonths.map((count) => (
              <option key={count} value={count}>
                {t('monthCount', { count })}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <p aria-hidden="true" className="mb-1 text-sm font-medium">
            {t('step')}
          </p>
          <Segmented
            label={t('step')}
            value={step}
            onValueChange={(next) => setChosen({ ...chosen, step: next })}
            options={steps
              .filter((value) => value === 'W' || months >= 6)
              .map((value) => ({ value, label: t(`steps.${value}`) }))}
          />
        </div>
        <Button
          look={made ? 'secondary' : 'primary'}
          pending={start.isPending || running}
          onClick={() => start.mutate({ body: { locationId, months, step } })}
        >
          <Play />
          {t('make')}
        </Button>
      </div>
      {running ? (
        <div className="mt-3">
          <TaskProgress task={task} />
        </div>
      ) : null}
      {task && task.state !== 'succeeded' && hasEnded(task) ? (
        <Notice
          tone="danger"
          className="mt-3"
          title={t('failed')}
          actions={
            <ButtonLink size="sm" href={`/tasks/view?id=${task.id}`}>
              {t('seeTask')}
            </ButtonLink>
          }
        >
          {task.error?.message}
        </Notice>
      ) : null}
    </section>
  )
}
