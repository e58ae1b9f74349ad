import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ApiKeysPage } from '#web/api-key/api-keys-page.tsx'

export const metadata: Metadata = { title: en.apiKey.title }

export default function Page() {
  return (
    <Suspense>
      <ApiKeysPage />
    </Suspense>
  )
}
