import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { AccountFrame } from '#web/account/account-frame.tsx'
import { SignInForm } from '#web/account/sign-in-form.tsx'

export const metadata: Metadata = { title: en.account.signIn.title }

export default function Page() {
  return (
    <AccountFrame>
      <Suspense>
        <SignInForm />
      </Suspense>
    </AccountFrame>
  )
}
