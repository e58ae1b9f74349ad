import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { ValuationPage } from '#web/valuation/valuation-page.tsx'

export const metadata: Metadata = { title: en.valuation.title }

export default function Page() {
  return <ValuationPage />
}
