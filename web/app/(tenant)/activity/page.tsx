import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ActivityPage } from '#web/audit/activity-page.tsx'

export const metadata: Metadata = { title: en.audit.title }

export default function Page() {
  return (
    <Suspense>
      <ActivityPage />
    </Suspense>
  )
}
