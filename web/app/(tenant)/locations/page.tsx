import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { LocationsPage } from '#web/location/locations-page.tsx'

export const metadata: Metadata = { title: en.location.title }

export default function Page() {
  return (
    <Suspense>
      <LocationsPage />
    </Suspense>
  )
}
