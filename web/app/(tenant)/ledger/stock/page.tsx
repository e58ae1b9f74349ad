import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { StockAtPage } from '#web/ledger/stock-at-page.tsx'

export const metadata: Metadata = { title: en.ledger.stockAt.title }

export default function Page() {
  return <StockAtPage />
}
