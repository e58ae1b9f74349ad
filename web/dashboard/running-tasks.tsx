'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { listTasks, type Task } from '#contract/task.ts'
import { useRead } from '#web/lib/read.ts'
import { hasEnded } from '#web/lib/task-end.ts'
import { useTask } from '#web/lib/task-stream.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** Work under way, live; nothing when nothing runs. */
export function RunningTasks() {
  const t = useTranslations('dashboard')
  const running = useRead(listTasks, { query: { state: 'running', limit: 5 } }, { refetchInterval: 10_000 })
  if (!running.data?.data.length) return null
  return (
    <Panel title={t('running')}>
      <ul className="space-y-3">
        {running.data.data.map((task) => (
          <RunningTask key={task.id} task={task} />
        ))}
      </ul>
    </Panel>
  )
}

function RunningTask({ task: known }: { task: Task }) {
  const t = useTranslations('task')
  const { data: task = known } = useTask(known.id)
  return (
    <li className={hasEnded(task) ? 'opacity-60' : ''}>
      <Link
        href={`/tasks/view?id=${task.id}`}
        className="mb-1.5 inline-block font-medium underline-offset-4 hover:underline"
      >
        {t(`kind.${task.kind}`)}
      </Link>
      <TaskProgress task={task} />
    </li>
  )
}
