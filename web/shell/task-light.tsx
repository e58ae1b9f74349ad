'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { listTasks } from '#contract/task.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Spinner } from '#web/ui/spinner.tsx'

/** A small light in the header while background work runs; leads to the tasks. Its place is kept when nothing runs. */
export function TaskLight() {
  const t = useTranslations('shell')
  const { can } = useSession()
  const input = { query: { state: 'running', limit: 20 } } as const
  const { data } = useRead(listTasks, input, { enabled: can('task:read'), refetchInterval: 10_000 })
  const count = data?.data.length ?? 0
  return (
    <div className="flex size-9 shrink-0 items-center justify-center max-sm:empty:hidden" aria-live="polite">
      {count > 0 ? (
        <Link
          href="/tasks"
          aria-label={t('tasksRunning', { count })}
          title={t('tasksRunning', { count })}
          className="relative flex size-9 items-center justify-center rounded-md text-accent hover:bg-sunken"
        >
          <Spinner className="size-6" />
          <span className="absolute text-xs font-semibold">{count}</span>
        </Link>
      ) : null}
    </div>
  )
}
