import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { ReportsPage } from '#web/report/reports-page.tsx'

export const metadata: Metadata = { title: en.report.title }

export default function Page() {
  return <ReportsPage />
}
