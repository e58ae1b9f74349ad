import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ReorderPage } from '#web/purchasing/reorder-page.tsx'

export const metadata: Metadata = { title: en.purchasing.reorder.title }

export default function Page() {
  return (
    <Suspense>
      <ReorderPage />
    </Suspense>
  )
}
