import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SuppliersPage } from '#web/supplier/suppliers-page.tsx'

export const metadata: Metadata = { title: en.supplier.title }

export default function Page() {
  return (
    <Suspense>
      <SuppliersPage />
    </Suspense>
  )
}
