import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { PlanCountPage } from '#web/count/plan-count-page.tsx'

export const metadata: Metadata = { title: en.count.planning.title }

export default function Page() {
  return (
    <Suspense>
      <PlanCountPage />
    </Suspense>
  )
}
