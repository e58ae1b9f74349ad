import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { OrdersPage } from '#web/purchasing/orders-page.tsx'

export const metadata: Metadata = { title: en.purchasing.orders.title }

export default function Page() {
  return (
    <Suspense>
      <OrdersPage />
    </Suspense>
  )
}
