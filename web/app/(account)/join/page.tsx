import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { JoinTenant } from '#web/account/join-tenant.tsx'

export const metadata: Metadata = { title: en.member.invitation }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <JoinTenant />
      </Suspense>
    </AccountFrame>
  )
}
