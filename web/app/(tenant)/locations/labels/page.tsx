import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { LabelsPage } from '#web/label/labels-page.tsx'

export const metadata: Metadata = { title: en.label.title }

export default function Page() {
  return (
    <Suspense>
      <LabelsPage kind="location" />
    </Suspense>
  )
}
