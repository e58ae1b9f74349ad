import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { DraftsPage } from '#web/movement/drafts-page.tsx'

export const metadata: Metadata = { title: en.movement.draft.title }

export default function Page() {
  return (
    <Suspense>
      <DraftsPage />
    </Suspense>
  )
}
