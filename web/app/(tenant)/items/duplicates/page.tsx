import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { DuplicatesPage } from '#web/duplicate/duplicates-page.tsx'

export const metadata: Metadata = { title: en.duplicate.title }

export default function Page() {
  return (
    <Suspense>
      <DuplicatesPage />
    </Suspense>
  )
}
