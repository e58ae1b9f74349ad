import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccuracyPage } from '#web/forecast/accuracy-page.tsx'

export const metadata: Metadata = { title: en.forecast.accuracy.title }

export default function Page() {
  return (
    <Suspense>
      <AccuracyPage />
    </Suspense>
  )
}
