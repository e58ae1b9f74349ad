import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SalesOrderPage } from '#web/sales/sales-order-page.tsx'

export const metadata: Metadata = { title: en.selling.orders.one }

export default function Page() {
  return (
    <Suspense>
      <SalesOrderPage />
    </Suspense>
  )
}
