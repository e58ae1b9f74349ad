import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountPage } from '#web/account/account-page.tsx'

export const metadata: Metadata = { title: en.account.own.title }

export default function Page() {
  return (
    <Suspense>
      <AccountPage />
    </Suspense>
  )
}
