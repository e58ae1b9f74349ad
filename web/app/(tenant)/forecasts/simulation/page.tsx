import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SimulationPage } from '#web/forecast/simulation-page.tsx'

export const metadata: Metadata = { title: en.forecast.simulation.title }

export default function Page() {
  return (
    <Suspense>
      <SimulationPage />
    </Suspense>
  )
}
