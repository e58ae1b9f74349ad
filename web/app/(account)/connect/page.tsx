import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { ConnectPage } from '#web/connection/connect-page.tsx'

export const metadata: Metadata = { title: en.connection.ask.page }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <ConnectPage />
      </Suspense>
    </AccountFrame>
  )
}
