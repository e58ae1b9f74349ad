import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { LedgerPage } from '#web/ledger/ledger-page.tsx'

export const metadata: Metadata = { title: en.ledger.title }

export default function Page() {
  return <LedgerPage />
}
