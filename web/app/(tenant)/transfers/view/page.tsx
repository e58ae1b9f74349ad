import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { TransferPage } from '#web/transfer/transfer-page.tsx'

export const metadata: Metadata = { title: en.transfer.one }

export default function Page() {
  return (
    <Suspense>
      <TransferPage />
    </Suspense>
  )
}
