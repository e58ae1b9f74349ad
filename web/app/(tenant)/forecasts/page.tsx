import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ForecastsPage } from '#web/forecast/forecasts-page.tsx'

export const metadata: Metadata = { title: en.forecast.title }

export default function Page() {
  return (
    <Suspense>
      <ForecastsPage />
    </Suspense>
  )
}
