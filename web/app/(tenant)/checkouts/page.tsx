import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { CheckoutsPage } from '#web/checkout/checkouts-page.tsx'

export const metadata: Metadata = { title: en.checkout.title }

export default function Page() {
  return <CheckoutsPage />
}
