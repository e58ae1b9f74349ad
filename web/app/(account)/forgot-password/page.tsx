import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { ForgotPasswordForm } from '#web/account/forgot-password-form.tsx'

export const metadata: Metadata = { title: en.account.forgot.title }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <ForgotPasswordForm />
      </Suspense>
    </AccountFrame>
  )
}
