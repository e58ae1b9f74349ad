import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { DashboardPage } from '#web/dashboard/dashboard-page.tsx'

export const metadata: Metadata = { title: en.dashboard.title }

export default function Page() {
  return <DashboardPage />
}
