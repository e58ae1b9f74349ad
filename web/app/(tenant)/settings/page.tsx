import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SettingsPage } from '#web/tenant/settings-page.tsx'

export const metadata: Metadata = { title: en.tenant.settings.title }

export default function Page() {
  return (
    <Suspense>
      <SettingsPage />
    </Suspense>
  )
}
