import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { ItemsPage } from '#web/item/items-page.tsx'

export const metadata: Metadata = { title: en.item.title }

export default function Page() {
  return (
    <Suspense>
      <ItemsPage />
    </Suspense>
  )
}
