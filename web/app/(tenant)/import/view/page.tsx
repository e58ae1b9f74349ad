import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ImportView } from '#web/import/import-view.tsx'

export const metadata: Metadata = { title: en.import.one }

export default function Page() {
  return (
    <Suspense>
      <ImportView />
    </Suspense>
  )
}
