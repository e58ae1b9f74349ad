'use client'
import { useTranslations } from 'use-intl'
import type { Task } from '#contract/task.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

const tones: Record<Task['state'], Tone> = {
  queued: 'plain',
  running: 'accent',
  succeeded: 'plain',
  failed: 'danger',
  cancelled: 'warn',
}

/** The state of a task as a badge. */
export function TaskStateBadge({ state }: { state: Task['state'] }) {
  const t = useTranslations('task')
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
}
