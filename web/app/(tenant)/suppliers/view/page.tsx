import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SupplierPage } from '#web/supplier/supplier-page.tsx'

export const metadata: Metadata = { title: en.supplier.one }

export default function Page() {
  return (
    <Suspense>
      <SupplierPage />
    </Suspense>
  )
}
