import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SalesPage } from '#web/sales/sales-page.tsx'

export const metadata: Metadata = { title: en.selling.orders.title }

export default function Page() {
  return (
    <Suspense>
      <SalesPage />
    </Suspense>
  )
}
