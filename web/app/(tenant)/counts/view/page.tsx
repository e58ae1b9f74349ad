import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { CountPage } from '#web/count/count-page.tsx'

export const metadata: Metadata = { title: en.count.one }

export default function Page() {
  return (
    <Suspense>
      <CountPage />
    </Suspense>
  )
}
