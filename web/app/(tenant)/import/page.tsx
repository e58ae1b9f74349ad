import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ImportPage } from '#web/import/import-page.tsx'

export const metadata: Metadata = { title: en.import.title }

export default function Page() {
  return (
    <Suspense>
      <ImportPage />
    </Suspense>
  )
}
