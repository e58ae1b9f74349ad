import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { TaskPage } from '#web/task/task-page.tsx'

export const metadata: Metadata = { title: en.task.one }

export default function Page() {
  return (
    <Suspense>
      <TaskPage />
    </Suspense>
  )
}
