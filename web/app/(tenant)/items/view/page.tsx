import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ItemPage } from '#web/item/item-page.tsx'

export const metadata: Metadata = { title: en.item.one }

export default function Page() {
  return (
    <Suspense>
      <ItemPage />
    </Suspense>
  )
}
