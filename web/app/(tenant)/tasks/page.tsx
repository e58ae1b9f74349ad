import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { TasksPage } from '#web/task/tasks-page.tsx'

export const metadata: Metadata = { title: en.task.title }

export default function Page() {
  return (
    <Suspense>
      <TasksPage />
    </Suspense>
  )
}
