import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccuracyPage } from '#web/count/accuracy-page.tsx'

export const metadata: Metadata = { title: en.count.accuracyPage.title }

export default function Page() {
  return (
    <Suspense>
      <AccuracyPage />
    </Suspense>
  )
}
