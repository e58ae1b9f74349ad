import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SuggestionsPage } from '#web/suggestion/suggestions-page.tsx'

export const metadata: Metadata = { title: en.valueSuggestion.title }

export default function Page() {
  return (
    <Suspense>
      <SuggestionsPage />
    </Suspense>
  )
}
