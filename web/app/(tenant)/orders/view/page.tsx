import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { OrderPage } from '#web/purchasing/order-page.tsx'

export const metadata: Metadata = { title: en.purchasing.orders.one }

export default function Page() {
  return (
    <Suspense>
      <OrderPage />
    </Suspense>
  )
}
