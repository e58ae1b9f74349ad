import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { SignUpForm } from '#web/account/sign-up-form.tsx'

export const metadata: Metadata = { title: en.account.signUp.title }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <SignUpForm />
      </Suspense>
    </AccountFrame>
  )
}
