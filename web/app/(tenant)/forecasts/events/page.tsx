import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { EventsPage } from '#web/forecast/events-page.tsx'

export const metadata: Metadata = { title: en.event.title }

export default function Page() {
  return (
    <Suspense>
      <EventsPage />
    </Suspense>
  )
}
