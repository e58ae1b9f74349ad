import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ProposalPage } from '#web/proposal/proposal-page.tsx'

export const metadata: Metadata = { title: en.proposal.title }

export default function Page() {
  return (
    <Suspense>
      <ProposalPage />
    </Suspense>
  )
}
