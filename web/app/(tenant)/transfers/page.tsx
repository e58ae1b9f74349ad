import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { TransfersPage } from '#web/transfer/transfers-page.tsx'

export const metadata: Metadata = { title: en.transfer.title }

export default function Page() {
  return <TransfersPage />
}
