import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SumsPage } from '#web/forecast/sums-page.tsx'

export const metadata: Metadata = { title: en.sums.title }

export default function Page() {
  return (
    <Suspense>
      <SumsPage />
    </Suspense>
  )
}
