import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { ConfirmEmail } from '#web/account/confirm-email.tsx'

export const metadata: Metadata = { title: en.account.confirmEmail.title }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <ConfirmEmail />
      </Suspense>
    </AccountFrame>
  )
}
