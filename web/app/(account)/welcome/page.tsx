import type { Metadata } from 'next'
import { en } from '#contract/words/en.ts'
import { TallyMark } from '#web/shell/tally-mark.tsx'
import { FirstRun } from '#web/tenant/first-run.tsx'

export const metadata: Metadata = { title: en.tenant.welcome.title }

export default function Page() {
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-6 py-8">
      <header className="flex items-center gap-2.5">
        <TallyMark />
        <span className="font-semibold">{en.shell.product}</span>
      </header>
      <main className="my-auto py-12">
        <FirstRun />
      </main>
    </div>
  )
}
