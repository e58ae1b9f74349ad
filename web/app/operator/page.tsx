import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { OperatorPage } from '#web/operator/operator-page.tsx'

export const metadata: Metadata = { title: en.operator.title, robots: { index: false } }

export default function Page() {
  return <OperatorPage />
}
