import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { MovementsPage } from '#web/movement/movements-page.tsx'

export const metadata: Metadata = { title: en.movement.title }

export default function Page() {
  return (
    <Suspense>
      <MovementsPage />
    </Suspense>
  )
}
