import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { MembersPage } from '#web/member/members-page.tsx'

export const metadata: Metadata = { title: en.member.title }

export default function Page() {
  return (
    <Suspense>
      <MembersPage />
    </Suspense>
  )
}
