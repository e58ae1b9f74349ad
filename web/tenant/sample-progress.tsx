'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useTask } from '#web/lib/task-stream.ts'
import { TaskProgress } from '#web/task/task-progress.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'

/** Watches the sample being made and enters it when it is done. */
export function SampleProgress({ taskId }: { taskId: string }) {
  const t = useTranslations('tenant.welcome')
  const router = useRouter()
  const { data: task } = useTask(taskId, (ended) => ended.state === 'succeeded' && router.replace('/'))
  if (task?.state === 'failed') {
    return <ErrorState title={t('sampleFailed')}>{task.error?.message}</ErrorState>
  }
  return (
    <div className="max-w-lg">
      <h1 className="text-2xl font-semibold tracking-tight">{t('making')}</h1>
      <p className="mt-1 mb-8 text-soft">{t('makingNote')}</p>
      <TaskProgress task={task} />
      <ButtonLink href="/" className="mt-8">
        {t('lookAround')}
      </ButtonLink>
    </div>
  )
}
