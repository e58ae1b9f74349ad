import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { LotPage } from '#web/lot/lot-page.tsx'

export const metadata: Metadata = { title: en.lot.one }

export default function Page() {
  return (
    <Suspense>
      <LotPage />
    </Suspense>
  )
}
