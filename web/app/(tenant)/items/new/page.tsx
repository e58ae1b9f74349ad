import type { Metadata } from 'next'
import { Suspense } from 'react'
import { en } from '#contract/words/en.ts'
import { NewItemPage } from '#web/item/new-item-page.tsx'

export const metadata: Metadata = { title: en.item.new }

export default function Page() {
  return (
    <Suspense>
      <NewItemPage />
    </Suspense>
  )
}
