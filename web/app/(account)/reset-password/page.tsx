import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { ResetPasswordForm } from '#web/account/reset-password-form.tsx'

export const metadata: Metadata = { title: en.account.reset.title }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <ResetPasswordForm />
      </Suspense>
    </AccountFrame>
  )
}
