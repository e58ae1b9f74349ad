import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { SchemaPage } from '#web/schema/schema-page.tsx'

export const metadata: Metadata = { title: en.schema.title }

export default function Page() {
  return (
    <Suspense>
      <SchemaPage />
    </Suspense>
  )
}
