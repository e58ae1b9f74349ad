'use client'
import { useNow, useTranslations } from 'use-intl'
import type { Task } from '#contract/task.ts'

/** How long a task took, or has taken until now. */
export function Duration({ task }: { task: Task }) {
  const t = useTranslations('task')
  const now = useNow({ updateInterval: 1000 })
  if (!task.startedAt) return null
  const end = task.finishedAt ? Date.parse(task.finishedAt) : now.getTime()
  const seconds = Math.max(0, (end - Date.parse(task.startedAt)) / 1000)
  return (
    <span className="whitespace-nowrap">
      {seconds < 60
        ? t('seconds', { seconds: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds) })
        : t('minutes', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) })}
    </span>
  )
}
