import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { WatchesPage } from '#web/view/watches-page.tsx'

export const metadata: Metadata = { title: en.viewWatch.title }

export default function Page() {
  return (
    <Suspense>
      <WatchesPage />
    </Suspense>
  )
}
