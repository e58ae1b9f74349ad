import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AlertsPage } from '#web/alert/alerts-page.tsx'

export const metadata: Metadata = { title: en.alert.title }

export default function Page() {
  return (
    <Suspense>
      <AlertsPage />
    </Suspense>
  )
}
