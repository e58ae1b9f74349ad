import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { CountsPage } from '#web/count/counts-page.tsx'

export const metadata: Metadata = { title: en.count.title }

export default function Page() {
  return (
    <Suspense>
      <CountsPage />
    </Suspense>
  )
}
