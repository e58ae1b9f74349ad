import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { LotsPage } from '#web/lot/lots-page.tsx'

export const metadata: Metadata = { title: en.lot.title }

export default function Page() {
  return (
    <Suspense>
      <LotsPage />
    </Suspense>
  )
}
